package city.open.inside.casework;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text leaves open: {@code {기한}} is asked for under its name, and nothing goes out before it is filled in. */
public final class Blanks {
    /** What the value of a blank is posted under, before its name. */
    public static final String POSTED = "blank.";

    private static final Pattern BLANK = Pattern.compile("\\{([^{}\\n]{1,60})}");

    private Blanks() {}

    /** The names of all that is open in these texts, each once, in the order of the texts. */
    public static Set<String> in(Stream<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        texts.forEach(text -> BLANK.matcher(text)
                .results()
                .forEach(blank -> names.add(blank.group(1).strip())));
        names.remove("");
        return names;
    }

    /** The same for one text. */
    public static Set<String> in(String text) {
        return in(Stream.of(text));
    }

    /** The text with each blank filled in for which there is a value; the others stay open. */
    public static String filled(String text, UnaryOperator<String> values) {
        return BLANK.matcher(text).replaceAll(blank -> {
            var value = values.apply(blank.group(1).strip()).strip();
            return Matcher.quoteReplacement(value.isEmpty() ? blank.group() : value);
        });
    }
}
