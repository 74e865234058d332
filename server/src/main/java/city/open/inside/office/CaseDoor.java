package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets an official to the petition that an address names, or says why not. */
@Component
class CaseDoor {
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
    Petition find(
            Login login, Lang in, String number, Right right, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return find(login, in, number, right, "", request, response);
    }

    /** @param back where who lacks the right may go on */
    @Nullable
    Petition find(
            Login login,
            Lang in,
            String number,
            Right right,
            String back,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = PetitionNumber.isWellFormed(number)
                ? petitions.find(new PetitionNumber(number)).orElse(null)
                : null;
        if (petition == null) {
            answers.unknown(login, in, request, response);
            return null;
        }
        return lets(login, in, petition, right, back, request, response) ? petition : null;
    }

    /** Whether this official has the right to a petition that is found already; where not, an answer has been given. */
    boolean lets(
            Login login,
            Lang in,
            Petition petition,
            Right right,
            String back,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (rights.may(login, right, petition) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, in, rule, back, request, response);
            return false;
        }
        return true;
    }
}
