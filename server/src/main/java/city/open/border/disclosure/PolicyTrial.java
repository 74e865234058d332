package city.open.border.disclosure;

import city.open.border.disclosure.Stops.Stop;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.guard.Finding;
import city.open.ground.guard.SealedValues;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.outside.record.Entry;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Organization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the guard at the last door would stop if other parts of facts were to leave; nothing leaves by asking. */
@Component
public class PolicyTrial {
    private final Guarding guarding;
    private final Disclosing disclosing;

    PolicyTrial(PublisherDatabase database, Organization organization) {
        this.guarding = new Guarding(database, organization);
        this.disclosing = new Disclosing(organization);
    }

    /**
     * What everyone would see of a petition that was only rehearsed, an entry for each fact. Salts of it stand for nothing.
     *
     * @param facts of one petition from its first on
     * @param procedure under which it was rehearsed
     */
    public List<Entry> shown(List<Fact> facts, Policy policy, Procedure procedure) {
        var salt = new Salt(new byte[Salt.BYTES]);
        List<Waiting> waiting = List.of();
        var entries = new ArrayList<Entry>();
        for (var fact : facts) {
            entries.add(disclosing
                    .entry(fact, waiting, fact.seq(), policy, procedure, salt, Stops.NONE)
                    .shown());
            waiting = Waiting.after(waiting, fact, policy);
        }
        return entries;
    }

    /** A fact of which these parts would be newly open. */
    public record Opened(Fact fact, Set<String> parts) {}

    /**
     * Personal data in words that would be newly open; the words themselves are not said.
     *
     * @param part of the fact
     */
    public record Hit(PetitionNumber petition, int seq, String kind, String part, Finding.Kind found) {}

    /** Looks through each part by itself and, since two harmless ones can tell together what neither does, through all of a fact in one. */
    public List<Hit> hits(Collection<Opened> opened) {
        var sealed = guarding.sealed(
                opened.stream().map(one -> one.fact().petition()).distinct().toList());
        var hits = new ArrayList<Hit>();
        for (var one : opened) {
            var fact = one.fact();
            var values = sealed.getOrDefault(fact.petition().value(), SealedValues.NONE);
            for (Stop stop : guarding.found(fact, one.parts(), values)) {
                hits.add(new Hit(fact.petition(), fact.seq(), fact.kind(), stop.part(), stop.kind()));
            }
        }
        return hits;
    }

    /** Whether the procedure's own sheet keeps such a part of this step inside, whatever the policy says. */
    public static boolean staysInside(String part, Procedure procedure, @Nullable String step) {
        return Disclosing.HIDDEN_IN_INTERNAL_STEPS.contains(part) && Disclosing.isInternal(procedure, step);
    }
}
