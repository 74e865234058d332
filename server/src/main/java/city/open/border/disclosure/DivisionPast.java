package city.open.border.disclosure;

import city.open.ground.database.PublisherDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Petition;
import city.open.outside.record.RecordWriter;
import city.open.outside.record.RecordWriter.Tally;
import city.open.town.catalogue.Procedure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and notes what was published before divisions were counted and watched, petition by petition, in bounded memory. */
final class DivisionPast {
    private static final Logger log = LoggerFactory.getLogger(DivisionPast.class);
    private static final int STRIDE = 500;

    private final Journal journal;
    private final RecordWriter record;
    private final Function<Petition, Procedure> procedures;
    private final WatchWriter watch;
    private final KnownDays days;

    DivisionPast(
            PublisherDatabase database,
            Journal journal,
            RecordWriter record,
            Function<Petition, Procedure> procedures) {
        this.journal = journal;
        this.record = record;
        this.procedures = procedures;
        this.watch = new WatchWriter(database);
        this.days = KnownDays.read(database);
    }

    /** Answers the figures of divisions; what is noted for the auditors is written meanwhile, in place of what was there. */
    Tally count() {
        watch.clear();
        var tally = new Tally();
        for (var numbers = journal.numbersAfter(null, STRIDE);
                !numbers.isEmpty();
                numbers = journal.numbersAfter(numbers.getLast(), STRIDE)) {
            var gaps = record.gaps(numbers.stream().map(PetitionNumber::value).toList());
            var notes = new WatchNotes();
            journal.facts(numbers)
                    .forEach(
                            (number, facts) -> count(tally, notes, facts, gaps.getOrDefault(number.value(), Map.of())));
            watch.write(notes);
        }
        return tally;
    }

    private void count(Tally tally, WatchNotes notes, List<Fact> facts, Map<Integer, Boolean> gaps) {
        try {
            Petition before = null;
            for (var fact : facts) {
                var after = before == null ? Petition.of(List.of(fact)) : before.after(fact);
                var gap = gaps.get(fact.seq());
                if (gap != null) {
                    DivisionCounting.count(tally, fact, before, after, gap, days);
                    Watching.note(notes, fact, before, after, procedures.apply(after), days);
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
    }
}
