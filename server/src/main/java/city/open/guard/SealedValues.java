package city.open.guard;

import city.open.guard.Finding.Kind;
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
 * <p>A surname alone is no name. Of an address only what leads to the door counts: a word with a number, and the word before it.
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
                .map(spelling ->
                        new Mark(kind, spelling.codePointCount(0, spelling.length()), mark(mac, kind, spelling)))
                .toList();
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
        var name = Letters.of(value);
        if (name.isSyllabic(0)) {
            if (name.length() > 1
                    && !NOT_A_NAME_BUT_A_MANNER_OF_SPEAKING
                            .matcher(name.toString())
                            .matches()) {
                spellings.add(name.toString());
            }
            return;
        }
        var words = Arrays.stream(BETWEEN_WORDS.split(value.strip()))
                .map(word -> Letters.of(word).toString())
                .toList();
        if (name.length() >= FEWEST_LETTERS_OF_A_LATIN_NAME) {
            spellings.add(name.toString());
            spellings.add(words.getLast() + String.join("", words.subList(0, words.size() - 1)));
            spellings.add(words.getFirst() + (words.size() > 1 ? words.getLast() : ""));
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
        for (int i = 1; i < words.length; i++) {
            var two = Letters.of(words[i - 1] + words[i]);
            if (hasDigit(words[i]) && two.length() >= FEWEST_LETTERS_OF_AN_ADDRESS) {
                spellings.add(two.toString());
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
            for (int start = 0; start + length <= letters.length(); start++) {
                if (couldBe(kind, letters, start, start + length)
                        && known.get(mark(mac, kind, letters.part(start, start + length))) == kind) {
                    found.add(letters.finding(kind, start, start + length));
                }
            }
        }));
        found.sort(Comparator.comparing(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()));
        List<Finding> apart = new ArrayList<>();
        for (var finding : found) {
            if (apart.isEmpty() || !apart.getLast().overlaps(finding)) {
                apart.add(finding);
            }
        }
        return List.copyOf(apart);
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
                || (letters.beginsWord(start) && letters.endsWordOrGoesOnWithParticle(end));
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
