package city.open.ground.guard;

import city.open.ground.guard.Finding.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Numbers that identify a person, made from a seed and written in every way that people, forms and phones write them, each inside a sentence.
 * None is anybody's: they are drawn.
 */
final class PersonsNumbers {
    /**
     * @param text the whole sentence
     * @param number the number as it stands in it; what must not be left of it is {@link #secret}
     */
    record Sample(Kind kind, String text, String number) {}

    private static final List<String> AROUND = List.of(
            "%s",
            "주민번호는 %s 입니다",
            "연락처:%s",
            "신청인(%s)에게 알림",
            "확인[%s]함",
            "번호%s로 회신 바랍니다",
            "1.%s, 그 밖의 사항은 붙임 참조",
            "가) %s\n나) 다음 사항",
            "2. 성명과 번호: %s / 확인 요망",
            "①%s ②없음",
            "A%s",
            "RRN%s.",
            "신청인 김씨 %s, 대리인 없음",
            "「%s」",
            "…%s…",
            "Contact %s for details.",
            "No.%s",
            "=%s;",
            "건축법 제11조에 따라 %s(본인) 확인",
            "\t%s\t확인",
            "<%s>");

    private static final List<UnaryOperator<String>> DISGUISES = List.of(
            number -> number,
            number -> shifted(number, '０'),
            number -> shifted(number, '٠'),
            number -> shifted(number, '०'),
            number -> shifted(number, 0x1D7CE),
            number -> replaced(number, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
            number -> replaced(number, "₀₁₂₃₄₅₆₇₈₉"),
            number -> replaced(number, "⓪①②③④⑤⑥⑦⑧⑨"),
            number -> between(number, "\u200b"),
            number -> between(number, "\u3164"),
            number -> between(number, "\u00ad"),
            number -> between(number, "\u2060"),
            number -> between(number, "\ufe0f"),
            number -> between(number, "\u034f"),
            number -> between(number, "\u0336"),
            number -> between(number, "\u202c"),
            number -> between(number, "\ufeff"),
            number -> between(number, "\uffa0"),
            number -> between(number, "\u115f"),
            number -> between(number, "\u0001"),
            number -> between(number, " "));

    private static final List<String> RESIDENT_GAPS = List.of(
            "-", "", " ", " - ", "–", "—", "－", "−", "ㅡ", ".", ",", ", ", ":", " : ", "/", "_", "~", "·", "ㆍ", "・", "•",
            "|", "\n", "-\r\n", "\u00a0", "\u3000", "\u3164", "‐", "=", "*", ";", ")(", "] [", "\u000b", "\u2028", "、",
            "，", "：", "・", "～", "＿", "∼", "→", "(");
    private static final List<String> PHONE_GAPS = List.of(
            "-", "", " ", ".", "·", "ㆍ", "・", "•", "_", "~", ",", "–", "—", "－", "−", "/", " - ", ". ", "\n", "\u00a0",
            "\u3164", "＿", "～", "，", "．", "ㅡ", ":", ")", " ·", "∙", "‧", "⋅", "|", "=", "*", "+");

    private static final List<String> AT = List.of(
            "@", "＠", " @ ", "(at)", "[at]", " [at] ", "{at}", " (at) ", "<at>", "(AT)", "﹫", "골뱅이", " 골뱅이 ", "(골뱅이)",
            "@\u200b", "[@]");
    private static final List<String> DOT = List.of(".", "．", "(dot)", "[dot]", " [dot] ", " dot ", "。", "[.]");

    private PersonsNumbers() {}

    static List<Sample> residents(Random random, int count) {
        List<Sample> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean foreigner = random.nextInt(4) == 0;
            var number = resident(random, foreigner);
            var written = number.substring(0, 6) + one(random, RESIDENT_GAPS) + number.substring(6);
            made.add(sample(random, foreigner ? Kind.FOREIGNER_NUMBER : Kind.RESIDENT_NUMBER, written, i));
        }
        return made;
    }

