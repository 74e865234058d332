package city.open.ground.guard;

import city.open.ground.guard.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises in a text what is sealed about one petition's applicant, without knowing it: of each value only a keyed mark is kept, and every
 * stretch of the text that could be such a value is marked in the same way and compared. Spaces, dashes, width and case make no difference.
 *
 * <p>Names are known person by person and word by word, without what only says that a company is one; those in Hangul also in Latin letters and
 * in Chinese characters. A surname alone is no name. Of an address only what leads to the door counts: a word with a number, and the word before it.
 */
public final class SealedValues {
    /** Where nothing is sealed. */
    public static final SealedValues NONE = new SealedValues(new byte[] {0}, List.of());

    private static final int FEWEST_DIGITS_OF_A_PHONE = 7;
    /** What remains of a mobile number without 010. */
    private static final int LAST_DIGITS_OF_A_PHONE = 8;

    private static final int FEWEST_LETTERS_OF_A_LATIN_NAME = 4;
    private static final int FEWEST_LETTERS_OF_A_MAILBOX = 6;
    private static final int FEWEST_LETTERS_OF_AN_ADDRESS = 4;
    private static final Pattern NOT_A_NAME_BUT_A_MANNER_OF_SPEAKING = Pattern.compile(".[씨님모군양]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,()]+");
    private static final Pattern BETWEEN_PERSONS =
            Pattern.compile("[,，、;；/·ㆍ・&+\\n()（）\\[\\]<>:]+|\\s(?:및|와|과|외)\\s|\\s(?:및|외)(?=\\s|$)");
    /** 주식회사, (주), Co., Ltd.: says that it is a company, and not which. */
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "주식회사|유한책임회사|유한회사|합자회사|합명회사|사회복지법인|재단법인|사단법인|의료법인|학교법인|종교법인|법무법인|회계법인|세무법인|영농조합법인|농업회사법인|사회적협동조합|협동조합"
                    + "|[(（] ?[주유재사합의학복株] ?[)）]|[㈜㈔㈕㊑㈱㍿]"
                    + "|(?i:(?<![a-z])(?:co\\.?,? ?ltd|inc|ltd|llc|llp|corp|corporation|company|limited|gmbh|plc|pte|co)(?![a-z])\\.?)");

    private static final Pattern OTHERS_TOO = Pattern.compile("\\s*외\\s*[0-9]+\\s*[인명].*");
    /** Words of an applicant that are everybody's. */
    private static final Set<String> NOBODYS = Set.of(
            "대표", "대표이사", "대표자", "이사장", "이사", "원장", "회장", "사장", "소장", "관리소장", "총무", "위원장", "조합장", "지점장", "본인", "신청인",
            "대리인", "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "한국", "대한", "중앙", "우리", "미래", "현대", "건설", "종합건설",
            "산업", "개발", "상사", "무역", "전자", "기업", "그룹", "지점", "본점", "본사", "협회", "조합", "위원회", "주민", "아파트", "관리사무소",
            "입주자대표회의", "상가", "번영회", "주민일동", "일동", "주식", "회사", "법인", "재단", "공사", "공단", "병원", "학교", "교회", "약국", "식당");

    private static final int MOST_WORDS = 5;
    /** Of marks by sound, which have no length in letters. */
    private static final int BY_SOUND = 0;

    private static final int FEWEST_LETTERS_OF_A_NAME_IN_ONE_WORD = 7;
    private static final int LONGEST_NAME_IN_LATIN_LETTERS = 24;

    /** Before sounds, so that no spelling is one of them. */
    private static final String SOUNDS = "~";

    private final SecretKeySpec key;
    private final Map<Kind, Set<Integer>> lengths = new HashMap<>();
    private final Map<String, Kind> known = new HashMap<>();

    /**
     * @param length of the value in letters and digits
     * @param mac HMAC-SHA-256 of kind and value under the petition's key, in hexadecimal
     */
    public record Mark(Kind kind, int length, String mac) {}

    public SealedValues(byte[] key, Collection<Mark> marks) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        for (var mark : marks) {
            lengths.computeIfAbsent(mark.kind(), _ -> new TreeSet<>()).add(mark.length());
            known.put(mark.mac(), mark.kind());
        }
    }

    /** The marks by which a value of this kind is recognised; none for what is too short to be told from other words. */
    public static List<Mark> marks(byte[] key, Kind kind, String value) {
        var mac = mac(new SecretKeySpec(key, "HmacSHA256"));
        return spellings(kind, value).stream()
                .map(spelling -> new Mark(kind, length(spelling), mark(mac, kind, spelling)))
                .toList();
    }

    private static int length(String spelling) {
        return spelling.startsWith(SOUNDS) ? BY_SOUND : spelling.codePointCount(0, spelling.length());
    }

    private static Set<String> spellings(Kind kind, String value) {
        Set<String> spellings = new LinkedHashSet<>();
        switch (kind) {
            case SEALED_NAME -> addName(value, spellings);
            case SEALED_PHONE -> addPhone(value, spellings);
            case SEALED_EMAIL -> {
                spellings.add(Letters.of(value).toString());
                var mailbox = Letters.of(value.substring(0, Math.max(0, value.indexOf('@'))));
                if (mailbox.length() >= FEWEST_LETTERS_OF_A_MAILBOX) {
                    spellings.add(mailbox.toString());
                }
            }
            case SEALED_ADDRESS -> addAddress(value, spellings);
            default -> throw new IllegalArgumentException(kind + " is not a kind of what is sealed");
        }
        spellings.remove("");
        return spellings;
    }

    private static void addName(String value, Set<String> spellings) {
        var plain =
                OTHERS_TOO.matcher(LEGAL_FORM.matcher(value).replaceAll(" ")).replaceAll("");
        for (var person : BETWEEN_PERSONS.split(plain)) {
            var words = Arrays.stream(BETWEEN_WORDS.split(person.strip()))
                    .filter(word -> !word.isEmpty() && !NOBODYS.contains(word))
                    .toList();
            if (!words.isEmpty()) {
                addPerson(words, spellings);
            }
        }
    }

    private static void addPerson(List<String> words, Set<String> spellings) {
        var name = Letters.of(String.join(" ", words));
        if (name.length() == 0 || !name.isSyllabic(0)) {
            addLatinName(words, name, spellings);
            return;
        }
        addSyllabicName(name.toString(), spellings);
        boolean surnameApart = words.size() == 2
                && (words.getFirst().codePointCount(0, words.getFirst().length()) == 1
                        || Romanised.isLongSurname(words.getFirst()));
        if (words.size() > 1 && !surnameApart) {
            for (var word : words) {
                var letters = Letters.of(word);
                if (letters.length() > 0 && letters.isSyllabic(0)) {
                    addSyllabicName(letters.toString(), spellings);
                } else {
                    addLatinName(List.of(word), letters, spellings);
                }
            }
        }
    }

    private static void addSyllabicName(String name, Set<String> spellings) {
        if (name.codePointCount(0, name.length()) < 2
                || NOT_A_NAME_BUT_A_MANNER_OF_SPEAKING.matcher(name).matches()) {
            return;
        }
        spellings.add(name);
        if (name.codePoints().allMatch(Character::isIdeographic)) {
            Hanja.readings(name).forEach(reading -> addSyllabicName(reading, spellings));
        }
        Romanised.soundsOf(name).forEach(sounds -> spellings.add(SOUNDS + sounds));
    }

    private static void addLatinName(List<String> written, Letters name, Set<String> spellings) {
        if (name.length() < FEWEST_LETTERS_OF_A_LATIN_NAME) {
            return;
        }
        var words = written.stream()
                .map(word -> Letters.of(word).toString())
                .filter(word -> !word.isEmpty())
                .toList();
        spellings.add(name.toString());
        spellings.add(words.getLast() + String.join("", words.subList(0, words.size() - 1)));
        spellings.add(words.getFirst() + (words.size() > 1 ? words.getLast() : ""));
        // Which of them are the name cannot be told where there are many.
        if (words.size() > 2 && words.size() <= MOST_WORDS) {
            for (var one : words) {
                for (var other : words) {
                    if (!one.equals(other) && one.length() + other.length() >= FEWEST_LETTERS_OF_A_LATIN_NAME) {
                        spellings.add(one + other);
                    }
                }
            }
        }
    }

    private static void addPhone(String value, Set<String> spellings) {
        var digits = Letters.of(value).toString().replaceAll("[^0-9]", "").replaceFirst("^(?:(?:00)?82)?0?", "");
        if (digits.length() >= FEWEST_DIGITS_OF_A_PHONE) {
            spellings.add(digits);
        }
        if (digits.length() > LAST_DIGITS_OF_A_PHONE) {
            spellings.add(digits.substring(digits.length() - LAST_DIGITS_OF_A_PHONE));
        }
    }

    private static void addAddress(String value, Set<String> spellings) {
        var words = BETWEEN_WORDS.split(value.strip());
        for (int i = 0; i < words.length; i++) {
            if (!hasDigit(words[i])) {
                continue;
            }
            // 산 is the hill whose lots are counted by themselves: 역삼동 산 12-3.
            int from = i > 1 && words[i - 1].equals("산") ? i - 2 : Math.max(0, i - 1);
            var led = Letters.of(String.join("", Arrays.copyOfRange(words, from, i + 1)));
            if (led.length() >= FEWEST_LETTERS_OF_AN_ADDRESS && led.hasLetter()) {
                spellings.add(led.toString());
            }
            var alone = Letters.of(words[i]);
            if (alone.length() > FEWEST_LETTERS_OF_AN_ADDRESS && alone.isSyllabic(0)) {
                spellings.add(alone.toString());
            }
        }
    }

    private static boolean hasDigit(String word) {
        return word.codePoints().anyMatch(Character::isDigit);
    }

    /** Where these values stand in the text; findings do not overlap. */
    public List<Finding> in(String text) {
        if (known.isEmpty()) {
            return List.of();
        }
        var letters = Letters.of(text);
        var mac = mac(key);
        List<Finding> found = new ArrayList<>();
        lengths.forEach((kind, ofKind) -> ofKind.forEach(length -> {
            if (length == BY_SOUND) {
                lookBySound(letters, mac, found);
                return;
            }
            for (int start = 0; start + length <= letters.length(); start++) {
                if (couldBe(kind, letters, start, start + length)
                        && isKnown(kind, letters, start, start + length, mac)) {
                    found.add(letters.finding(kind, start, start + length));
                }
            }
        }));
        // A mailbox that is a name is a mailbox.
        found.sort(Comparator.comparing(Finding::start)
                .thenComparing(Finding::end, Comparator.reverseOrder())
                .thenComparing(Finding::kind, Comparator.reverseOrder()));
        List<Finding> apart = new ArrayList<>();
        for (var finding : found) {
            if (apart.isEmpty() || !apart.getLast().overlaps(finding)) {
                apart.add(finding);
            }
        }
        return List.copyOf(apart);
    }

    private boolean isKnown(Kind kind, Letters letters, int start, int end, Mac mac) {
        var part = letters.part(start, end);
        return known.get(mark(mac, kind, part)) == kind
                || kind == Kind.SEALED_NAME
                        && letters.areHanja(start, end)
                        && Hanja.readings(part).stream()
                                .anyMatch(reading -> known.get(mark(mac, kind, reading)) == kind);
    }

    /** One to three words in Latin letters that sound like the name. */
    private void lookBySound(Letters letters, Mac mac, List<Finding> found) {
        var words = letters.latinWords();
        var folded = words.stream()
                .map(word -> Romanised.folded(letters.part(word.start(), word.end())))
                .toList();
        for (int first = 0; first < words.size(); first++) {
            for (int last = first; last < words.size() && last < first + 3; last++) {
                int start = words.get(first).start();
                int end = words.get(last).end();
                if (end - start > LONGEST_NAME_IN_LATIN_LETTERS
                        || (first == last && end - start < FEWEST_LETTERS_OF_A_NAME_IN_ONE_WORD)) {
                    continue;
                }
                var sounds = Romanised.joined(folded.subList(first, last + 1));
                if (Romanised.isEnough(sounds)
                        && known.get(mark(mac, Kind.SEALED_NAME, SOUNDS + sounds)) == Kind.SEALED_NAME) {
                    found.add(letters.finding(Kind.SEALED_NAME, start, end));
                }
            }
        }
    }

    private static boolean couldBe(Kind kind, Letters letters, int start, int end) {
        return switch (kind) {
            case SEALED_PHONE -> letters.areDigits(start, end) && !letters.goesOnWithDigit(end);
            case SEALED_NAME ->
                letters.isSyllabic(start)
                        ? couldBeSyllabicName(letters, start, end)
                        : letters.beginsWord(start) && letters.endsLatinWord(end);
            case SEALED_EMAIL -> letters.beginsLatinWord(start) && letters.endsLatinWord(end);
            default -> letters.beginsWord(start) && letters.endsWordOrGoesOnWithParticle(end);
        };
    }

    /** 김철수 anywhere, 김 철 수 and 김철 where a word begins and ends: 이 수정안 does not name 이수정. */
    private static boolean couldBeSyllabicName(Letters letters, int start, int end) {
        return (end - start > 2 && letters.isOneWord(start, end))
                || (letters.beginsWordOrFollowsRole(start) && letters.endsWordOrGoesOnWithParticle(end));
    }

    private static String mark(Mac mac, Kind kind, String spelling) {
        return HexFormat.of().formatHex(mac.doFinal((kind.name() + '\n' + spelling).getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException unheardOf) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", unheardOf);
        }
    }
}
