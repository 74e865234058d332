package city.open.border.reports;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The sixteen digits with which a reporter comes back. They stand nowhere in the database; without them nobody opens what is sealed for the reporter,
 * and nobody can give them out anew.
 */
public record ReportCode(String digits) {
    private static final int LENGTH = 16;
    private static final int LONGEST_TYPED = 60;
    private static final BigInteger ALL = BigInteger.TEN.pow(LENGTH);

    /** @param random at least 16 bytes that nobody can foresee */
    public static ReportCode of(byte[] random) {
        var digits = new BigInteger(1, random).mod(ALL).toString();
        return new ReportCode("0".repeat(LENGTH - digits.length()) + digits);
    }

    /** Reads a code as people type it, with blanks and dashes. Empty where it cannot be one. */
    public static Optional<ReportCode> typed(String text) {
        if (text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var digits = new StringBuilder();
        for (char letter : text.toCharArray()) {
            if (letter >= '0' && letter <= '9') {
                digits.append(letter);
            } else if (letter >= '０' && letter <= '９') {
                // As Korean keyboards may write them.
                digits.append((char) ('0' + letter - '０'));
            } else if (letter != '-' && !Character.isWhitespace(letter)) {
                return Optional.empty();
            }
        }
        return digits.length() == LENGTH ? Optional.of(new ReportCode(digits.toString())) : Optional.empty();
    }

    /** As it is shown: {@code 0123 4567 8901 2345}. */
    public String grouped() {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** @param pepper a secret of this site that is not in the database, so that a copy of it does not let codes be tried */
    public ReportKeys keys(byte[] pepper) {
        return ReportKeys.of(digits, pepper);
    }

    @Override
    public String toString() {
        return "ReportCode[secret]";
    }
}
