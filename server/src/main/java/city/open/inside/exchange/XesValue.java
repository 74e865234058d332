package city.open.inside.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of an XES attribute, as far as its type matters to us: a moment, or something we only read as text. */
sealed interface XesValue {
    record Plain(String text) implements XesValue {}

    /** A {@code date}. The offset is null when the file leaves it out, which the XES schema allows. */
    record Moment(LocalDateTime local, @Nullable ZoneOffset offset) implements XesValue {
        Instant in(ZoneId zoneWhenNoneIsWritten) {
            return offset == null ? local.atZone(zoneWhenNoneIsWritten).toInstant() : local.toInstant(offset);
        }
    }

    /** The attribute types of XES 2.2 that carry a value; {@code list} and {@code container} only hold others. */
    enum Type {
        STRING("text"),
        ID("text"),
        DATE("a date and time such as 2026-06-01T14:00:00+09:00"),
        INT("a whole number of at most 64 bits"),
        FLOAT("a number"),
        BOOLEAN("true or false");

        private static final Pattern DATE_TIME =
                Pattern.compile("(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})"
                        + "T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?(Z|[+-][0-9]{2}:[0-9]{2})?");
        private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
        private static final Pattern NUMBER =
                Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN");
        private static final Pattern TRUTH = Pattern.compile("true|false|1|0");

        private final String expected;

        Type(String expected) {
            this.expected = expected;
        }

        /** What a value of this type looks like, to be put into a sentence. */
        String expected() {
            return expected;
        }

        /**
         * The value as the XML Schema type behind it reads it, or nothing when it is not of this type. Blanks around it
         * do not count, but only those XML knows: hence {@code trim}.
         */
        Optional<XesValue> read(String written) {
            return switch (this) {
                case STRING, ID -> Optional.of(new Plain(written));
                case DATE -> moment(written.trim()).map(moment -> moment);
                case INT -> plainIf(isLong(written.trim()), written);
                case FLOAT -> plainIf(NUMBER.matcher(written.trim()).matches(), written);
                case BOOLEAN -> plainIf(TRUTH.matcher(written.trim()).matches(), written);
            };
        }

        private static Optional<XesValue> plainIf(boolean right, String written) {
            return right ? Optional.of(new Plain(written.trim())) : Optional.empty();
        }

        private static boolean isLong(String written) {
            if (!WHOLE.matcher(written).matches()) {
                return false;
            }
            try {
                Long.parseLong(written);
                return true;
            } catch (NumberFormatException _) {
                return false;
            }
        }

        /** XML Schema dateTime: there is no year 0, and 24:00:00 is the first moment of the next day. */
        private static Optional<Moment> moment(String written) {
            var parts = DATE_TIME.matcher(written);
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                int year = Integer.parseInt(parts.group(1));
                int hour = Integer.parseInt(parts.group(4));
                int minute = Integer.parseInt(parts.group(5));
                int second = Integer.parseInt(parts.group(6));
                int nano = nanos(parts.group(7));
                boolean endOfDay = hour == 24 && minute == 0 && second == 0 && nano == 0;
                if (year == 0) {
                    return Optional.empty();
                }
                var day = LocalDateTime.of(
                        year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), 0, 0);
                var local = endOfDay
                        ? day.plusDays(1)
                        : day.withHour(hour)
                                .withMinute(minute)
                                .withSecond(second)
                                .withNano(nano);
                return Optional.of(new Moment(local, offset(parts.group(8))));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        private static int nanos(@Nullable String fraction) {
            return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        }

        private static @Nullable ZoneOffset offset(@Nullable String written) {
            if (written == null) {
                return null;
            }
            if (written.equals("Z")) {
                return ZoneOffset.UTC;
            }
            int sign = written.charAt(0) == '-' ? -1 : 1;
            int hours = Integer.parseInt(written.substring(1, 3));
            int minutes = Integer.parseInt(written.substring(4, 6));
            if (hours > 14 || minutes > 59 || hours == 14 && minutes > 0) {
                throw new DateTimeException("an offset is at most 14 hours");
            }
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }
    }
}
