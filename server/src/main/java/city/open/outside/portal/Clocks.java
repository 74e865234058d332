package city.open.outside.portal;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Suspension;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what people ask the statutory clock. */
final class Clocks {
    private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");
    private static final Pattern LENGTHS = Pattern.compile("([1-9]\\d{0,3}d|whole)(,([1-9]\\d{0,3}d|whole))?");

    private Clocks() {}

    /** What a field for a minute can hold; anything else leaves it empty. */
    static String minuteField(String text) {
        return MINUTE.matcher(text).matches() ? text : "";
    }

    /** A minute in the city, or with an offset one anywhere; a day alone begins at nine. */
    static Instant received(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atTime(9, 0).atZone(CityTime.ZONE).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(CityTime.ZONE).toInstant();
        } catch (DateTimeException _) {
            throw new NotServed(400, "unknown-reception");
        }
    }

    static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException _) {
            throw new NotServed(400, "unknown-period");
        }
    }

    static Suspension suspension(String text) {
        try {
            return Suspension.parse(text);
        } catch (IllegalArgumentException _) {
            throw new NotServed(400, "unknown-suspension");
        }
    }

    /** Of a form with two fields: both or none. */
    static List<Suspension> suspensions(String from, String to) {
        return from.isBlank() && to.isBlank() ? List.of() : List.of(suspension(from.strip() + "/" + to.strip()));
    }

    /** A number of whole extensions, or each by its length: {@code 3d} or {@code whole}, with a comma between two. */
    static List<Extension> extensionLengths(String text) {
        if (!LENGTHS.matcher(text).matches()) {
            return Collections.nCopies(extensions(text), Extension.WHOLE);
        }
        return Arrays.stream(text.split(","))
                .map(one -> one.equals("whole")
                        ? Extension.WHOLE
                        : new Extension(Integer.valueOf(one.substring(0, one.length() - 1))))
                .toList();
    }

    static int extensions(String text) {
        return switch (text) {
            case "", "0" -> 0;
            case "1" -> 1;
            case "2" -> 2;
            default -> throw new NotServed(400, "unknown-extension");
        };
    }
}
