package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * 직무대리: who signs for whom on these days, both included.
 *
 * @param id 0 while it is not kept yet
 */
public record Deputyship(long id, OfficialId absent, OfficialId deputy, LocalDate from, LocalDate to, Text reason) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private boolean meets(Deputyship other) {
        return !other.to.isBefore(from) && !other.from.isAfter(to);
    }

    /**
     * The rule that refuses it, if any: one deputy for a post, one post for a deputy, and no deputy of a deputy (Regulation on Deputies
     * art. 6).
     *
     * @param others those that stand already
     */
    Optional<Refusal> refusedBeside(Collection<Deputyship> others, Official whoIsAbsent, Official whoDeputises) {
        if (to.isBefore(from)) {
            return Optional.of(Refusal.ENDS_BEFORE_IT_BEGINS);
        }
        if (absent.equals(deputy)) {
            return Optional.of(Refusal.DEPUTY_OF_ONESELF);
        }
        if (!whoIsAbsent.agency().equals(whoDeputises.agency())) {
            return Optional.of(Refusal.DEPUTY_OF_ANOTHER_AGENCY);
        }
        if (!servesThroughout(whoIsAbsent) || !servesThroughout(whoDeputises)) {
            return Optional.of(Refusal.UNKNOWN_OFFICIAL);
        }
        for (var other : others) {
            if (!meets(other)) {
                continue;
            }
            if (other.absent.equals(absent)) {
                return Optional.of(Refusal.ALREADY_DEPUTISED);
            }
            if (other.deputy.equals(deputy)) {
                return Optional.of(Refusal.DEPUTISES_ALREADY);
            }
            if (other.deputy.equals(absent) || other.absent.equals(deputy)) {
                return Optional.of(Refusal.NO_SUB_DEPUTY);
            }
        }
        return Optional.empty();
    }

    private boolean servesThroughout(Official official) {
        return official.servesOn(from) && official.servesOn(to);
    }
}
