package city.open.inside.petition;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.PetitionEvent.Received;
import java.time.Instant;

/** What reception said of a petition; nothing that follows changes it. */
record Filing(PetitionNumber number, Instant receivedAt, Received received) {}
