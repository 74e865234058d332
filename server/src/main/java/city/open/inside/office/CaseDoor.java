package city.open.inside.office;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.identity.Visit;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets an official to the petition that an address names, or says why not. */
@Component
public class CaseDoor {
    private final Petitions petitions;
    private final Rights rights;
    private final Answers answers;

    CaseDoor(Petitions petitions, Rights rights, Answers answers) {
        this.petitions = petitions;
        this.rights = rights;
        this.answers = answers;
    }

    /** Null where an answer has been given already: there is no such petition, or this official lacks the right to it. */
    @Nullable
    public Petition find(Visit visit, String number, Right right) throws IOException {
        return find(visit, number, right, "");
    }

    /** @param back where who lacks the right may go on */
    @Nullable
    public Petition find(Visit visit, String number, Right right, String back) throws IOException {
        var petition = PetitionNumber.isWellFormed(number)
                ? petitions.find(new PetitionNumber(number)).orElse(null)
                : null;
        if (petition == null) {
            answers.unknown(visit);
            return null;
        }
        return lets(visit, petition, right, back) ? petition : null;
    }

    /** Whether this official has the right to a petition that is found already; where not, an answer has been given. */
    boolean lets(Visit visit, Petition petition, Right right, String back) throws IOException {
        if (rights.may(visit.login(), right, petition) instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, back);
            return false;
        }
        return true;
    }
}
