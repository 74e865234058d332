package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for an official's signature: the oldest first.
 *
 * @param count of all, also those that are not listed
 */
public record Waiting(long count, List<Entry> entries) {
    /** @param standingIn for whom the official would sign as deputy, none where the box is the official's own */
    public record Entry(
            DocumentId document,
            PetitionNumber petition,
            Text title,
            Part part,
            int place,
            @Nullable OfficialId standingIn,
            Instant since) {}
}
