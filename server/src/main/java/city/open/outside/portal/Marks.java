package city.open.outside.portal;

import city.open.outside.record.Sought;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words somebody looked for, to be marked where they stand. */
public final class Marks {
    public static final Marks NONE = new Marks("");

    private final @Nullable Pattern words;

    /** @param sought as typed */
    Marks(String sought) {
        var each = Arrays.stream(Sought.plain(sought).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        words = each.isEmpty() ? null : Pattern.compile(each, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param marked whether somebody looked for it */
    public record Piece(String text, boolean marked) {}

    /** The text in pieces, which together are the text. */
    public List<Piece> of(String text) {
        if (words == null) {
            return List.of(new Piece(text, false));
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (var found = words.matcher(text); found.find(); from = found.end()) {
            if (found.start() > from) {
                pieces.add(new Piece(text.substring(from, found.start()), false));
            }
            pieces.add(new Piece(found.group(), true));
        }
        if (from < text.length() || pieces.isEmpty()) {
            pieces.add(new Piece(text.substring(from), false));
        }
        return List.copyOf(pieces);
    }
}
