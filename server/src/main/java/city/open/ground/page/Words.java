package city.open.ground.page;

import city.open.ground.calendar.Text;
import city.open.ground.city.City;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.vocabulary.PetitionNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything the pages say in one language, from a file an area such as {@code words.ko.properties}, and what the city says otherwise in the
 * {@code words.ko.properties} of its folder.
 *
 * <p>{@code {0}} stands for the first value. {@code {0|a|b}} chooses by it: in English {@code a} for one and {@code b} for any other
 * number; in Korean {@code a} after a final consonant and {@code b} after a vowel, as particles do. {@code {number}} is an example of a
 * petition's number.
 */
public final class Words {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^}]*))?}");
    /** A file an area and language; {@code words} is the public site. */
    private static final List<String> AREAS = List.of(
            "words",
            "identity",
            "office",
            "counter",
            "approval",
            "log",
            "guard",
            "my",
            "intake",
            "agenda",
            "follow",
            "policy",
            "dial",
            "disclosure",
            "agency",
            "share",
            "statistics",
            "effect",
            "watch",
            "export",
            "report",
            "orders",
            "audits",
            "postcard",
            "survey",
            "index",
            "map",
            "question",
            "comment",
            "flags",
            "overview",
            "register",
            "editor");

    /** What a petition's number looks like in this city: {@code {number}} in the words. */
    static final String NUMBER_LIKE =
            PetitionNumber.of(2026, City.here().code(), 123).value();

    private static final Map<Lang, Words> ALL = all();

    private final Lang lang;
    private final Map<String, String> words;

    private Words(Lang lang) {
        this.lang = lang;
        var all = new TreeMap<String, String>();
        for (var area : AREAS) {
            read(area + "." + lang.tag() + ".properties").forEach((key, value) -> {
                if (all.put(key, value) != null) {
                    throw new IllegalStateException("two words for " + key);
                }
            });
        }
        all.putAll(ofTheCity(CityFolder.here(), lang));
        this.words = all;
    }

    /** What the folder of a city says otherwise, or for itself alone. */
    private static Map<String, String> ofTheCity(CityFolder city, Lang lang) {
        try (@Nullable InputStream file = city.find(file(lang)).orElse(null)) {
            return file == null ? Map.of() : read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String file(Lang lang) {
        return "words." + lang.tag() + ".properties";
    }

    /** Tells of the words in a folder those that nobody says, and those with a gap that nothing fills. */
    public static void check(CityFolder city, Faults faults) {
        for (var lang : Lang.values()) {
            var ours = in(lang).words;
            ofTheCity(city, lang).forEach((key, said) -> {
                var before = ours.get(key);
                if (before == null) {
                    faults.add("%s: nothing is called `%s`".formatted(file(lang), key));
                } else if (!gaps(before).containsAll(gaps(said))) {
                    faults.add("%s: `%s` can have the gaps %s, not %s"
                            .formatted(file(lang), key, gaps(before), gaps(said)));
                }
            });
        }
    }

    private static Set<String> gaps(String words) {
        return GAP.matcher(words)
                .results()
                .map(gap -> "{" + gap.group(1) + "}")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Words in(Lang lang) {
        return Objects.requireNonNull(ALL.get(lang));
    }

    private static Map<Lang, Words> all() {
        var all = new EnumMap<Lang, Words>(Lang.class);
        for (var lang : Lang.values()) {
            all.put(lang, new Words(lang));
        }
        return all;
    }

    public Lang lang() {
        return lang;
    }

    public String of(Text text) {
        return lang.of(text);
    }

    public boolean knows(String key) {
        return words.containsKey(key);
    }

    public Set<String> keys() {
        return words.keySet();
    }

    /** The words under a key with their gaps filled; an unknown key is a fault of ours. */
    public String say(String key, Object... values) {
        var said = words.get(key);
        if (said == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        if (values.length == 0) {
            return said;
        }
        return GAP.matcher(said).replaceAll(gap -> {
            var value = values[Integer.parseInt(gap.group(1))].toString();
            var chosen = gap.group(2) == null ? value : takesFirst(value) ? gap.group(2) : gap.group(3);
            return Matcher.quoteReplacement(chosen);
        });
    }

    private boolean takesFirst(String value) {
        return switch (lang) {
            case KO -> endsInConsonant(value);
            case EN -> value.equals("1");
        };
    }

    private static boolean endsInConsonant(String value) {
        if (value.isEmpty()) {
            return false;
        }
        char last = value.charAt(value.length() - 1);
        if (last >= '가' && last <= '힣') {
            return (last - '가') % 28 != 0;
        }
        return "013678LMNRlmnr".indexOf(last) >= 0;
    }

    private static Map<String, String> read(String name) {
        try (var file = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> read(InputStream file) throws IOException {
        var properties = new Properties();
        properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        var words = new TreeMap<String, String>();
        properties.forEach(
                (key, value) -> words.put(key.toString(), value.toString().replace("{number}", NUMBER_LIKE)));
        return words;
    }
}
