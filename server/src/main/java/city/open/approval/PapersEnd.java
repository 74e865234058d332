package city.open.approval;

import city.open.database.OfficeDatabase;
import city.open.petition.AtDecision;
import city.open.petition.Fact;
import city.open.petition.PetitionEvent.Decided;
import org.springframework.stereotype.Component;

/** Once a petition is decided, papers of it that are still on their way are closed and wait for nobody. */
@Component
class PapersEnd implements AtDecision {
    private final Documents documents;

    PapersEnd(OfficeDatabase office) {
        this.documents = new Documents(office);
    }

    @Override
    public void decided(Fact decision) {
        if (decision.event() instanceof Decided decided) {
            documents.close(decision.petition(), decided.outcome(), decision.recordedAt());
        }
    }
}
