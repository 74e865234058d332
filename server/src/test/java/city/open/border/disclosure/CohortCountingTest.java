package city.open.border.disclosure;

import static city.open.outside.record.CohortCount.DECIDED;
import static city.open.outside.record.CohortCount.DEPARTURES;
import static city.open.outside.record.CohortCount.ENTERED;
import static city.open.outside.record.CohortCount.GROUND;
import static city.open.outside.record.CohortCount.LAG_A;
import static city.open.outside.record.CohortCount.LAG_C;
import static city.open.outside.record.CohortCount.ON_TIME;
import static city.open.outside.record.CohortCount.RECEIVED;
import static city.open.outside.record.CohortCount.SUPPLEMENTS;
import static city.open.outside.record.CohortCount.TOOK;
import static city.open.outside.record.CohortCount.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Reopened;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.SupplementRequested;
import city.open.inside.petition.PetitionEvent.Transferred;
import city.open.outside.record.Cohort;
import city.open.outside.record.CohortCount;
import city.open.outside.record.RecordWriter.Tally;
import city.open.town.catalogue.StepId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted of the petitions that came in with one. */
class CohortCountingTest extends CountingStory {
    private static final Cohort JUNE = new Cohort(YearMonth.of(2026, 6), "housing-construction", "HC-02", "3220000");

    private final Map<Integer, Set<String>> grounds = new HashMap<>();

    @Test
    void all_that_comes_later_counts_for_the_month_of_reception() {
        received();
        at("2026-07-03T10:00", checked());
        at("2026-08-03T10:00", decided());

        assertThat(counted()).isEqualTo(Map.of(RECEIVED, 1L, DECIDED, 1L, ENTERED, 3L, LAG_A, 3L));
    }

    @Test
    void in_time_is_decided_by_the_due_date_however_late_it_was_entered() {
        received();
        at("2026-06-15T17:55", "2026-06-17T10:05", decided());

        assertThat(counted())
                .isEqualTo(Map.of(RECEIVED, 1L, DECIDED, 1L, ON_TIME, 1L, ENTERED, 2L, LAG_A, 1L, LAG_C, 1L));
    }

    /** Not twice decided, and not decided and open. */
    @Test
    void opened_again_it_is_open_until_it_is_decided_anew() {
        received();
        at("2026-06-10T10:00", decided());
        at("2026-06-20T10:00", reopened());
        assertThat(counted()).contains(Map.entry(RECEIVED, 1L)).doesNotContainKeys(DECIDED, ON_TIME);

        at("2026-07-20T10:00", decided());
        assertThat(counted())
                .contains(Map.entry(RECEIVED, 1L), Map.entry(DECIDED, 1L))
                .doesNotContainKey(ON_TIME);
    }

    @Test
    void it_counts_for_the_agency_that_has_it_and_its_entries_for_who_had_it_then() {
        received();
        at("2026-06-02T10:00", new Transferred(BUILDING, HOUSING, WHY, SEOUL, null));
        at("2026-06-03T10:00", checked());

        assertThat(counted()).isEqualTo(Map.of(ENTERED, 2L, LAG_A, 2L));
        assertThat(counted(new Cohort(JUNE.month(), JUNE.sector(), JUNE.procedure(), "6110000")))
                .isEqualTo(Map.of(RECEIVED, 1L, ENTERED, 1L, LAG_A, 1L));
    }

    @Test
    void what_stands_out_is_counted_by_entry_and_marks_the_petition() {
        received();
        at("2026-06-02T10:00", new StepCompleted(new StepId("visit"), WHY, null, null, WHY));
        grounds.put(2, Set.of("9-1-5", "9-1-6"));
        at("2026-06-03T10:00", new SupplementRequested(WHY, LocalDate.of(2026, 6, 10), 1));

        assertThat(counted())
                .contains(
                        Map.entry(DEPARTURES, 1L),
                        Map.entry(SUPPLEMENTS, 1L),
                        Map.entry(WITHHELD, 1L),
                        Map.entry(GROUND, 2L));
        assertThat(marks).containsExactly(DEPARTURES, SUPPLEMENTS, WITHHELD);
    }

    /** It came in, but nobody here entered it when it happened. */
    @Test
    void what_came_from_another_systems_past_counts_as_a_petition_and_not_as_work() {
        fact("2026-06-01T10:00", "2026-06-20T10:00", reception(FIFTEENTH, true));
        at("2026-06-21T10:00", checked());

        assertThat(counted()).isEqualTo(Map.of(RECEIVED, 1L));
    }

    @Test
    void a_day_begun_is_a_day_and_only_the_first_decision_tells_how_long_it_takes() {
        received();
        at("2026-06-10T10:00", decided());
        at("2026-06-20T10:00", reopened());
        at("2026-07-20T10:00", decided());
        var petition = Petition.of(facts);
        var tally = new Tally();
        CohortCounting.took(tally, petition, JUNE.sector(), 481);
        assertThat(tally.cohorts()).isEqualTo(Map.of(new Cohort.Line(JUNE, TOOK, "2"), 1L));

        assertThat(CohortCounting.isFirstDecision(Petition.of(facts.subList(0, 1)), Petition.of(facts.subList(0, 2))))
                .isTrue();
        assertThat(CohortCounting.isFirstDecision(Petition.of(facts.subList(0, 3)), petition))
                .isFalse();
    }

    private static Reopened reopened() {
        return new Reopened(
                ReopeningGround.values()[0],
                WHY,
                null,
                null,
                null,
                new Due(LocalDate.of(2026, 6, 30), null),
                List.of());
    }

    private final Set<CohortCount> marks = new TreeSet<>();

    private Map<CohortCount, Long> counted() {
        return counted(JUNE);
    }

    /** Without what is 0, and the parts of one thing together. */
    private Map<CohortCount, Long> counted(Cohort of) {
        var tally = new Tally();
        @Nullable Petition before = null;
        for (var fact : facts) {
            var after = before == null ? Petition.of(List.of(fact)) : before.after(fact);
            var withheld = grounds.getOrDefault(fact.seq(), Set.of());
            CohortCounting.count(tally, fact, before, after, JUNE.sector(), withheld, days);
            marks.addAll(CohortCounting.marks(fact, after, withheld));
            before = after;
        }
        var counted = new HashMap<CohortCount, Long>();
        tally.cohorts().forEach((line, number) -> {
            if (line.of().equals(of)) {
                counted.merge(line.what(), number, Long::sum);
            }
        });
        return counted;
    }
}
