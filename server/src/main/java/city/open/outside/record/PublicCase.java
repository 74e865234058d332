package city.open.outside.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A petition as everyone may see it, with all its entries, oldest first; of those withheld since, what is left.
 *
 * @param head what binds the view to its last entry; null for one from before views were bound, and for one that was put together again
 */
public record PublicCase(
        CaseView view, List<Entry> entries, @Nullable CaseHead head) {
    public PublicCase {
        entries = List.copyOf(entries);
    }
}
