package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import java.time.Instant;

/** A document as a list shows it. */
public record Listed(DocumentId id, PetitionNumber petition, Text title, Document.State state, Instant draftedAt) {}
