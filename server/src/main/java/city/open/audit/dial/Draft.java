package city.open.audit.dial;

import city.open.border.disclosure.Policy;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Treatment;
import city.open.ground.calendar.Text;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the policy that somebody works on.
 *
 * @param why as everyone will read it
 * @param base the version it changes
 * @param edition how often it was changed; previews and reviews are of one edition
 * @param agreed who reviewed it last, and which edition; null before
 * @param version as which it was released; null before
 */
record Draft(
        long id,
        String title,
        Text why,
        int base,
        OfficialId author,
        Instant begunAt,
        int edition,
        @Nullable Agreed agreed,
        @Nullable Integer version,
        @Nullable Instant droppedAt,
        List<Change> changes) {
    Draft {
        changes = List.copyOf(changes);
    }

    record Agreed(OfficialId by, Instant at, int edition) {}

    boolean isOver() {
        return version != null || droppedAt != null;
    }

    /** Whether this official wrote any of it, and so cannot review it. */
    boolean isBy(OfficialId official) {
        return author.equals(official)
                || changes.stream().anyMatch(change -> change.by().equals(official));
    }

    boolean isReviewed() {
        return agreed != null && agreed.edition() == edition;
    }

    /** The sheet as it would be. */
    Policy on(Policy policy) {
        Map<Cell, Treatment> rules = new LinkedHashMap<>();
        changes.forEach(change -> rules.put(change.cell(), change.treatment()));
        return policy.with(policy.version() + 1, rules);
    }
}
