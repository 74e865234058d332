package city.open.petition;

import java.util.regex.Pattern;

/** What is left of a name or a place before it enters the journal (korean-domain.md 2.12). A masked text stays as it is. */
public final class Mask {
    private static final Pattern DONG = Pattern.compile("^(.*?\\S*[동가리로](?=\\s|$))(\\s.*)?$");

    private Mask() {}

    /** {@code 김철수} becomes {@code 김*수}, {@code 김철} {@code 김*}; of four and more letters the first and last stay. */
    public static String person(String name) {
        var letters = name.strip().codePoints().toArray();
        if (letters.length <= 1) {
            return "*";
        }
        var masked = new StringBuilder().appendCodePoint(letters[0]);
        masked.repeat('*', Math.max(1, letters.length - 2));
        if (letters.length > 2) {
            masked.appendCodePoint(letters[letters.length - 1]);
        }
        return masked.toString();
    }

    /** {@code 강남구 역삼동 123-45} becomes {@code 강남구 역삼동 ***}; a place without a dong is hidden whole. */
    public static String place(String address) {
        var match = DONG.matcher(address.strip());
        if (!match.matches()) {
            return "***";
        }
        var rest = match.group(2);
        return rest == null ? match.group(1) : match.group(1) + " ***";
    }
}
