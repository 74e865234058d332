package city.open.ground.guard;

import city.open.ground.guard.Finding.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the two registration numbers of thirteen digits apart: a resident's or foreigner's begins with a birthday and goes on with a digit for
 * sex and century, a corporation's begins with its registry and kind and ends with a check digit, and is public. Many numbers could be both: of
 * a registry in the capital, 110111, one could have been born on 11 January 2011. Then the words beside decide.
 */
final class RegistrationNumbers {
    /** Six and seven digits, with whatever people put between; each digit may stand by itself, or the birthday in pairs. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<![0-9+])(?:[0-9]{6}|[0-9](?: {1,2}[0-9]){5}|[0-9]{2} [0-9]{2} [0-9]{2})[^\\p{L}\\p{N}@%+]{0,4}"
                    + "[1-8](?: ?[0-9]{6}|(?: {1,2}[0-9]){6})(?![0-9])");
    /** 90.01.15-1234567. */
    private static final Pattern BY_DATE =
            Pattern.compile("(?<![0-9])([0-9]{2}([./-])[0-9]{2}\\2[0-9]{2}) ?[-/_] ?([1-8][0-9]{6})(?![0-9])");
    /** 19900115-1234567. */
    private static final Pattern BY_FULL_DATE = Pattern.compile("(?<![0-9])(19|20)([0-9]{6}-?[1-8][0-9]{6})(?![0-9])");

    private static final Pattern OF_A_REGISTRY =
            Pattern.compile("(?:1[1-9]|2[0-2])[0-9]{2}(?:1[1-5]|2[12]|3[01])[0-9]{7}");
    private static final Pattern CALLED_CORPORATE =
            Pattern.compile("법인|등기|주식회사|유한회사|㈜|\\([주유재사]\\)|incorporat|corporat|compan", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLED_RESIDENT =
            Pattern.compile("주민|외국인|생년|거소|신분|resident|alien|foreigner|\\brrn", Pattern.CASE_INSENSITIVE);
    /** How far from a number the word may stand that says what it is. */
    private static final int BEFORE = 30;

    private static final int BEHIND = 16;

    private RegistrationNumbers() {}

    static void in(PlainText plain, List<Finding> found) {
        look(WRITTEN, plain, found);
        look(BY_DATE, plain, found);
        look(BY_FULL_DATE, plain, found);
    }

    private static void look(Pattern shape, PlainText plain, List<Finding> found) {
        var text = plain.toString();
        var match = shape.matcher(text);
        for (int from = 0; from <= text.length() && match.find(from); ) {
            var finding = finding(shape, match, plain, text);
            if (finding != null) {
                found.add(finding);
            }
            from = finding == null ? match.start() + 1 : match.end();
        }
    }

    private static @Nullable Finding finding(Pattern shape, Matcher match, PlainText plain, String text) {
        var digits = PersonalData.digits(match.toMatchResult());
        boolean full = shape == BY_FULL_DATE;
        var number = full ? digits.substring(2) : digits;
        if (!isBirthday(number)) {
            return null;
        }
        char sex = number.charAt(6);
        boolean foreigner = sex >= '5';
        boolean fits = hasResidentCheckDigit(number, foreigner);
        if (full
                && (century(sex) != Integer.parseInt(digits.substring(0, 2)) * 100
                        || !(fits || called(CALLED_RESIDENT, text, match) >= 0))) {
            // A day and a number of seven digits are also how papers are numbered.
            return null;
        }
        var kind = foreigner ? Kind.FOREIGNER_NUMBER : Kind.RESIDENT_NUMBER;
        if (OF_A_REGISTRY.matcher(number).matches()) {
            kind = kind(
                    number,
                    sex,
                    fits,
                    kind,
                    called(CALLED_CORPORATE, text, match),
                    called(CALLED_RESIDENT, text, match));
        }
        return plain.finding(kind, match.start(), match.end(), fits || kind == Kind.CORPORATE_NUMBER);
    }

    /** Nobody of those born before 1923, as a registry's number would say, is likelier than a corporation. */
    private static Kind kind(String number, char sex, boolean fits, Kind somebody, int corporate, int resident) {
        boolean corporation = hasCorporateCheckDigit(number);
        if (resident > corporate) {
            return somebody;
        }
        if (corporate >= 0) {
            return corporation ? Kind.CORPORATE_NUMBER : Kind.RESIDENT_OR_CORPORATE;
        }
        if (!corporation) {
            return somebody;
        }
        return century(sex) == 1900 && !fits ? Kind.CORPORATE_NUMBER : Kind.RESIDENT_OR_CORPORATE;
    }

    /** How near the word stands, the nearer the greater; -1 where it does not. What stands before counts for more. */
    private static int called(Pattern word, String text, Matcher match) {
        int near = -1;
        int from = Math.max(0, match.start() - BEFORE);
        var before = word.matcher(text.substring(from, match.start()));
        while (before.find()) {
            near = BEHIND + 1 + before.end();
        }
        if (near >= 0) {
            return near;
        }
        var behind = word.matcher(text.substring(match.end(), Math.min(text.length(), match.end() + BEHIND)));
        return behind.find() ? BEHIND - behind.start() : -1;
    }

    private static int century(char sex) {
        return "1256".indexOf(sex) >= 0 ? 1900 : 2000;
    }

    private static boolean isBirthday(String digits) {
        try {
            LocalDate.of(century(digits.charAt(6)) + number(digits, 0, 2), number(digits, 2, 4), number(digits, 4, 6));
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

    /** Rules on registration numbers of corporations: 1 and 2 in turn, what is missing to the next ten. */
    private static boolean hasCorporateCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (1 + i % 2) * (digits.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10 == digits.charAt(12) - '0';
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
