package city.open.guard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The letters and digits of a text one behind the other, in lower case and in their plain form, each with its place in the text as it was
 * written and whether something stood between it and the one before.
 */
final class Letters {
    /** What follows a name, an address or a number without a space. */
    private static final List<String> PARTICLES = List.of(
            "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "께", "씨", "님", "만", "군", "양", "으로", "한테", "부터",
            "까지", "번지", "번", "호", "대표", "신청");

    private record Letter(int codePoint, int begin, int end, boolean gapBefore) {}

    private final List<Letter> letters;

    private Letters(List<Letter> letters) {
        this.letters = letters;
    }

    static Letters of(String text) {
        List<Letter> letters = new ArrayList<>(text.length());
        boolean gap = true;
        for (int at = 0; at < text.length(); ) {
            int next = endOfCluster(text, at);
            var plain = Normalizer.normalize(text.substring(at, next), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
                int letter = plain.codePointAt(i);
                if (Character.isDigit(letter)) {
                    letters.add(new Letter('0' + Character.digit(letter, 10), at, next, gap));
                    gap = false;
                } else if (Character.isLetter(letter)) {
                    letters.add(new Letter(letter, at, next, gap));
                    gap = false;
                } else if (Character.getType(letter) != Character.FORMAT) {
                    gap = true;
                }
            }
            at = next;
        }
        return new Letters(letters);
    }

    /** A letter together with what is set on it: accents, and the vowels and finals of a syllable written apart. */
    private static int endOfCluster(String text, int at) {
        int next = at + Character.charCount(text.codePointAt(at));
        while (next < text.length()) {
            int letter = text.codePointAt(next);
            boolean joins =
                    Character.getType(letter) == Character.NON_SPACING_MARK || (letter >= 0x1160 && letter <= 0x11FF);
            if (!joins) {
                break;
            }
            next += Character.charCount(letter);
        }
        return next;
    }

    int length() {
        return letters.size();
    }

    String part(int start, int end) {
        var part = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            part.appendCodePoint(letters.get(i).codePoint());
        }
        return part.toString();
    }

    @Override
    public String toString() {
        return part(0, letters.size());
    }

    Finding finding(Finding.Kind kind, int start, int end) {
        return new Finding(
                kind, letters.get(start).begin(), letters.get(end - 1).end(), true);
    }

    /** Written in syllables or characters, where a name is a few of them: Hangul, Chinese. */
    boolean isSyllabic(int at) {
        return at < letters.size() && isSyllable(letters.get(at).codePoint());
    }

    private static boolean isSyllable(int letter) {
        return (letter >= 0xAC00 && letter <= 0xD7A3) || Character.isIdeographic(letter);
    }

    boolean areDigits(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDigit(int at) {
        return letters.get(at).codePoint() >= '0' && letters.get(at).codePoint() <= '9';
    }

    boolean goesOnWithDigit(int end) {
        return end < letters.size() && !letters.get(end).gapBefore() && isDigit(end);
    }

    /** Nothing stands between its letters. */
    boolean isOneWord(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (letters.get(i).gapBefore()) {
                return false;
            }
        }
        return true;
    }

    /** Begins after a space or a sign, or after a letter of another kind. */
    boolean beginsWord(int start) {
        return start == 0
                || letters.get(start).gapBefore()
                || isSyllabic(start) != isSyllabic(start - 1) && !(isDigit(start) && isDigit(start - 1));
    }

    boolean beginsLatinWord(int start) {
        return start == 0 || letters.get(start).gapBefore() || isSyllabic(start - 1);
    }

    boolean endsLatinWord(int end) {
        return end == letters.size() || letters.get(end).gapBefore() || isSyllabic(end);
    }

    boolean endsWordOrGoesOnWithParticle(int end) {
        if (end == letters.size() || letters.get(end).gapBefore() || !isSyllabic(end)) {
            return !goesOnWithDigit(end);
        }
        var rest = part(end, Math.min(letters.size(), end + 2));
        return PARTICLES.stream().anyMatch(rest::startsWith);
    }
}
