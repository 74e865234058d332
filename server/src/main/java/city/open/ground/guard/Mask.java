package city.open.ground.guard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a name or a place before it enters the journal (korean-domain.md 2.12). A masked text stays as it is.
 *
 * <p>A company is shown and whoever stands beside its name is masked. Which word is the company's, its legal form tells: the one it is written
 * on to, or the only one beside it. Where that cannot be told, as in 홍길동 한빛 주식회사, all but the legal form is hidden.
 */
public final class Mask {
    /** Before the dong only what is a province, a city, a county, a district, a town: a name could stand there too. */
    private static final Pattern DONG = Pattern.compile("^((?:(?:\\S*[시도군구읍면]"
            + "|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)\\s+)*\\S*[동가리로](?=\\s|$))(\\s.*)?$");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private static final Pattern LEGAL_FORM =
            Pattern.compile("주식회사|유한책임회사|유한회사|합자회사|합명회사|사회복지법인|재단법인|사단법인|의료법인|학교법인|종교법인|법무법인|회계법인|세무법인"
                    + "|영농조합법인|농업회사법인|사회적협동조합|협동조합|[(（] ?[주유재사합의학복株] ?[)）]|[㈜㈔㈕㊑㈱㍿]"
                    + "|(?<![A-Za-z])(?i:co\\.?,? ?ltd|inc|ltd|llc|llp|corp|corporation|company|limited|gmbh|plc|co)"
                    + "(?![\\p{L}&-])\\.?");
    /** Between one applicant and the next, and around what explains one. */
    private static final Pattern BETWEEN = Pattern.compile(
            "[,，、;；/·ㆍ・()（）\\[\\]<>「」『』:]|(?<=\\s)(?:및|와|과|그리고|and)(?=\\s)|(?:\\s|^)외\\s*[0-9]+\\s*[인명](?=\\s|$)");

    private static final Pattern WORD = Pattern.compile("\\S+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> TITLES = Set.of(
            "대표",
            "대표이사",
            "대표자",
            "이사장",
            "이사",
            "원장",
            "회장",
            "사장",
            "조합장",
            "위원장",
            "관리소장",
            "지점장",
            "ceo",
            "representative",
            "director",
            "president");
    /** With which only a company's name goes on: 한빛 건설, Hanbit Trading. */
    private static final Set<String> TRADES = Set.of(
            "건설",
            "종합건설",
            "산업",
            "개발",
            "상사",
            "무역",
            "전자",
            "물산",
            "기업",
            "엔지니어링",
            "테크",
            "푸드",
            "그룹",
            "홀딩스",
            "코리아",
            "디자인",
            "에너지",
            "trading",
            "construction",
            "engineering",
            "development",
            "industries",
            "industrial",
            "electronics",
            "foods",
            "food",
            "holdings",
            "international",
            "group",
            "korea",
            "partners",
            "technologies",
            "technology",
            "systems",
            "solutions",
            "design",
            "energy",
            "motors",
            "logistics",
            "chemical",
            "steel",
            "pharma",
            "global",
            "enterprise",
            "enterprises");

    private static final String HIDDEN = "***";

    private Mask() {}

    /**
     * {@code 김철수} becomes {@code 김*수}, {@code 김철} {@code 김*}; of four and more letters the first and last stay. Of several persons each
     * is masked. A company is shown, and whoever stands beside its name masked: {@code 주식회사 한빛 (대표 김*수)}.
     */
    public static String person(String name) {
        var masked = new StringBuilder();
        pieces(visible(name)).forEach(piece -> masked.append(piece.shown()));
        return masked.toString();
    }

    /** Who is behind a mask: what of this name is not shown, person by person as far as that can be told. */
    public static List<String> hidden(String name) {
        List<String> hidden = new ArrayList<>();
        var one = new StringBuilder();
        for (var piece : pieces(visible(name))) {
            if (!piece.shown().equals(piece.written())) {
                one.append(piece.written());
            } else if (piece.written().isBlank()) {
                one.append(piece.written());
            } else {
                hidden.add(one.toString().strip());
                one.setLength(0);
            }
        }
        hidden.add(one.toString().strip());
        hidden.removeIf(String::isEmpty);
        return hidden;
    }

    /** A stretch of a name and what is shown of it. */
    private record Piece(String written, String shown) {
        static Piece open(String written) {
            return new Piece(written, written);
        }

        static Piece masked(String written) {
            return new Piece(written, letters(written));
        }
    }

    private static List<Piece> pieces(String name) {
        List<Piece> pieces = new ArrayList<>();
        var forms = LEGAL_FORM.matcher(name).results().toList();
        int from = 0;
        for (var between : BETWEEN.matcher(name).results().toList()) {
            // The brackets of (주) and the comma of Co., Ltd. stand between nobody.
            if (forms.stream().noneMatch(form -> form.start() <= between.start() && between.start() < form.end())) {
                part(name.substring(from, between.start()), !forms.isEmpty(), pieces);
                pieces.add(Piece.open(between.group()));
                from = between.end();
            }
        }
        part(name.substring(from), !forms.isEmpty(), pieces);
        return pieces;
    }

