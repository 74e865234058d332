package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The few signs all texts of the C2SP specifications are made of. Every value has exactly one spelling, so that no
 * byte of a text can change unnoticed.
 */
final class Grammar {
    private Grammar() {}

    /** RFC 4648 section 4, with padding and with zero in the bits that carry nothing. */
    static byte[] base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            require(base64(bytes).equals(text), "Not the one base64 spelling of its bytes: " + shown(text));
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new TlogException("Not base64: " + shown(text), e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** ASCII digits without leading zeroes, at most 2^63 - 1. */
    static long decimal(String text) {
        require(text.matches("0|[1-9][0-9]{0,18}"), "Not a decimal number without leading zeroes: " + shown(text));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TlogException("Larger than 2^63 - 1: " + text, e);
        }
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TlogException("Not UTF-8", e);
        }
    }

    static byte[] utf8(String text) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new TlogException("Half a character, which UTF-8 cannot write", e);
        }
    }

    /** signed-note, Format: no ASCII control character other than newline. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' || c == '\n');
    }

    /** A part of hostile text fit for a message. */
    static String shown(String text) {
        var part = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return "'" + part.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
