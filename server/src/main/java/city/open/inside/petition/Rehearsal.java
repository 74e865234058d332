package city.open.inside.petition;

import city.open.ground.calendar.StatutoryClock;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Decision.Recorded;
import city.open.inside.petition.Decision.Refused;
import city.open.town.catalogue.Procedure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A made-up petition on which the real rules are tried, under a procedure that need not be in force: nothing is written, and no number is given out. */
public final class Rehearsal {
    private final Procedure procedure;
    private final StatutoryClock clock;
    private final List<Fact> facts = new ArrayList<>();
    private Petition petition;

    /** It is received at once. */
    public Rehearsal(
            Procedure procedure, StatutoryClock clock, PetitionNumber number, Reception reception, By by, Instant at) {
        this.procedure = procedure;
        this.clock = clock;
        var moment = Moment.now(at);
        var first = new Fact(number, 1, at, at, by, Petitions.received(reception, procedure, moment, clock));
        facts.add(first);
        this.petition = Petition.beginning(first);
    }

    public Decision record(Act act, By by, Instant at) {
        return switch (act.judge(petition, new Circumstances(by, Moment.now(at), clock, procedure))) {
            case Ruling.Refused(var rule) -> new Refused(rule);
            case Ruling.Happens(var event) -> {
                var fact = new Fact(petition.number(), petition.seq() + 1, at, at, by, event);
                facts.add(fact);
                petition = petition.after(fact);
                yield new Recorded(fact);
            }
        };
    }

    public Petition petition() {
        return petition;
    }

    /** In order. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }
}
