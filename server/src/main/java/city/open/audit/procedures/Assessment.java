package city.open.audit.procedures;

import city.open.audit.watch.Score;
import city.open.ground.calendar.Text;
import city.open.outside.record.RegisterDecision.Criterion;
import city.open.outside.record.RegisterDecision.Outcome;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor proposes about disclosing a procedure. It never changes, and counts once another has agreed.
 *
 * @param subject the code of a procedure of the catalogue, or a short name of one that is not there
 * @param criteria past corruption, complexity, outside interest
 * @param review what another made of it; null before
 */
record Assessment(
        long id,
        String subject,
        Text name,
        List<Criterion> criteria,
        Outcome outcome,
        @Nullable String ground,
        Text reason,
        LocalDate nextLook,
        OfficialId author,
        Instant at,
        @Nullable Review review) {
    Assessment {
        criteria = List.copyOf(criteria);
    }

    /** @param remark why it went back; empty where the reviewer agreed without one */
    record Review(OfficialId by, boolean agreed, String remark, Instant at) {}

    Score score() {
        return Score.of(
                criteria.get(0).score(),
                criteria.get(1).score(),
                criteria.get(2).score());
    }

    boolean isWaiting() {
        return review == null;
    }

    boolean counts() {
        return review != null && review.agreed();
    }
}
