package city.open.border.disclosure;

import city.open.ground.database.PublisherDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Petition;
import city.open.outside.record.CohortCount;
import city.open.outside.record.RecordWriter;
import city.open.outside.record.RecordWriter.Lasted;
import city.open.outside.record.RecordWriter.Tally;
import city.open.town.catalogue.Procedure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and notes what was published before divisions and cohorts were counted and watched, petition by petition, in bounded memory. */
final class DivisionPast {
    private static final Logger log = LoggerFactory.getLogger(DivisionPast.class);
    private static final int STRIDE = 500;

    private final Journal journal;
    private final RecordWriter record;
    private final Views views;
    private final Function<Petition, Procedure> procedures;
    private final WatchWriter watch;
    private final KnownDays days;

    DivisionPast(
            PublisherDatabase database,
            Journal journal,
            RecordWriter record,
            Views views,
            Function<Petition, Procedure> procedures) {
        this.journal = journal;
        this.record = record;
        this.views = views;
        this.procedures = procedures;
        this.watch = new WatchWriter(database);
        this.days = KnownDays.read(database);
    }

    /**
     * Answers the figures of divisions and cohorts; what is noted for the auditors is written meanwhile, in place of what was there, and for how long
     * petitions were handled.
     */
    Tally count() {
        watch.clear();
        var tally = new Tally();
        for (var numbers = journal.numbersAfter(null, STRIDE);
                !numbers.isEmpty();
                numbers = journal.numbersAfter(numbers.getLast(), STRIDE)) {
            var written = numbers.stream().map(PetitionNumber::value).toList();
            var gaps = record.gaps(written);
            var took = record.took(written);
            var lasted = new ArrayList<Lasted>();
            var notes = new WatchNotes();
            journal.facts(numbers).forEach((number, facts) -> {
                var one = count(
                        tally, notes, facts, gaps.getOrDefault(number.value(), Map.of()), took.get(number.value()));
                if (one != null) {
                    lasted.add(one);
                }
            });
            watch.write(notes);
            record.lasted(lasted);
        }
        return tally;
    }

    /** Answers what is to be known of the petition as far as it was published. */
    private @Nullable Lasted count(
            Tally tally, WatchNotes notes, List<Fact> facts, Map<Integer, Set<String>> gaps, @Nullable Integer took) {
        Petition published = null;
        var marks = EnumSet.noneOf(CohortCount.class);
        try {
            Petition before = null;
            for (var fact : facts) {
                var after = before == null ? Petition.of(List.of(fact)) : before.after(fact);
                var grounds = gaps.get(fact.seq());
                if (grounds != null) {
                    var procedure = procedures.apply(after);
                    DivisionCounting.count(tally, fact, before, after, !grounds.isEmpty(), days);
                    CohortCounting.count(
                            tally, fact, before, after, procedure.sector().id(), grounds, days);
                    if (took != null && CohortCounting.isFirstDecision(before, after)) {
                        CohortCounting.took(tally, after, procedure.sector().id(), took);
                    }
                    Watching.note(notes, fact, before, after, procedure, days);
                    marks.addAll(CohortCounting.marks(fact, after, grounds));
                    published = after;
                }
                before = after;
            }
        } catch (IllegalStateException broken) {
            // One petition whose facts do not follow one another must not keep all others from being published; check
            // names it.
            log.error(
                    "{} is counted only as far as its facts follow one another.",
                    facts.getFirst().petition(),
                    broken);
        }
        return published == null
                ? null
                : new Lasted(published.number().value(), views.soFar(published, days.at(published.updatedAt())), marks);
    }
}
