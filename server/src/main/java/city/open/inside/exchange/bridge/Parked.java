package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was kept and not applied, with the reason.
 *
 * @param position its place in the log of everything that came
 * @param type none for what could not be read as an event
 * @param waitsFor of a held one; of a parked one it says nothing
 * @param document the petition's number, or the sender's own number of the case or paper
 */
public record Parked(
        long position,
        String system,
        String source,
        String id,
        @Nullable String type,
        @Nullable String document,
        @Nullable Long sequence,
        Instant occurredAt,
        Instant receivedAt,
        Text reason,
        For waitsFor) {

    /** What a held event waits for. */
    public enum For {
        /** An earlier number of its document. */
        NUMBER,
        /** That its case is received. */
        CASE,
        /** What papers of its petition have to say. */
        PAPERS
    }
}
