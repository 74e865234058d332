package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the other system has and OPEN lacks, and the other way round.
 *
 * @param listedAt when the system last told the whole list of its documents; without one, only what it sent can be compared
 * @param missingHere what it sent or listed and is not applied here
 * @param parked events that name no document, so that nobody can say whose they are
 * @param missingThere what was applied here before its last list and is not on it
 * @param notDisclosed approvals given there that are not public here in time
 */
public record Reconciliation(
        String system,
        Instant at,
        @Nullable Instant listedAt,
        List<Behind> missingHere,
        List<Parked> parked,
        List<Ahead> missingThere,
        List<Hidden> notDisclosed) {

    /** A document of which events are missing here: applied up to {@code here}, and there are {@code there} of them. */
    public record Behind(
            String document,
            @Nullable String petition,
            long here,
            long there,
            @Nullable Text reason) {}

    /** A document of which more was applied than the other side lists, or which it does not list at all. */
    public record Ahead(
            String document,
            @Nullable String petition,
            long here,
            @Nullable Long there) {}

    /** An approval that the public cannot see. */
    public record Hidden(String document, @Nullable String petition, Instant approvedAt) {}

    public boolean isEmpty() {
        return missingHere.isEmpty() && parked.isEmpty() && missingThere.isEmpty() && notDisclosed.isEmpty();
    }

    /** A line of the other system's list: a document, and the number of its last event. */
    public record Listed(
            String document, long sequence, @Nullable Instant approvedAt) {}
}
