package city.open.record;

import java.util.List;

/** A petition as everyone may see it, with all its entries, oldest first. */
public record PublicCase(CaseView view, List<Entry> entries) {
    public PublicCase {
        entries = List.copyOf(entries);
    }
}
