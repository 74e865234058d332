package city.open.ground.calendar;

import java.util.regex.Pattern;

/**
 * What of a text everybody can read. Control characters break feeds and tables for good, those that turn the direction of writing show another
 * text than is there, and half a surrogate is no letter. No door takes them, and no outlet writes one that got into the record before.
 */
public final class Legible {
    private static final Pattern ILLEGIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]|[\\p{Cc}&&[^\\r\\n\\t]]");
    /** What word processors leave in what is copied from them, and nobody means. */
    private static final Pattern HARMLESS = Pattern.compile("[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]");

    private static final Pattern BREAKS = Pattern.compile("\\r\\n|[\\u000b\\f\\u0085\\u2028\\u2029]");
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Legible() {}

    public static boolean is(String text) {
        return !ILLEGIBLE.matcher(text).find();
    }

    /** As typed, but for what no one means by it: breaks of lines are one kind, and marks that only tell where a word may be broken are gone. */
    public static String tidy(String typed) {
        return HARMLESS.matcher(BREAKS.matcher(typed).replaceAll("\n")).replaceAll("");
    }

    /** Without what cannot be read; breaks of lines stay. For what was kept before doors refused it. */
    public static String only(String text) {
        return is(text) ? text : ILLEGIBLE.matcher(tidy(text)).replaceAll("");
    }

    /** The same on one line, as headers want it. */
    public static String line(String text) {
        return SPACES.matcher(only(text)).replaceAll(" ").strip();
    }
}
