package city.open.audit.input;

import city.open.ground.calendar.CityTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value that a stranger handed in, with its place ({@code input[2].p[4]}). Whatever it is not asked to be, it refuses with a
 * {@link BadInput}: wrong types are never converted. Times without an offset are the city's.
 */
public final class Given {
    /** Bytes of the whole input. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final int MOST_ITEMS = 100_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NUMBER = 64;
    private static final int DEEPEST = 16;
    private static final int MOST_SHOWN = 40;
    /** Won of the city's budget for many years, and far below where whole numbers in a double get holes. */
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private static final int MOST_DECIMALS = 60;
    private static final Pattern MINUTE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String place;
    private final Map<JsonNode, Asked> asked;

    /** Which keys of an object were looked at. */
    private record Asked(String place, Set<String> keys) {}

    private Given(JsonNode node, String place, Map<JsonNode, Asked> asked) {
        this.node = node;
        this.place = place;
        this.asked = asked;
    }

    /** Reads a JSON text whose outermost value is an array. */
    public static Given array(byte[] text) {
        if (text.length > MOST_BYTES) {
            throw new BadInput("input", "it is longer than %,d bytes: give it in parts".formatted(MOST_BYTES));
        }
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new BadInput(
                    at == null || at.getLineNr() < 1
                            ? "input"
                            : "input, line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                    "this is no JSON that can be read (" + shortened(firstSentence(e.getOriginalMessage()), 160) + ")");
        }
        if (node.isMissingNode()) {
            throw new BadInput("input", "it is empty: a JSON array of cases is needed, such as [{…}, {…}]");
        }
        if (!node.isArray()) {
            throw new BadInput("input", "a JSON array of cases is needed, such as [{…}, {…}], not " + what(node));
        }
        return new Given(node, "input", new IdentityHashMap<>());
    }

    /** A value that the program asks a rule about itself: text, numbers, truths, lists and maps of these. */
    public static Given of(Map<String, ?> value) {
        return new Given(JSON.valueToTree(value), "input", new IdentityHashMap<>());
    }

    /** A minute as {@link #minute} reads it. */
    public static String written(LocalDateTime minute) {
        return minute.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String firstSentence(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    /** What was given under keys that nobody asked for: most often a slip of the pen. */
    public List<String> ignored() {
        var places = new TreeSet<String>();
        asked.forEach((object, seen) -> object.propertyNames().stream()
                .filter(key -> !seen.keys().contains(key))
                .forEach(key -> places.add(seen.place() + "." + shortened(key, MOST_SHOWN))));
        return List.copyOf(places);
    }

    /** What a rule makes of this; where it refuses, because it cannot count with it, that is told with this place. */
    public <T> T counted(Supplier<T> rule) {
        try {
            return rule.get();
        } catch (IllegalArgumentException refused) {
            throw wrong(String.valueOf(refused.getMessage()));
        }
    }

    public BadInput wrong(String sentence) {
        return new BadInput(place, sentence);
    }

    public boolean isArray() {
        return node.isArray();
    }

    public boolean isNumber() {
        return node.isNumber();
    }

    public boolean isNull() {
        return node.isNull();
    }

    /** Null or a blank text: a field that nobody filled in. */
    public boolean isEmpty() {
        return node.isNull() || node.isString() && node.stringValue().isBlank();
    }

    /** What stands under a key that has to be there; null is there too. */
    public Given at(String key) {
        var found = child(key);
        if (found == null) {
            throw wrong("the key \"%s\" is missing".formatted(key));
        }
        return new Given(found, place + "." + key, asked);
    }

    /** Empty where the key is not there or null. */
    public Optional<Given> maybe(String key) {
        var found = child(key);
        return found == null || found.isNull()
                ? Optional.empty()
                : Optional.of(new Given(found, place + "." + key, asked));
    }

    private @Nullable JsonNode child(String key) {
        if (!node.isObject()) {
            throw wrong("an object {…} is needed, not " + what(node));
        }
        asked.computeIfAbsent(node, _ -> new Asked(place, new HashSet<>()))
                .keys()
                .add(key);
        return node.get(key);
    }

    /** The members of an object whose keys are names of the giver's own, in the order given. */
    public Map<String, Given> members() {
        if (!node.isObject()) {
            throw wrong("an object {…} is needed, not " + what(node));
        }
        bounded(node.size());
        var members = new LinkedHashMap<String, Given>();
        node.properties()
                .forEach(member -> members.put(
                        member.getKey(),
                        new Given(member.getValue(), place + "." + shortened(member.getKey(), MOST_SHOWN), asked)));
        return Collections.unmodifiableMap(members);
    }

    public List<Given> items() {
        if (!node.isArray()) {
            throw wrong("an array […] is needed, not " + what(node));
        }
        bounded(node.size());
        var items = new ArrayList<Given>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new Given(node.get(i), place + "[" + i + "]", asked));
        }
        return items;
    }

