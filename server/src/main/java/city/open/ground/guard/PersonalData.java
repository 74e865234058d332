package city.open.ground.guard;

import city.open.ground.guard.Finding.Kind;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.Phonenumber;
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
    /** What people put between the parts of a number: anything that is neither letter nor digit. */
    private static final String GAP = "[^\\p{L}\\p{N}@%]{0,3}";

    private static final String SIGN = "[ ._·~/-]";

    /** Hashes and the ids of papers: digits fall in them by chance. */
    private static final Pattern NOBODYS = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-f]{40,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9A-Za-z])");

    private static final Pattern CARD = Pattern.compile(
            "(?<![0-9])[2-69][0-9]{3}%1$s?[0-9]{4}%1$s?[0-9]{4}%1$s?[0-9]{2,4}(?![0-9A-Za-z])|(?<![0-9])3[0-9]{3}%1$s?[0-9]{6}%1$s?[0-9]{4,5}(?![0-9A-Za-z])"
                    .formatted(SIGN));
    private static final String REGION = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주";
    private static final Pattern LICENCE = Pattern.compile(
            "(?<![0-9])(?<![0-9][-.])(?:(?:1[1-9]|2[0-8])%1$s|(?:%2$s)%1$s?)[0-9]{2}%1$s[0-9]{6}%1$s[0-9]{2}(?![0-9])"
                    .formatted(SIGN, REGION));
    private static final Pattern PASSPORT =
            Pattern.compile("(?<![0-9A-Za-z])[MSRDmsrd][ -]?(?:[0-9]{8}|[0-9]{3}[A-Za-z][0-9]{4})(?![0-9A-Za-z])");
    private static final String HOME_CODE = "(?:0|\\+?82" + GAP + "0?" + GAP + ")";
    private static final Pattern MOBILE = Pattern.compile(("(?<![0-9])%2$s1[016789]%1$s[0-9]{3,4}%1$s[0-9]{4}(?![0-9])"
                    + "|(?<![0-9])(?<![0-9] )0 1 [016789]%1$s[0-9](?: [0-9]){2,3}%1$s[0-9](?: [0-9]){3}(?! ?[0-9])"
                    + "|(?<![0-9A-Za-z+,-])1[016789][ .-][0-9]{3,4}[ .-]?[0-9]{4}(?![-.,]?[0-9])"
                    + "|(?<![0-9A-Za-z+,-])10[2-9][0-9]{7}(?![-.,]?[0-9])(?! ?[원만억천])")
            .formatted(GAP, HOME_CODE));
    private static final String AREA = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50[2-8]|30[0-9])";
    private static final Pattern LANDLINE =
            Pattern.compile(("(?<![0-9])(?<![0-9]-)%2$s%3$s%1$s[0-9]{3,4}%1$s[0-9]{4}(?![0-9])"
                            + "|(?<![0-9])(?<![0-9] )0 (?:2|3 [1-3]|4 [1-4]|5 [1-5]|6 [1-4]|7 0)%1$s[0-9](?: [0-9]){2,3}%1$s[0-9](?: [0-9]){3}(?! ?[0-9])")
                    .formatted(GAP, HOME_CODE, AREA));
    /** Digits behind the point of a figure, such as a coordinate. */
    private static final Pattern BEHIND_A_POINT = Pattern.compile(".*[0-9]{2}\\.");

    private static final Pattern ABROAD = Pattern.compile("\\+ ?[0-9]|(?<![0-9])00[1-9]");
    private static final Pattern BUSINESS =
            Pattern.compile(ALONE + "[1-9][0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{5}" + ENDS_AS_WORD);
    private static final Pattern CALLED_BUSINESS = Pattern.compile("사업자|business", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACCOUNT = Pattern.compile(ALONE + "[0-9]{2,6}(?:[ ._·~-][0-9]{1,8}){1,4}" + ENDS);
    private static final Pattern ACCOUNT_UNDIVIDED = Pattern.compile(ALONE + "[0-9]{10,14}" + ENDS_AS_WORD);
    private static final Pattern BANK =
            Pattern.compile("은행|계좌|농협|수협|신협|새마을금고|우체국|뱅크|입금|송금|예금주|account|bank", Pattern.CASE_INSENSITIVE);
    /** Papers are numbered by the year and the day, 2026-11-23-001; and 080 is free to call. */
    private static final Pattern NO_ACCOUNT = Pattern.compile("(?:(?:19|20)[0-9]{2}|080)[ -].*");

    private static final String PLATE_LETTER = "[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허배바사아자육공해국합]";
    private static final Pattern PLATE = Pattern.compile("(?:(?<![0-9제-])[0-9]{2,3}(?: ?" + PLATE_LETTER + " ?|호)|(?:"
            + REGION + ") ?" + "[0-9]{1,2} ?" + PLATE_LETTER
            + " ?)[0-9]{4}(?![.,-]?[0-9])(?! ?[년월일원명건조항%만억천백㎡세동호번개쪽회부])");

    /** The least that any of these has, an old plate's; the least of all but plates, a passport's. */
    private static final int FEWEST_DIGITS = 5;

    private static final int FEWEST_DIGITS_BUT_OF_PLATES = 7;
    private static final int BUSINESS_DIGITS = 10;

    /** How far before a number the word that makes it an account may stand. */
    private static final int NEAR = 20;

    private PersonalData() {}

    /** What may not become public as it looks like somebody's, in the order of the text; findings do not overlap. */
    public static List<Finding> in(String text) {
        return all(text).stream().filter(finding -> !finding.kind().isPublic()).toList();
    }

    /** The same with the numbers that are public: those of businesses and corporations. */
    static List<Finding> all(String text) {
        List<Finding> found = new ArrayList<>();
        PlainText.readings(text).forEach(reading -> look(reading, found));
        return found.isEmpty() ? List.of() : apart(found);
    }

    private static void look(PlainText written, List<Finding> found) {
        Mailboxes.in(written, found);
        long digits = written.toString()
                .chars()
                .filter(letter -> letter >= '0' && letter <= '9')
                .count();
        // So that plain words, which are most, cost nothing.
        if (digits < FEWEST_DIGITS) {
            return;
        }
        var plain = written.without(NOBODYS);
        each(PLATE, plain, found, Kind.PLATE, _ -> true, _ -> false);
        if (digits < FEWEST_DIGITS_BUT_OF_PLATES) {
            return;
        }
        RegistrationNumbers.in(plain, found);
        each(CARD, plain, found, Kind.CARD, match -> isLuhn(digits(match)), _ -> true);
        each(LICENCE, plain, found, Kind.DRIVER_LICENCE, _ -> true, _ -> false);
        each(PASSPORT, plain, found, Kind.PASSPORT, _ -> true, _ -> false);
        phones(plain, found);
        businesses(plain, found);
        accounts(plain, found);
    }

    /**
     * The text with a star for each letter and digit of what was found in it. Of a plate all but the last four digits stay, of a business
     * number the office and the kind of business.
     */
    public static String masked(String text, Collection<Finding> findings) {
        var masked = new StringBuilder(text);
        for (var finding : findings) {
            for (int i = finding.start() + shown(finding, text); i < finding.end(); i++) {
                if (tells(masked.charAt(i))) {
                    masked.setCharAt(i, '*');
                }
            }
        }
        return masked.toString();
    }

    /** Also the digits ① and ², and what stands for more than one {@code char}. */
    private static boolean tells(char letter) {
        return Character.isLetterOrDigit(letter)
                || Character.isSurrogate(letter)
                || Character.getType(letter) == Character.OTHER_NUMBER;
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
            digits += tells(text.charAt(at - 1)) ? 1 : 0;
        }
        return at - finding.start();
    }

    private static void phones(PlainText plain, List<Finding> found) {
        var text = plain.toString();
        // The library is slow and reads the parts of a number only where they stand as in books; ours at home are told
        // by shape.
        if (ABROAD.matcher(text).find()) {
            for (var match : PHONES.findNumbers(text, HOME, Leniency.VALID, Long.MAX_VALUE)) {
                if (isSomebodys(match.number())) {
                    found.add(plain.finding(Kind.PHONE, match.start(), match.end(), true));
                }
            }
        }
        each(
                MOBILE,
                plain,
                found,
                Kind.PHONE,
                match -> !isBehindAPoint(match, text) && !isUndividedBusinessNumber(match.group()),
                _ -> true);
        each(
                LANDLINE,
                plain,
                found,
                Kind.PHONE,
                match -> !isBehindAPoint(match, text) && isSomebodys(match),
                _ -> true);
    }

    /** A mobile number whose 0 a spreadsheet has dropped has as many digits. */
    private static boolean isUndividedBusinessNumber(String number) {
        return number.length() == BUSINESS_DIGITS
                && number.charAt(0) == '1'
                && number.matches("[0-9]+")
                && isBusinessNumber(number);
    }

    private static boolean isBehindAPoint(MatchResult match, String text) {
        return match.start() > 2
                && match.group().length() == digits(match).length()
                && BEHIND_A_POINT
                        .matcher(text.substring(match.start() - 3, match.start()))
                        .matches();
    }

    private static boolean isSomebodys(MatchResult match) {
        var digits = digits(match).replaceFirst("^82", "0").replaceFirst("^00", "0");
        try {
            var number = PHONES.parse(digits, HOME);
            return PHONES.isValidNumber(number) && isSomebodys(number);
        } catch (NumberParseException _) {
            return false;
        }
    }

    /** Numbers that are free of charge, or shared by a company's branches, ring at no person's. */
    private static boolean isSomebodys(Phonenumber.PhoneNumber number) {
        return switch (PHONES.getNumberType(number)) {
            case TOLL_FREE, SHARED_COST, PREMIUM_RATE, UAN -> false;
            default -> true;
        };
    }

    /** By the check digit, or by what it is called where a digit was mistyped; certain where it is called so or divided as theirs are. */
    private static void businesses(PlainText plain, List<Finding> found) {
        var text = plain.toString();
        each(
                BUSINESS,
                plain,
                found,
                Kind.BUSINESS_NUMBER,
                match -> isBusinessNumber(digits(match)) || follows(CALLED_BUSINESS, text, match.start()),
                match -> match.group().length() > BUSINESS_DIGITS || follows(CALLED_BUSINESS, text, match.start()));
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
            int parts = match.group().split("[^0-9]").length;
            boolean bank = follows(BANK, text, match.start());
            boolean dashed = match.group().matches("[0-9-]+");
            if (digits >= 10
                    && digits <= 14
                    && (bank
                            || (dashed
                                    && parts >= 3
                                    && !NO_ACCOUNT.matcher(match.group()).matches()))) {
                found.add(plain.finding(Kind.ACCOUNT, match.start(), match.end(), bank));
            }
        });
        each(ACCOUNT_UNDIVIDED, plain, found, Kind.ACCOUNT, match -> follows(BANK, text, match.start()), _ -> true);
    }

    private static boolean follows(Pattern word, String text, int start) {
        return word.matcher(text.substring(Math.max(0, start - NEAR), start)).find();
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

    /** Where findings overlap, the one that weighs more stands, and of two the one whose kind tells more. */
    private static List<Finding> apart(List<Finding> found) {
        List<Finding> apart = new ArrayList<>(identities(found));
        found.stream()
                .filter(finding -> rank(finding) > 0)
                .sorted(Comparator.comparing(PersonalData::rank)
                        .thenComparing(Finding::kind)
                        .thenComparing(Finding::start)
                        .thenComparing(Finding::end, Comparator.reverseOrder()))
                .filter(finding -> apart.stream().noneMatch(finding::overlaps))
                .forEach(apart::add);
        apart.sort(Comparator.comparing(Finding::start));
        return List.copyOf(apart);
    }

    /** What two readings of the text take for different numbers is neither's alone: all of it is held back. */
    private static List<Finding> identities(List<Finding> found) {
        List<Finding> joined = new ArrayList<>();
        found.stream()
                .filter(finding -> rank(finding) == 0)
                .sorted(Comparator.comparing(Finding::start).thenComparing(Finding::kind))
                .forEach(finding -> {
                    if (!joined.isEmpty() && joined.getLast().overlaps(finding)) {
                        joined.add(joined.removeLast().with(finding));
                    } else {
                        joined.add(finding);
                    }
                });
        return joined;
    }

    /** A resident's number stands against everything; a public one only where it is certain against what may be somebody's. */
    private static int rank(Finding finding) {
        if (finding.kind().isIdentityNumber() || finding.kind() == Kind.RESIDENT_OR_CORPORATE) {
            return 0;
        }
        boolean open = finding.kind().isPublic();
        return finding.certain() ? (open ? 1 : 2) : (open ? 4 : 3);
    }

    static String digits(MatchResult match) {
        var digits = new StringBuilder();
        match.group()
                .chars()
                .filter(letter -> letter >= '0' && letter <= '9')
                .forEach(digit -> digits.append((char) digit));
        return digits.toString();
    }
}