    /** @param company whether one is named anywhere; without, what stands together is one person's name, spaces and all */
    private static void part(String part, boolean company, List<Piece> pieces) {
        var forms = LEGAL_FORM.matcher(part).results().toList();
        if (!forms.isEmpty()) {
            var shown = forms.size() == 1 ? company(part, forms.getFirst()) : null;
            if (shown == null) {
                allBut(forms, part, pieces);
            } else {
                words(part.substring(0, shown.begin()), pieces);
                pieces.add(Piece.open(part.substring(shown.begin(), shown.end())));
                words(part.substring(shown.end()), pieces);
            }
        } else if (company) {
            words(part, pieces);
        } else if (!part.isBlank()) {
            var name = part.strip();
            int begins = part.indexOf(name);
            pieces.add(Piece.open(part.substring(0, begins)));
            pieces.add(Piece.masked(name));
            pieces.add(Piece.open(part.substring(begins + name.length())));
        } else {
            pieces.add(Piece.open(part));
        }
    }

    /** Word by word; a title stays. */
    private static void words(String part, List<Piece> pieces) {
        int from = 0;
        for (var word : WORD.matcher(part).results().toList()) {
            pieces.add(Piece.open(part.substring(from, word.start())));
            pieces.add(isTitle(word.group()) ? Piece.open(word.group()) : Piece.masked(word.group()));
            from = word.end();
        }
        pieces.add(Piece.open(part.substring(from)));
    }

    private static void allBut(List<MatchResult> forms, String part, List<Piece> pieces) {
        int from = 0;
        for (var form : forms) {
            hide(part.substring(from, form.start()), pieces);
            pieces.add(Piece.open(form.group()));
            from = form.end();
        }
        hide(part.substring(from), pieces);
    }

    private static void hide(String words, List<Piece> pieces) {
        int from = 0;
        for (var word : WORD.matcher(words).results().toList()) {
            pieces.add(Piece.open(words.substring(from, word.start())));
            pieces.add(new Piece(word.group(), HIDDEN));
            from = word.end();
        }
        pieces.add(Piece.open(words.substring(from)));
    }

    private record Stretch(int begin, int end) {}

    /** Where a company stands with its form; null where that cannot be told. */
    private static @Nullable Stretch company(String part, MatchResult form) {
        var before = WORD.matcher(part.substring(0, form.start())).results().toList();
        var behind = WORD.matcher(part.substring(form.end())).results().toList();
        boolean on = !before.isEmpty() && before.getLast().end() == form.start();
        boolean onTo = !behind.isEmpty() && behind.getFirst().start() == 0;
        if (on && onTo) {
            return null;
        }
        if (onTo || !on && (before.isEmpty() || isTitle(before.getLast().group()))) {
            return new Stretch(form.start(), form.end() + endOfName(behind));
        }
        if (on) {
            return new Stretch(beginOfName(before), form.end());
        }
        boolean followed = !behind.isEmpty() && !isTitle(behind.getFirst().group());
        return followed || beginOfName(before) > before.getFirst().start()
                ? null
                : new Stretch(before.getFirst().start(), form.end());
    }

    /** The first word, and the trades behind it. */
    private static int endOfName(List<MatchResult> words) {
        int end = 0;
        for (var word : words) {
            if (end > 0 && !isTrade(word.group())) {
                break;
            }
            end = word.end();
        }
        return end;
    }

    /** The last word, and where that is a trade, the words back to one that is none. */
    private static int beginOfName(List<MatchResult> words) {
        int last = words.size() - 1;
        while (last > 0 && isTrade(words.get(last).group())) {
            last--;
        }
        return words.get(last).start();
    }

    private static boolean isTitle(String word) {
        return TITLES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isTrade(String word) {
        return TRADES.contains(word.toLowerCase(Locale.ROOT));
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
        var plain = text.replaceAll("[\\t-\\r\\u0085\\u2028\\u2029]", " ")
                .replaceAll("[\\p{Cf}\\p{Cc}\\u3164\\u115f\\u1160\\uffa0]", "");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).strip();
    }

    /**
     * {@code 강남구 역삼동 123-45} becomes {@code 강남구 역삼동 ***}. Without a dong a place is hidden whole, and so it is where it begins with a word
     * that could be a person's, such as 홍길동 or 김민구: with anything but a district that there is, or a dong that has a figure in it, as 을지로2가.
     */
    public static String place(String address) {
        var match = DONG.matcher(visible(address));
        if (!match.matches()) {
            return HIDDEN;
        }
        var shown = match.group(1);
        var rest = match.group(2);
        if (rest != null && rest.strip().equals(HIDDEN)) {
            return shown + " " + HIDDEN;
        }
        var words = shown.split("\\s+");
        boolean tells = words.length == 1 ? DIGIT.matcher(words[0]).find() : Districts.isKnown(words[0]);
        if (!tells) {
            return HIDDEN;
        }
        return rest == null ? shown : shown + " " + HIDDEN;
    }
}