    /** An array of exactly two. */
    public List<Given> pair() {
        var items = items();
        if (items.size() != 2) {
            throw wrong("two values [a, b] are needed, not " + items.size());
        }
        return items;
    }

    private void bounded(int size) {
        if (size > MOST_ITEMS) {
            throw wrong("%,d values are too many: %,d at most".formatted(size, MOST_ITEMS));
        }
    }

    /** For rules that cost more than their input is long. */
    public List<Given> items(int most) {
        var items = items();
        if (items.size() > most) {
            throw wrong("%,d values are too many here: %,d at most".formatted(items.size(), most));
        }
        return items;
    }

    /** Words that are not blank. */
    public String text() {
        if (!node.isString()) {
            throw wrong("a text is needed, not " + what(node));
        }
        if (node.stringValue().isBlank()) {
            throw wrong("the text is blank");
        }
        return node.stringValue();
    }

    public boolean truth() {
        if (!node.isBoolean()) {
            throw wrong("true or false is needed, not " + what(node));
        }
        return node.booleanValue();
    }

    /** Within ±10¹⁵ and 60 decimals. */
    public BigDecimal decimal() {
        if (!node.isNumber()) {
            throw wrong("a number is needed, not " + what(node));
        }
        var number = node.decimalValue();
        if (number.scale() > MOST_DECIMALS) {
            throw wrong("%s has too many decimals: %d at most".formatted(what(node), MOST_DECIMALS));
        }
        if (number.precision() - (long) number.scale() > 17 || number.abs().compareTo(LARGEST) > 0) {
            throw wrong("%s is too large: 10^15 at most".formatted(what(node)));
        }
        return number;
    }

    public BigDecimal notNegative() {
        var number = decimal();
        if (number.signum() < 0) {
            throw wrong("a number not below 0 is needed, not " + what(node));
        }
        return number;
    }

    public double number() {
        return decimal().doubleValue();
    }

    public double numberFrom(double least, double most) {
        double number = number();
        if (number < least || number > most) {
            throw wrong("a number from %s to %s is needed, not %s".formatted(plain(least), plain(most), what(node)));
        }
        return number;
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** A whole number from 0 to a thousand million. */
    public int count() {
        return count(0, 1_000_000_000);
    }

    public int count(int least, int most) {
        var number = decimal().stripTrailingZeros();
        if (number.scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong("a whole number from %,d to %,d is needed, not %s".formatted(least, most, what(node)));
        }
        return number.intValueExact();
    }

    public LocalDate date() {
        return read(DATE, "a date such as 2026-06-30", LocalDate::parse);
    }

    public LocalTime time() {
        return read(TIME, "a time such as 09:31", LocalTime::parse);
    }

    /** {@code 2026-06-05T17:30} in the city, or with an offset. Seconds are dropped. */
    public LocalDateTime minute() {
        return read(
                        MINUTE,
                        "a minute such as 2026-06-05T17:30",
                        text -> text.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
                                ? OffsetDateTime.parse(text)
                                        .atZoneSameInstant(CityTime.ZONE)
                                        .toLocalDateTime()
                                : LocalDateTime.parse(text))
                .withSecond(0);
    }

    /** A minute, or a date as its first minute. */
    public LocalDateTime minuteOrDate() {
        return isDate() ? date().atStartOfDay() : minute();
    }

    /** Until when: a minute, or a date as the last minute of that day. */
    public LocalDateTime dueMinute() {
        return isDate() ? date().atTime(23, 59) : minute();
    }

    private boolean isDate() {
        return node.isString() && DATE.matcher(node.stringValue()).matches();
    }

    private interface Reading<T> {
        T of(String text);
    }

    private <T> T read(Pattern form, String needed, Reading<T> reading) {
        if (node.isString() && form.matcher(node.stringValue()).matches()) {
            try {
                return reading.of(node.stringValue());
            } catch (DateTimeException _) {
                throw wrong("%s is in no calendar: write %s".formatted(what(node), needed));
            }
        }
        throw wrong("%s is needed, not %s".formatted(needed, what(node)));
    }

    private static String what(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL -> "null";
            case STRING -> '"' + shortened(node.stringValue(), MOST_SHOWN) + '"';
            default -> shortened(node.toString(), MOST_SHOWN);
        };
    }

    private static String shortened(String text, int most) {
        var visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= most ? visible : visible.substring(0, most) + "…";
    }
}
