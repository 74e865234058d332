package city.open.inside.casework;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Form.Found;
import city.open.inside.identity.Refusal;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Rule;
import java.util.List;

/** What the desk says to a form. Nothing typed is lost: the form comes back with what is wrong with it. */
public sealed interface Posted {

    /** It waits for its time; until then it can be taken back. */
    record Held(HeldAct act) implements Posted {}

    /** It is on the record, up to this entry, and goes public. */
    record Recorded(PetitionNumber petition, int upToSeq) implements Posted {}

    /** It had been taken back before. */
    record TakenBack() implements Posted {}

    /** The official has no right to it. */
    record Denied(Refusal rule) implements Posted {}

    /** A rule about petitions says no. */
    record Refused(Rule rule) implements Posted {}

    /** Fields to be put right. */
    record Faulty(List<Fault> faults) implements Posted {}

    /** The case moved on since the official looked: this is what happened. */
    record Stale(Petition now, List<Fact> meanwhile) implements Posted {}

    /**
     * Words that are to become public look like personal data.
     *
     * @param masked the same form with what was found masked
     */
    record Personal(List<Found> found, Form masked) implements Posted {}
}
