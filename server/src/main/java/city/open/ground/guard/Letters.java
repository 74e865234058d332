package city.open.ground.guard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The letters and digits of a text one behind the other, in lower case and in their plain form, each with its place in the text as it was
 * written and whether something stood between it and the one before.
 */
final class Letters {
    /** What follows a name, an address or a number without a space; the longest has four letters. */
    private static final List<String> PARTICLES = List.of(
            "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "께", "씨", "님", "만", "군", "양", "으로", "한테", "부터",
            "까지", "번지", "번", "호", "대표", "신청", "입니다", "임", "측", "처럼", "라고", "라는", "라며", "라서", "랑", "하고", "하며", "보다",
            "마저", "조차", "밖에", "뿐", "같이", "같은", "며", "고", "인", "였", "었", "여사", "선생", "귀하", "본인", "외", "및", "등", "댁", "네",
            "건", "나", "든", "커녕", "더러", "보고", "에게", "아", "야", "명의", "소유", "관련", "담당", "사장", "회장", "이사", "민원", "작성", "제출",
            "귀중");

    /** What a name of two letters may follow without a space. */
    private static final List<String> ROLES = List.of(
            "신청인", "민원인", "대표", "대표자", "대표이사", "성명", "이름", "대리인", "건축주", "소유자", "위임인", "예금주", "고객", "작성자", "청구인", "임차인",
            "임대인", "세입자", "공동", "주민");

    /** Letters to Java, but nobody sees them. */
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0";

    private record Letter(int codePoint, int begin, int end, boolean gapBefore) {}

    private final List<Letter> letters;

    private Letters(List<Letter> letters) {
        this.letters = letters;
    }

    static Letters of(String text) {
        List<Letter> letters = new ArrayList<>(text.length());
        boolean gap = true;
        for (int at = 0; at < text.length(); ) {
            char letterHere = text.charAt(at);
            int next = endOfCluster(text, at);
            if (next == at + 1 && isSyllable(letterHere)) {
                letters.add(new Letter(letterHere, at, next, gap));
                gap = false;
                at = next;
                continue;
            }
            var plain = Normalizer.normalize(text.substring(at, next), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
                int letter = plain.codePointAt(i);
                if (Character.isDigit(letter)) {
                    letters.add(new Letter('0' + Character.digit(letter, 10), at, next, gap));
                    gap = false;
                } else if (Character.isLetter(letter) && FILLERS.indexOf(letter) < 0) {
                    letters.add(new Letter(letter, at, next, gap));
                    gap = false;
                } else if (isSeen(letter)) {
                    gap = true;
                }
            }
            at = next;
        }
        return new Letters(letters);
    }

    private static boolean isSeen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.SURROGATE -> false;
            case Character.CONTROL -> Character.isWhitespace(letter) || letter == 0x85;
            default -> FILLERS.indexOf(letter) < 0;
        };
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

    boolean hasLetter() {
        return letters.stream().anyMatch(letter -> Character.isLetter(letter.codePoint()));
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

    /** Or stands behind a word such as 신청인 with no space between. */
    boolean beginsWordOrFollowsRole(int start) {
        if (beginsWord(start)) {
            return true;
        }
        var before = part(Math.max(0, start - 4), start);
        return ROLES.stream().anyMatch(before::endsWith);
    }

    boolean areHanja(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isIdeographic(letters.get(i).codePoint())) {
                return false;
            }
        }
        return true;
    }

    /** A word in Latin letters. */
    record Word(int start, int end) {}

    /** The words in Latin letters, in order; the letters of a word stand together. */
    List<Word> latinWords() {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= letters.size(); i++) {
            boolean latin = i < letters.size() && isLatin(letters.get(i).codePoint());
            if (start >= 0 && (!latin || letters.get(i).gapBefore())) {
                words.add(new Word(start, i));
                start = -1;
            }
            if (latin && start < 0) {
                start = i;
            }
        }
        return words;
    }

    private static boolean isLatin(int letter) {
        return letter >= 'a' && letter <= 'z';
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
        var rest = part(end, Math.min(letters.size(), end + 4));
        return PARTICLES.stream().anyMatch(rest::startsWith);
    }
}
