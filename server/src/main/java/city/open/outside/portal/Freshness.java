package city.open.outside.portal;

import city.open.outside.record.Disclosed.WithholdingDecided;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Drops what is kept of a petition when something happened to it. Listens after the record's own memory has let go. */
@Component
class Freshness {
    private final Kept kept;

    Freshness(Kept kept, PublicRecord record) {
        this.kept = kept;
        record.onEntries(this::drop);
    }

    private void drop(List<Entry> entries) {
        if (entries.stream().anyMatch(entry -> entry.disclosed() instanceof WithholdingDecided)) {
            // Words that are withheld may stand on any page, in a list too.
            kept.dropAll();
        }
        for (var entry : entries) {
            kept.drop("/ko/petitions/" + entry.petition());
            kept.drop("/en/petitions/" + entry.petition());
            kept.drop("/api/v1/petitions/" + entry.petition());
        }
    }
}