    static List<Sample> mobiles(Random random, int count) {
        List<Sample> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var gap = one(random, PHONE_GAPS);
            var begins = one(random, List.of("010", "010", "010", "011", "016", "019"));
            var middle = begins.equals("010")
                    ? "%04d".formatted(2000 + random.nextInt(8000))
                    : "%03d".formatted(200 + random.nextInt(700));
            var written = begins + gap + middle + gap + "%04d".formatted(random.nextInt(10_000));
            made.add(sample(random, Kind.PHONE, written, i));
        }
        return made;
    }

    static List<Sample> landlines(Random random, int count) {
        List<Sample> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var gap = one(random, PHONE_GAPS);
            var begins = one(random, List.of("02", "031", "032", "042", "051", "062", "064", "070"));
            var middle = begins.equals("070")
                    ? "%04d".formatted(4000 + random.nextInt(900))
                    : "%d".formatted((random.nextBoolean() ? 200 : 2200) + random.nextInt(400));
            var written = begins + gap + middle + gap + "%04d".formatted(random.nextInt(10_000));
            made.add(sample(random, Kind.PHONE, written, i));
        }
        return made;
    }

    static List<Sample> mailboxes(Random random, int count) {
        List<Sample> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var at = one(random, AT);
            boolean plain = at.contains("@") || at.contains("＠") || at.contains("﹫");
            var dot = plain && random.nextBoolean() ? "." : one(random, DOT);
            var domain = one(random, List.of("b", "example", "naver", "mail", "한빛", "서울", "xn--9t4b11yi5a"))
                    + dot
                    + one(random, List.of("com", "kr", "net", "org", "한국", "닷컴"));
            var written =
                    one(random, List.of("a", "hong", "hong.gildong", "kim_chulsoo", "x1-y2", "홍길동")) + at + domain;
            made.add(new Sample(Kind.EMAIL, one(random, AROUND.subList(0, 10)).formatted(written), written));
        }
        return made;
    }

    static List<Sample> cards(Random random, int count) {
        List<Sample> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var digits = "4" + "%014d".formatted(random.nextLong(100_000_000_000_000L));
            var number = digits + luhn(digits);
            var gap = one(random, List.of("-", " ", "", ".", "·", "–", "_", "－", "\u00a0"));
            var written = String.join(
                    gap, number.substring(0, 4), number.substring(4, 8), number.substring(8, 12), number.substring(12));
            made.add(new Sample(Kind.CARD, one(random, AROUND.subList(0, 9)).formatted(written), written));
        }
        return made;
    }

    /** A birthday, a digit for the century, and six digits of which the last is a check digit with half of them: since October 2020 it is not. */
    static String resident(Random random, boolean foreigner) {
        var born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(365 * 95));
        int century = (foreigner ? 5 : 1) + random.nextInt(2) + (born.getYear() < 2000 ? 0 : 2);
        var twelve = "%02d%02d%02d%d%05d"
                .formatted(
                        born.getYear() % 100,
                        born.getMonthValue(),
                        born.getDayOfMonth(),
                        century,
                        random.nextInt(100_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (2 + i % 8) * (twelve.charAt(i) - '0');
        }
        return twelve + (random.nextBoolean() ? random.nextInt(10) : ((foreigner ? 13 : 11) - sum % 11) % 10);
    }

    /** As a registry gives them: office, kind of corporation, serial, check digit. */
    static String corporation(Random random) {
        var twelve = one(
                        random,
                        List.of(
                                "1101", "1102", "1201", "1301", "1341", "1501", "1601", "1701", "1801", "2001", "2101",
                                "2201"))
                + one(random, List.of("11", "11", "11", "14", "21", "22"))
                + "%06d".formatted(random.nextInt(1_000_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (1 + i % 2) * (twelve.charAt(i) - '0');
        }
        return twelve.substring(0, 6) + "-" + twelve.substring(6) + (10 - sum % 10) % 10;
    }

    static String business(Random random) {
        var nine = "%03d%02d%04d".formatted(100 + random.nextInt(900), 10 + random.nextInt(89), random.nextInt(10_000));
        int[] weights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
        int sum = 5 * (nine.charAt(8) - '0') / 10;
        for (int i = 0; i < 9; i++) {
            sum += weights[i] * (nine.charAt(i) - '0');
        }
        return nine.substring(0, 3) + "-" + nine.substring(3, 5) + "-" + nine.substring(5) + (10 - sum % 10) % 10;
    }

    private static Sample sample(Random random, Kind kind, String written, int place) {
        var disguised = DISGUISES.get(place % DISGUISES.size()).apply(written);
        // A circled digit in front of circled digits is one of them; nobody could tell.
        boolean circled = disguised.codePoints().anyMatch(letter -> letter >= 0x2460 && letter <= 0x24FF);
        var around = one(random, AROUND);
        return new Sample(kind, (circled && around.contains("①") ? "%s" : around).formatted(disguised), disguised);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return (10 - sum % 10) % 10;
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String shifted(String number, int zero) {
        var written = new StringBuilder();
        number.chars()
                .forEach(letter ->
                        written.appendCodePoint(letter >= '0' && letter <= '9' ? letter - '0' + zero : letter));
        return written.toString();
    }

    private static String replaced(String number, String digits) {
        var written = new StringBuilder();
        number.chars()
                .forEach(letter ->
                        written.append(letter >= '0' && letter <= '9' ? digits.charAt(letter - '0') : (char) letter));
        return written.toString();
    }

    private static String between(String number, String unseen) {
        return number.replaceAll("(?<=[0-9])(?=[0-9])", unseen);
    }
}
