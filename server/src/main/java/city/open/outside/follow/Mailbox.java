package city.open.outside.follow;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox as an SMTP server takes it (RFC 5321): letters before the sign are ASCII, a domain in Hangul is turned into its ASCII form.
 * {@link #toString} prints nothing of it.
 */
public record Mailbox(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");

    /** As people type it; empty where it can be no mailbox. */
    public static Optional<Mailbox> typed(String text) {
        var stripped = text.strip();
        int sign = stripped.lastIndexOf('@');
        if (sign < 1 || sign > LONGEST_LOCAL || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        var local = stripped.substring(0, sign);
        try {
            var domain = IDN.toASCII(stripped.substring(sign + 1), IDN.USE_STD3_ASCII_RULES);
            return LOCAL.matcher(local).matches()
                            && DOMAIN.matcher(domain).matches()
                            && local.length() + domain.length() < LONGEST
                    ? Optional.of(new Mailbox(local + "@" + domain))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Mailbox[sealed]";
    }
}
