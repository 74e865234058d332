package city.open.petition;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left of a name or a place before it enters the journal (korean-domain.md 2.12). A masked text stays as it is. */
public final class Mask {
    /** Before the dong only what is a province, a city, a county, a district, a town: a name could stand there too. */
    private static final Pattern DONG = Pattern.compile("^((?:(?:\\S*[시도군구읍면]"
            + "|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)\\s+)*\\S*[동가리로](?=\\s|$))(\\s.*)?$");

    private static final Pattern COMPANY =
            Pattern.compile("(?:(?:주식회사|유한회사|합자회사|합명회사|재단법인|사단법인|의료법인|학교법인|사회복지법인) ?|\\((?:주|유|재|사)\\) ?|㈜ ?)[^\\s()]+"
                    + "|[^\\s()]+ ?(?:주식회사|유한회사|\\((?:주|유)\\)|㈜)"
                    + "|(?:[A-Z][A-Za-z&.-]* )+(?:Inc|Ltd|LLC|Corp|Co)\\b\\.?(?:,? Ltd\\.?)?");
    private static final Pattern WORD = Pattern.compile("[^\\s()\\[\\],·/:]+");
    private static final Set<String> TITLES = Set.of("대표", "대표이사", "대표자", "이사장", "원장", "회장", "CEO", "representative");

    private Mask() {}

    /**
     * {@code 김철수} becomes {@code 김*수}, {@code 김철} {@code 김*}; of four and more letters the first and last stay. A company is shown, and
     * whoever stands behind its name masked: {@code 주식회사 한빛 (대표 김*수)}.
     */
    public static String person(String name) {
        var plain = visible(name);
        var company = COMPANY.matcher(plain);
        return company.lookingAt()
                ? company.group()
                        + WORD.matcher(plain.substring(company.end())).replaceAll(word -> {
                            var masked = TITLES.contains(word.group()) ? word.group() : letters(word.group());
                            return Matcher.quoteReplacement(masked);
                        })
                : letters(plain);
    }

    private static String letters(String name) {
        var letters = name.codePoints().toArray();
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

    /** With syllables whole, and without the characters that nobody sees and behind which a mask would keep too much. */
    private static String visible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\p{Cf}", "")
                .strip();
    }

    /** {@code 강남구 역삼동 123-45} becomes {@code 강남구 역삼동 ***}; a place without a dong is hidden whole. */
    public static String place(String address) {
        var match = DONG.matcher(visible(address));
        if (!match.matches()) {
            return "***";
        }
        var rest = match.group(2);
        return rest == null ? match.group(1) : match.group(1) + " ***";
    }
}
