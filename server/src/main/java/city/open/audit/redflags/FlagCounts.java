package city.open.audit.redflags;

import city.open.ground.database.AuditDatabase;
import org.springframework.stereotype.Component;

/** How many red flags wait and what came of the others: all that those who direct may know of them (audit note, section 0). */
@Component
public class FlagCounts {
    private final FlagRows rows;

    FlagCounts(AuditDatabase database) {
        this.rows = new FlagRows(database);
    }

    /** @param confirmed of those with an outcome, in how many there was something */
    public record Counts(long waiting, long seen, long confirmed) {}

    /** Of all flags together, as each alone could be about somebody. */
    public Counts now() {
        long waiting = rows.waiting().values().stream().mapToLong(it -> it).sum();
        long seen = 0;
        long confirmed = 0;
        for (var outcomes : rows.outcomes().values()) {
            for (var one : outcomes.entrySet()) {
                seen += one.getValue();
                confirmed += one.getKey().isConfirmed() ? one.getValue() : 0;
            }
        }
        return new Counts(waiting, seen, confirmed);
    }
}
