package city.open.inside.counter;

import city.open.border.letters.FiledContent;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** New access codes for applicants who filed on paper or lost theirs. Who makes one has opened the person's data, which is written down. */
@Component
public class AccessCodes {
    private final Filings filings;
    private final Petitions petitions;
    private final Rights rights;
    private final Vault vault;
    private final Clock clock;

    AccessCodes(Filings filings, Petitions petitions, Rights rights, Vault vault, Clock clock) {
        this.filings = filings;
        this.petitions = petitions;
        this.rights = rights;
        this.vault = vault;
        this.clock = clock;
    }

    /** The code, to be shown once; empty without the right, and where nobody is sealed for the petition. */
    public Optional<String> make(Login login, PetitionNumber number) {
        // In one transaction: what was opened is not erased before it is sealed again.
        return petitions.together(work -> work.find(number)
                .filter(petition ->
                        rights.may(login, Right.OPEN_SEALED, petition).isGranted())
                .flatMap(petition -> vault.open(number, login.by(), Purpose.CONTACT, clock.instant())
                        .map(person -> filings.giveAccess(
                                new Filing(
                                        number,
                                        petition.procedure(),
                                        petition.procedureVersion(),
                                        petition.variant(),
                                        petition.agency(),
                                        petition.division(),
                                        petition.submittedAt(),
                                        petition.receivedAt(),
                                        new byte[0]),
                                new FiledContent(
                                        FiledContent.freshSalt(),
                                        "ko",
                                        petition.subject(),
                                        null,
                                        person,
                                        List.of(),
                                        List.of(),
                                        List.of())))));
    }
}
