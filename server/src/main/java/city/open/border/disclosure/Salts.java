package city.open.border.disclosure;

import city.open.ground.database.PublisherDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.vault.CommitmentSecrets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The salts of petitions, as the vault keeps them. */
final class Salts {
    private final CommitmentSecrets secrets;
    private final SecureRandom random = new SecureRandom();

    Salts(PublisherDatabase database) {
        this.secrets = new CommitmentSecrets(database);
    }

    /** For publishing these facts. Where there is none any more, what is committed to now can never be opened, and nothing of it is kept. */
    Function<PetitionNumber, Salt> of(List<Fact> facts) {
        var salts = kept(facts.stream().map(Fact::petition).distinct().toList());
        return petition -> salts.computeIfAbsent(petition.value(), _ -> Salt.forgotten(random));
    }

    /** The salts that there are, by petition. */
    Map<String, Salt> kept(Collection<PetitionNumber> petitions) {
        Map<String, Salt> salts = new HashMap<>();
        secrets.of(petitions).forEach((petition, bytes) -> salts.put(petition, new Salt(bytes)));
        return salts;
    }

    /** Which of these petitions the vault has erased. */
    Set<String> erased(Collection<PetitionNumber> petitions) {
        return secrets.erased(petitions);
    }
}
