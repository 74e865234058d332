package city.open.outside.record;

import city.open.ground.calendar.Legible;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are sought and found: syllables whole, digits and letters of one width, small letters. */
public final class Sought {
    private static final Pattern FIGURES = Pattern.compile("[0-9][0-9-]{4,}");

    private Sought() {}

    /** What somebody wrote, or wants to find, in the one form in which the two are compared. */
    public static String plain(String words) {
        return Normalizer.normalize(Legible.only(words), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** A number is meant as it is: one that is nearly the same is another one. */
    static boolean isNumber(String word) {
        return FIGURES.matcher(word).matches();
    }
}
