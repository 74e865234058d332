package city.open.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A petition as everyone may see it, with all its entries, oldest first.
 *
 * @param head what binds the view to its last entry; null for one from before views were bound, and for one that was put together again
 */
public record PublicCase(
        CaseView view, List<Entry> entries, @Nullable CaseHead head) {
    public PublicCase {
        entries = List.copyOf(entries);
    }

    /**
     * With stubs for the entries that were withheld after they had been public, on the objection of the person concerned. Their bytes stay in
     * the log, which nobody can change; they are no longer shown.
     */
    public PublicCase shown() {
        Map<Integer, String> grounds = new HashMap<>();
        for (var entry : entries) {
            if (entry.kind().equals("withholding.decided")
                    && Boolean.TRUE.equals(entry.open().get("granted"))
                    && entry.open().get("seq") instanceof Number seq) {
                grounds.put(seq.intValue(), String.valueOf(entry.open().get("ground")));
            }
        }
        return grounds.isEmpty()
                ? this
                : new PublicCase(
                        view,
                        entries.stream()
                                .map(entry -> grounds.containsKey(entry.seq())
                                        ? entry.withheldOnObjection(grounds.get(entry.seq()))
                                        : entry)
                                .toList(),
                        head);
    }
}
