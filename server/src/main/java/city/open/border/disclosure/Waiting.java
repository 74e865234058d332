package city.open.border.disclosure;

import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.ObjectionDecided;
import city.open.inside.petition.PetitionEvent.WithholdingDecided;
import city.open.town.catalogue.ProcedureCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fact of which a part waits for the decision.
 *
 * @param policy under which its own entry was made, and which said that the part waits
 */
record Waiting(Fact fact, Policy policy) {
    /** What waits once this fact is added; what is withheld meanwhile will not be opened. */
    static List<Waiting> after(List<Waiting> waiting, Fact fact, Policy policy) {
        if (decides(fact)) {
            return List.of();
        }
        if (fact.event() instanceof WithholdingDecided decision && decision.granted()) {
            return waiting.stream()
                    .filter(earlier -> earlier.fact().seq() != decision.seq())
                    .toList();
        }
        return policy.waits(fact.kind())
                ? Stream.concat(waiting.stream(), Stream.of(new Waiting(fact, policy)))
                        .toList()
                : waiting;
    }

    /** Facts with which waiting ends. What is drafted after the decision waits for that on the objection. */
    static boolean decides(Fact fact) {
        return fact.event() instanceof Decided || fact.event() instanceof ObjectionDecided;
    }

    /**
     * Whether a deciding entry opens this part: its own entry said that it would, and the policy of the deciding one has not closed it since.
     */
    boolean opens(String part, Policy deciding, ProcedureCode procedure) {
        var step = Policy.step(fact.event());
        var promised = policy.treatment(fact.kind(), part, procedure, step);
        if (promised == null || !promised.untilDecision()) {
            return false;
        }
        var now = deciding.treatment(fact.kind(), part, procedure, step);
        return now != null && (now.isShown() || now.untilDecision());
    }
}
