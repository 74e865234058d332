package city.open.inside.approval;

import city.open.ground.database.OfficeDatabase;
import city.open.inside.petition.AtDecision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent.Decided;
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
