package city.open.approval;

import city.open.calendar.Text;
import city.open.petition.PetitionNumber;
import java.time.Instant;

/** A document as a list shows it. */
public record Listed(DocumentId id, PetitionNumber petition, Text title, Document.State state, Instant draftedAt) {}
