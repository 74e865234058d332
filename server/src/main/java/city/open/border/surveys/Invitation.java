package city.open.border.surveys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The link with which an official answers the yearly survey: drawn by chance, told once to whoever drew it, and kept nowhere. What is kept is its mark.
 */
public final class Invitation {
    private static final String PREFIX = "officials-";
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{22}");
    private static final SecureRandom CHANCE = new SecureRandom();

    private Invitation() {}

    public static String draw() {
        var bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a token is one of these, and not one of a citizen's result. */
    public static boolean is(String token) {
        return FORM.matcher(token).matches();
    }

    /** From which nobody can tell the token. */
    public static byte[] mark(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    /** The last day on which the links of a year open: the last of the month that the sheet names. */
    public static LocalDate closes(String year, Questionnaire sheet) {
        return YearMonth.of(Integer.parseInt(year), sheet.month()).atEndOfMonth();
    }
}
