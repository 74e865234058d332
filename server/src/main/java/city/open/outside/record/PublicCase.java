package city.open.outside.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A petition as everyone may see it, with all its entries, oldest first; of those withheld since, what is left.
 *
 * <p>Whatever view it is made of, its head never says more than its entries: who reads a view just before somebody's words are withheld, and the
 * entries just after, shows neither.
 *
 * @param head what binds the view to its last entry; null for one from before views were bound, and for one that was put together again
 */
public record PublicCase(
        CaseView view, List<Entry> entries, @Nullable CaseHead head) {
    public PublicCase {
        entries = List.copyOf(entries);
        var shown = WithheldWords.hidden(view, entries);
        // What binds a view says it in full.
        head = shown.equals(view) ? head : null;
        view = shown;
    }
}
