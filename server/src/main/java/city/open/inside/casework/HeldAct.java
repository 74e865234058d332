package city.open.inside.casework;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an official has sent, from the moment it was sent.
 *
 * @param until when it becomes public by itself, unless it is taken back before
 * @param upToSeq the last entry it became, once it is on the record
 * @param refusal why it did not become public when its time was over; what was typed is in {@code form}
 */
public record HeldAct(
        long id,
        PetitionNumber petition,
        Form form,
        int seenSeq,
        OfficialId official,
        String account,
        State state,
        Instant postedAt,
        Instant until,
        @Nullable Integer upToSeq,
        @Nullable Text refusal) {

    public enum State {
        /** Waits, and can be taken back. */
        HELD,
        /** On the record. */
        RECORDED,
        TAKEN_BACK,
        /** The case moved on, or the right was lost meanwhile. Its official has not seen that yet. */
        REFUSED,
        /** Refused, and its official has seen it. */
        SEEN
    }
}
