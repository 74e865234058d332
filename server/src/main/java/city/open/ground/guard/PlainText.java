package city.open.ground.guard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as a reader takes it in: digits and letters of any width and script as plain ones, every dash a hyphen, every space a space, every
 * dot between words one dot, and without the characters nobody sees. Knows for each character where it stood in the text as it was written.
 */
final class PlainText {
    /** Letters by their category, which nobody sees: the fillers of Hangul, and a pattern of Braille without a dot. */
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0\u2800";

    private static final String DOTS_BETWEEN = "·・•∙⋅‧ㆍ\u119e․･⸱\u0387\ua78f";
    private static final String DASHES = "−ㅡー˗⁃─━一";
    private static final String TILDES = "∼⁓˜";

    private final String plain;
    private final int[] begins;
    private final int[] ends;

    private PlainText(String plain, int[] begins, int[] ends) {
        this.plain = plain;
        this.begins = begins;
        this.ends = ends;
    }

    static PlainText of(String text) {
        return of(text, Set.of());
    }

    /** Signs that number a list or a note, and that people write digits with all the same. */
    private enum ListNumber {
        /** ①, ⑴, ❶. */
        ENCLOSED,
        /** ² and ₂. */
        SMALL
    }

    /**
     * Each way to read the text: where it has ① or ², they are digits of the number that follows or only stand before it.
     */
    static List<PlainText> readings(String text) {
        Set<ListNumber> there = EnumSet.noneOf(ListNumber.class);
        text.codePoints()
                .filter(letter -> letter > 0x7F && Character.getType(letter) == Character.OTHER_NUMBER)
                .forEach(letter -> there.add(listNumber(letter)));
        List<PlainText> readings = new ArrayList<>();
        readings.add(of(text, Set.of()));
        there.forEach(one -> readings.add(of(text, EnumSet.of(one))));
        if (there.size() > 1) {
            readings.add(of(text, there));
        }
        return readings;
    }

    private static ListNumber listNumber(int letter) {
        return letter < 0x2100 ? ListNumber.SMALL : ListNumber.ENCLOSED;
    }

    private static PlainText of(String text, Set<ListNumber> apart) {
        var plain = new StringBuilder(text.length());
        var begins = new int[text.length()];
        var ends = new int[text.length()];
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            int next = at + Character.charCount(letter);
            int type = Character.getType(letter);
            if (letter < 0x80 && letter >= ' ' && letter != 0x7F) {
                begins[plain.length()] = at;
                ends[plain.length()] = next;
                plain.append((char) letter);
            } else if (!isUnseen(letter, type)) {
                int from = plain.length();
                boolean before = type == Character.OTHER_NUMBER && apart.contains(listNumber(letter));
                plain.appendCodePoint(before ? ' ' : plain(letter, type));
                for (int i = from; i < plain.length(); i++) {
                    begins[i] = at;
                    ends[i] = next;
                }
            }
            at = next;
        }
        return new PlainText(plain.toString(), begins, ends);
    }

    /** Also what is set on a letter, such as a stroke through a digit. */
    private static boolean isUnseen(int letter, int type) {
        return switch (type) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.CONTROL -> !isSpace(letter);
            default -> FILLERS.indexOf(letter) >= 0;
        };
    }

    private static boolean isSpace(int control) {
        return (control >= '\t' && control <= '\r') || control == 0x85;
    }

    private static int plain(int letter, int type) {
        if (Character.isDigit(letter)) {
            return '0' + Character.digit(letter, 10);
        }
        // The full-width forms stand in the order of ASCII.
        if (letter >= 0xFF01 && letter <= 0xFF5E) {
            return letter - 0xFEE0;
        }
        return switch (type) {
            // ①, ², ⑴ and their like, which are no digits to Java.
            case Character.OTHER_NUMBER -> {
                int value = Character.getNumericValue(letter);
                yield value >= 0 && value <= 9 ? '0' + value : letter;
            }
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> ' ';
            default -> sign(letter);
        };
    }

    private static int sign(int letter) {
        if (DOTS_BETWEEN.indexOf(letter) >= 0) {
            return '·';
        }
        if (DASHES.indexOf(letter) >= 0) {
            return '-';
        }
        if (TILDES.indexOf(letter) >= 0) {
            return '~';
        }
        return switch (letter) {
            case '。', '｡', '﹒' -> '.';
            case '、', '､', '﹐' -> ',';
            case '﹕' -> ':';
            case '﹫' -> '@';
            default -> letter;
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
