package city.open.inside.petition;

import city.open.ground.vocabulary.PetitionNumber;
import java.time.Instant;

/** A row of the journal: the {@code seq}-th thing that happened to this petition, from 1. */
public record Fact(
        PetitionNumber petition, int seq, Instant occurredAt, Instant recordedAt, By by, PetitionEvent event) {

    public String kind() {
        return EventKinds.of(event);
    }
}
