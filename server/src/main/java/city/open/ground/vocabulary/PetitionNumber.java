package city.open.ground.vocabulary;

import java.util.regex.Pattern;

/**
 * The number of a petition, {@code {year}-{agency}-{serial}-{check}}: the year of reception, the agency's code, a serial of seven
 * digits and a check digit after Verhoeff over all digits before it, so that one wrong digit or two swapped ones are noticed.
 */
public record PetitionNumber(String value) implements Comparable<PetitionNumber> {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{7}-\\d{7}-\\d");

    public PetitionNumber {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a petition number: '%s'; one looks like 2026-6110000-0000123-7"
                    .formatted(value.length() > 40 ? value.substring(0, 40) + "…" : value));
        }
    }

    public static PetitionNumber of(int year, String agency, int serial) {
        var digits = "%04d%s%07d".formatted(year, agency, serial);
        return new PetitionNumber("%04d-%s-%07d-%d".formatted(year, agency, serial, Verhoeff.checkDigit(digits)));
    }

    public static boolean isWellFormed(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        var digits = text.replace("-", "");
        return Verhoeff.checkDigit(digits.substring(0, digits.length() - 1))
                == digits.charAt(digits.length() - 1) - '0';
    }

    /** The year of reception, by which journal and record are partitioned. */
    public int year() {
        return Integer.parseInt(value, 0, 4, 10);
    }

    public String agency() {
        return value.substring(5, 12);
    }

    @Override
    public int compareTo(PetitionNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
