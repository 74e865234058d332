package city.open.guard;

import city.open.guard.Finding.Kind;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Looks for what identifies a person: numbers of residents and foreigners, passports, licences, telephones, e-mail, accounts, cards and
 * plates, however they are spaced, dashed, widened or broken over lines. Names cannot be told from other words and are not looked for; those
 * of the applicant are known to {@link SealedValues}.
 *
 * <p>A check digit makes a finding certain but is not asked for: resident numbers given since October 2020 have none.
 */
public final class PersonalData {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final String HOME = "KR";

    private static final String ALONE = "(?<![0-9A-Za-z])(?<![0-9][-.])";
    private static final String ENDS = "(?![-.]?[0-9])";
    /** A check digit that happens to fit inside a hash or a serial number makes nobody's number. */
    private static final String ENDS_AS_WORD = ENDS + "(?![A-Za-z])";

    private static final String GAP = "[ ./_~·|-]{0,6}";

    /** Hashes and the ids of papers: digits fall in them by chance. */
    private static final Pattern NOBODYS = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-f]{40,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9A-Za-z])");

    private static final Pattern RESIDENT =
            Pattern.compile(ALONE + "([0-9](?: {0,2}[0-9]){5})" + GAP + "([1-8](?: {0,2}[0-9]){6})(?! ?[0-9])");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} ?@ ?[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]{1,62})*\\.[A-Za-z]{2,24}");
    private static final Pattern CARD =
            Pattern.compile(ALONE + "[2-69][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{2,4}" + ENDS_AS_WORD + "|"
                    + ALONE + "3[0-9]{3}[ -]?[0-9]{6}[ -]?[0-9]{4,5}" + ENDS_AS_WORD);
    private static final Pattern LICENCE =
            Pattern.compile(ALONE + "(?:1[1-9]|2[0-8])[ -][0-9]{2}[ -][0-9]{6}[ -][0-9]{2}" + ENDS);
    private static final Pattern PASSPORT =
            Pattern.compile("(?<![0-9A-Za-z])[MSRDmsrd](?:[0-9]{8}|[0-9]{3}[A-Za-z][0-9]{4})(?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z+-])(?:\\+?82[ .-]?)?0?1[016789][ .-]?[0-9]{3,4}[ .-]?[0-9]{4}" + ENDS);
    private static final Pattern BUSINESS =
            Pattern.compile(ALONE + "[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{5}" + ENDS_AS_WORD);
    private static final Pattern ACCOUNT = Pattern.compile(ALONE + "[0-9]{2,6}(?:[ -][0-9]{1,8}){1,4}" + ENDS);
    private static final Pattern ACCOUNT_UNDIVIDED = Pattern.compile(ALONE + "[0-9]{10,14}" + ENDS_AS_WORD);
    private static final Pattern BANK =
            Pattern.compile("은행|계좌|농협|수협|신협|새마을금고|우체국|뱅크|입금|송금|예금주|account|bank", Pattern.CASE_INSENSITIVE);
    /** Papers are numbered by the year and the day, 2026-11-23-001; and 080 is free to call. */
    private static final Pattern NO_ACCOUNT = Pattern.compile("(?:(?:19|20)[0-9]{2}|080)[ -].*");

    private static final String PLATE_LETTER = "[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허배바사아자육공해국합]";
    private static final Pattern PLATE = Pattern.compile("(?:(?<![0-9제-])[0-9]{2,3}(?: ?" + PLATE_LETTER
            + " ?|호)|(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주) ?" + "[0-9]{1,2} ?" + PLATE_LETTER
            + " ?)[0-9]{4}(?![.,-]?[0-9])(?! ?[년월일원명건조항%만억천백㎡세동호번개쪽회부])");

    /** The least that any of these has, an old plate's. */
    private static final int FEWEST_DIGITS = 5;

    /** How far before a number the word that makes it an account may stand. */
    private static final int NEAR = 20;

    private PersonalData() {}

    /** What looks like personal data, in the order of the text; findings do not overlap. */
    public static List<Finding> in(String text) {
        var written = PlainText.of(text);
        if (holdsNone(written.toString())) {
            return List.of();
        }
        var plain = written.without(NOBODYS);
        List<Finding> found = new ArrayList<>();
        residents(plain, found);
        each(EMAIL, plain, found, Kind.EMAIL, _ -> true, _ -> true);
        each(CARD, plain, found, Kind.CARD, match -> isLuhn(digits(match)), _ -> true);
        each(LICENCE, plain, found, Kind.DRIVER_LICENCE, _ -> true, _ -> false);
        each(PASSPORT, plain, found, Kind.PASSPORT, _ -> true, _ -> false);
        phones(plain, found);
        each(BUSINESS, plain, found, Kind.BUSINESS_NUMBER, match -> isBusinessNumber(digits(match)), _ -> true);
        accounts(plain, found);
        each(PLATE, plain, found, Kind.PLATE, _ -> true, _ -> false);
        return apart(found);
    }

    /** So that plain words, which are most, cost nothing. */
    private static boolean holdsNone(String plain) {
        return plain.indexOf('@') < 0
                && plain.chars()
                                .filter(letter -> letter >= '0' && letter <= '9')
                                .count()
                        < FEWEST_DIGITS;
    }

    /**
     * The text with a star for each letter and digit of what was found in it. Of a plate all but the last four digits stay, of a business
     * number the office and the kind of business.
     */
    public static String masked(String text, Collection<Finding> findings) {
        var masked = new StringBuilder(text);
        for (var finding : findings) {
            for (int i = finding.start() + shown(finding, text); i < finding.end(); i++) {
                if (Character.isLetterOrDigit(masked.charAt(i)) || Character.isSurrogate(masked.charAt(i))) {
                    masked.setCharAt(i, '*');
                }
            }
        }
        return masked.toString();
    }

    /** How many characters of what was found stay. */
    private static int shown(Finding finding, String text) {
        int hidden = switch (finding.kind()) {
            case PLATE -> 4;
            case BUSINESS_NUMBER -> 5;
            default -> Integer.MAX_VALUE;
        };
        int at = finding.end();
        for (int digits = 0; at > finding.start() && digits < hidden; at--) {
            digits += Character.isLetterOrDigit(text.charAt(at - 1)) ? 1 : 0;
        }
        return at - finding.start();
    }

    private static void residents(PlainText plain, List<Finding> found) {
        RESIDENT.matcher(plain.toString()).results().forEach(match -> {
            var digits = digits(match);
            boolean foreigner = digits.charAt(6) >= '5';
            if (isBirthday(digits)) {
                found.add(plain.finding(
                        foreigner ? Kind.FOREIGNER_NUMBER : Kind.RESIDENT_NUMBER,
                        match.start(),
                        match.end(),
                        hasResidentCheckDigit(digits, foreigner)));
            }
        });
    }

    private static boolean isBirthday(String digits) {
        int century = "1256".indexOf(digits.charAt(6)) >= 0 ? 1900 : 2000;
        try {
            LocalDate.of(century + number(digits, 0, 2), number(digits, 2, 4), number(digits, 4, 6));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean hasResidentCheckDigit(String digits, boolean foreigner) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (2 + i % 8) * (digits.charAt(i) - '0');
        }
        int check = (foreigner ? 13 - sum % 11 : 11 - sum % 11) % 10;
        return check == digits.charAt(12) - '0';
    }

    private static void phones(PlainText plain, List<Finding> found) {
        var text = plain.toString();
        for (var match : PHONES.findNumbers(text, HOME, Leniency.VALID, Long.MAX_VALUE)) {
            if (isSomebodys(match.number())) {
                found.add(plain.finding(Kind.PHONE, match.start(), match.end(), true));
            }
        }
        each(MOBILE, plain, found, Kind.PHONE, _ -> true, _ -> true);
    }

    /** Numbers that are free of charge, or shared by a company's branches, ring at no person's. */
    private static boolean isSomebodys(Phonenumber.PhoneNumber number) {
        return switch (PHONES.getNumberType(number)) {
            case TOLL_FREE, SHARED_COST, PREMIUM_RATE, UAN -> false;
            default -> true;
        };
    }

    private static boolean isBusinessNumber(String digits) {
        int[] weights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
        int sum = 5 * (digits.charAt(8) - '0') / 10;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10 == digits.charAt(9) - '0';
    }

    private static void accounts(PlainText plain, List<Finding> found) {
        var text = plain.toString();
        ACCOUNT.matcher(text).results().forEach(match -> {
            int digits = digits(match).length();
            int parts = match.group().split("[ -]").length;
            boolean bank = followsBank(text, match.start());
            boolean dashed = !match.group().contains(" ");
            if (digits >= 10
                    && digits <= 14
                    && (bank
                            || (dashed
                                    && parts >= 3
                                    && !NO_ACCOUNT.matcher(match.group()).matches()))) {
                found.add(plain.finding(Kind.ACCOUNT, match.start(), match.end(), bank));
            }
        });
        each(ACCOUNT_UNDIVIDED, plain, found, Kind.ACCOUNT, match -> followsBank(text, match.start()), _ -> true);
    }

    private static boolean followsBank(String text, int start) {
        return BANK.matcher(text.substring(Math.max(0, start - NEAR), start)).find();
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? digit : 2 * digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    private static void each(
            Pattern shape,
            PlainText plain,
            List<Finding> found,
            Kind kind,
            Predicate<MatchResult> is,
            Predicate<MatchResult> certainly) {
        shape.matcher(plain.toString())
                .results()
                .filter(is)
                .map(match -> plain.finding(kind, match.start(), match.end(), certainly.test(match)))
                .forEach(found::add);
    }

    /** Where findings overlap, the certain one stands, and of two the one whose kind tells more. */
    private static List<Finding> apart(List<Finding> found) {
        List<Finding> apart = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparing((Finding finding) -> !finding.certain())
                        .thenComparing(Finding::kind)
                        .thenComparing(Finding::start))
                .filter(finding -> apart.stream().noneMatch(finding::overlaps))
                .forEach(apart::add);
        apart.sort(Comparator.comparing(Finding::start));
        return List.copyOf(apart);
    }

    private static String digits(MatchResult match) {
        return match.group().replaceAll("[^0-9]", "");
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
