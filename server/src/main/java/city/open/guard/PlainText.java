package city.open.guard;

import java.util.regex.Pattern;

/**
 * A text as a reader takes it in: digits and letters of any width and script as plain ones, every dash a hyphen, every space a space, and
 * without the characters nobody sees. Knows for each character where it stood in the text as it was written.
 */
final class PlainText {
    private final String plain;
    private final int[] begins;
    private final int[] ends;

    private PlainText(String plain, int[] begins, int[] ends) {
        this.plain = plain;
        this.begins = begins;
        this.ends = ends;
    }

    static PlainText of(String text) {
        var plain = new StringBuilder(text.length());
        var begins = new int[text.length()];
        var ends = new int[text.length()];
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            int next = at + Character.charCount(letter);
            if (Character.getType(letter) != Character.FORMAT) {
                int from = plain.length();
                plain.appendCodePoint(plain(letter));
                for (int i = from; i < plain.length(); i++) {
                    begins[i] = at;
                    ends[i] = next;
                }
            }
            at = next;
        }
        return new PlainText(plain.toString(), begins, ends);
    }

    private static int plain(int letter) {
        if (Character.isDigit(letter)) {
            return '0' + Character.digit(letter, 10);
        }
        // The full-width forms stand in the order of ASCII.
        if (letter >= 0xFF01 && letter <= 0xFF5E) {
            return letter - 0xFEE0;
        }
        // ① to ⑨ and their like, which are no digits to Java.
        if (letter >= 0x2460 && letter <= 0x2793 && Character.getNumericValue(letter) <= 9) {
            return Character.getNumericValue(letter) < 0 ? letter : '0' + Character.getNumericValue(letter);
        }
        if (letter == '\n' || letter == '\r' || letter == '\t') {
            return ' ';
        }
        return switch (Character.getType(letter)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            // The minus sign, and the two vowel strokes that are typed for a dash.
            default -> letter == 0x2212 || letter == 0x3161 || letter == 0x30FC ? '-' : letter;
        };
    }

    /** With letters that mean nothing in the place of what matches. */
    PlainText without(Pattern pattern) {
        return new PlainText(
                pattern.matcher(plain)
                        .replaceAll(match -> "x".repeat(match.group().length())),
                begins,
                ends);
    }

    @Override
    public String toString() {
        return plain;
    }

    /** A finding from {@code start} to {@code end} of the plain text, with its place in the original. */
    Finding finding(Finding.Kind kind, int start, int end, boolean certain) {
        return new Finding(kind, begins[start], ends[end - 1], certain);
    }
}
