package city.open.border.disclosure;

import static city.open.outside.record.DivisionCount.AFTER_DUE;
import static city.open.outside.record.DivisionCount.DEPARTURES;
import static city.open.outside.record.DivisionCount.ENTERED;
import static city.open.outside.record.DivisionCount.LAG_A;
import static city.open.outside.record.DivisionCount.LAG_B;
import static city.open.outside.record.DivisionCount.LAG_C;
import static city.open.outside.record.DivisionCount.LAG_D;
import static city.open.outside.record.DivisionCount.PASSED;
import static city.open.outside.record.DivisionCount.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.disclosure.KnownDays.Announced;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holiday;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Assigned;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.Notified;
import city.open.inside.petition.PetitionEvent.Reminded;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.Transferred;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.RecordWriter.Tally;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted of the division that has a petition. */
class DivisionCountingTest extends CountingStory {
    private final List<Integer> withheld = new ArrayList<>();

    @Test
    void an_entry_counts_for_who_has_the_petition_in_the_month_in_which_it_was_entered() {
        received();
        at("2026-06-30T17:50", "2026-07-01T09:10", checked());

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(ENTERED, 1L), Map.entry(LAG_A, 1L));
        assertThat(counted(BUILDING, "2026-07")).contains(Map.entry(ENTERED, 1L), Map.entry(LAG_A, 1L));
    }

    /** The vector of the audit note: 550 working minutes, C, and entered after the date it is said to have kept. */
    @Test
    void what_is_said_to_have_been_in_time_and_was_entered_late_is_told() {
        received();
        at("2026-06-15T17:55", "2026-06-17T10:05", decided());

        assertThat(counted(BUILDING, "2026-06"))
                .isEqualTo(Map.of(ENTERED, 2L, LAG_A, 1L, LAG_C, 1L, AFTER_DUE, 1L, PASSED, 1L));
    }

    /** It is the date before the fact that was passed, not the one that the fact brings. */
    @Test
    void an_extension_that_is_dated_back_is_judged_by_the_date_it_moves() {
        received();
        at("2026-06-15T17:00", "2026-06-16T09:30", extended("2026-06-29"));

        assertThat(counted(BUILDING, "2026-06"))
                .isEqualTo(Map.of(ENTERED, 2L, LAG_A, 1L, LAG_B, 1L, AFTER_DUE, 1L, PASSED, 1L));
    }

    @Test
    void an_extension_in_time_leaves_nothing_passed() {
        received();
        at("2026-06-15T17:00", extended("2026-06-29"));
        at("2026-06-20T17:00", checked());

        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 3L, LAG_A, 3L));
    }

    @Test
    void a_date_that_passed_counts_once_however_much_comes_after_it_and_in_its_own_month() {
        received("2026-06-30");
        at("2026-07-01T00:01", new Reminded(true, new Due(LocalDate.of(2026, 6, 30), null), 0));
        at("2026-07-02T10:00", checked());
        at("2026-07-03T10:00", decided());
        at("2026-07-03T11:00", new Notified(null, "text", null));

        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 1L, LAG_A, 1L, PASSED, 1L));
        assertThat(counted(BUILDING, "2026-07")).isEqualTo(Map.of(ENTERED, 3L, LAG_A, 3L));
    }

    @Test
    void a_second_date_that_passed_counts_as_well() {
        received();
        at("2026-06-16T10:00", extended("2026-06-29"));
        at("2026-06-30T10:00", checked());

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(PASSED, 2L));
    }

    @Test
    void a_date_that_has_passed_when_it_is_entered_counts_with_that_entry() {
        facts.clear();
        fact("2026-06-01T10:00", "2026-06-16T10:00", reception(FIFTEENTH, false));
        at("2026-06-16T11:00", checked());

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(PASSED, 1L), Map.entry(ENTERED, 2L));
    }

    /** Time that stands still passes no date, and what was late before it stopped is not counted again. */
    @Test
    void a_petition_that_waits_passes_no_date() {
        received();
        at("2026-06-12T10:00", suspended("2026-06-12"));
        at("2026-06-20T10:00", checked());
        at("2026-06-22T10:00", resumed("2026-06-22", "2026-06-24"));
        at("2026-06-23T10:00", decided());

        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 5L, LAG_A, 5L));
    }

    @Test
    void stopping_the_clock_backwards_does_not_undo_a_date_that_passed() {
        received();
        at("2026-06-14T10:00", "2026-06-17T10:00", suspended("2026-06-12"));
        at("2026-06-22T10:00", resumed("2026-06-22", "2026-06-24"));

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(PASSED, 1L), Map.entry(AFTER_DUE, 1L));
    }

    @Test
    void what_a_date_or_a_lot_brings_says_nothing_of_how_soon_officials_are() {
        received();
        at(
                "2026-06-01T11:00",
                new Assigned(BUILDING, new OfficialId("kim"), null, "ab12", List.of(new OfficialId("kim")), 0, null));
        at("2026-06-10T00:01", new Reminded(false, FIFTEENTH, 3));
        at("2026-06-10T11:00", new Assigned(BUILDING, new OfficialId("lee"), WHY, null, null, null, null));

        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 2L, LAG_A, 2L));
    }

    @Test
    void a_transfer_counts_for_who_gives_and_what_follows_for_who_takes() {
        received();
        at("2026-06-02T10:00", new Transferred(BUILDING, HOUSING, WHY, SEOUL, null));
        at("2026-06-03T10:00", checked());

        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 2L, LAG_A, 2L));
        assertThat(all().get(new DivisionMonth(YearMonth.of(2026, 6), "6110000", "housing")))
                .isEqualTo(new DivisionFigures(Map.of(ENTERED, 1L, LAG_A, 1L)));
    }

    @Test
    void leaving_the_procedure_counts_also_when_steps_were_passed_over_in_silence() {
        received();
        at("2026-06-02T10:00", new StepCompleted(new StepId("visit"), WHY, null, null, WHY));
        at("2026-06-03T10:00", new StepCompleted(new StepId("check"), WHY, null, null, null));
        at(
                "2026-06-04T10:00",
                new Decided(Outcome.GRANTED, WHY, List.of(), null, null, null, List.of(new StepId("inspection"))));

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(DEPARTURES, 2L));
    }

    @Test
    void an_entry_with_a_gap_counts_once() {
        received();
        withheld.add(1);
        at("2026-06-02T10:00", checked());

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(WITHHELD, 1L), Map.entry(ENTERED, 2L));
    }

    @Test
    void what_came_from_another_systems_past_is_left_out() {
        fact("2026-06-01T10:00", "2026-06-20T10:00", reception(FIFTEENTH, true));
        at("2026-06-21T10:00", checked());

        assertThat(all()).isEmpty();
    }

    /** A day off that is announced later takes nothing away from a lag that was counted before. */
    @Test
    void a_lag_is_measured_with_the_days_off_that_were_known_then() {
        received();
        at("2026-06-08T17:30", "2026-06-10T09:20", checked());
        var tuesday = new Holiday(LocalDate.of(2026, 6, 9), WHY, Holiday.Kind.TEMPORARY, "Cabinet");

        days = new KnownDays(List.of(new Announced(tuesday, at("2026-06-05T10:00"), null)));
        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 2L, LAG_A, 2L));
        days = new KnownDays(List.of(new Announced(tuesday, at("2026-06-10T09:21"), null)));
        assertThat(counted(BUILDING, "2026-06")).isEqualTo(Map.of(ENTERED, 2L, LAG_A, 1L, LAG_C, 1L));
    }

    @Test
    void what_lies_before_the_calendar_is_late_and_stops_nobody() {
        received();
        at("1970-01-01T10:00", "2026-06-10T09:20", checked());

        assertThat(counted(BUILDING, "2026-06")).contains(Map.entry(LAG_D, 1L));
    }

    // What is counted

    private Map<DivisionMonth, DivisionFigures> all() {
        var tally = new Tally();
        @Nullable Petition before = null;
        for (var fact : facts) {
            var after = before == null ? Petition.of(List.of(fact)) : before.after(fact);
            DivisionCounting.count(tally, fact, before, after, withheld.contains(fact.seq()), days);
            before = after;
        }
        return tally.divisions();
    }

    /** Without what is 0. */
    private Map<DivisionCount, Long> counted(UnitId division, String month) {
        var counts = new HashMap<>(all().getOrDefault(
                        new DivisionMonth(YearMonth.parse(month), "3220000", division.value()), DivisionFigures.NONE)
                .counts());
        counts.values().removeIf(number -> number == 0);
        return counts;
    }
}
