package city.open.inside.redaction;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Covered;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blackened paper on its way to everyone, and what became of it.
 *
 * @param unread pages no machine could read
 * @param account of who signed
 * @param until when it can be taken back without anybody having seen it
 */
public record Prepared(
        String id,
        PetitionNumber petition,
        Text title,
        String sha256,
        int pages,
        List<Covered> covered,
        List<Integer> unread,
        State state,
        OfficialId draftedBy,
        Instant draftedAt,
        @Nullable OfficialId signedBy,
        String account,
        @Nullable Instant until,
        @Nullable Text refusal) {

    /** How far it is. */
    public enum State {
        /** It waits for the second signature. */
        DRAFTED,
        /** It is public in a few seconds. */
        SIGNED,
        OPENED,
        TAKEN_BACK,
        /** It was signed and could not be opened any more. */
        REFUSED
    }
}
