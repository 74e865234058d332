package city.open.outside.telling;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.statistics.LikeCases.Course;
import city.open.ground.statistics.LikeCases.Passed;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Expected;
import city.open.outside.record.CaseView.Now;
import city.open.outside.record.CaseView.StepState;
import city.open.outside.record.CaseView.StepView;
import city.open.outside.record.Durations;
import city.open.outside.record.Entry.ProcedureRef;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Instant RECEIVED = Instant.parse("2026-06-01T01:00:00Z");
    /** A Sunday. */
    private static final Instant NOW = Instant.parse("2026-06-07T03:00:00Z");

    private static final Procedure PROCEDURE = procedure();
    private static final Text TEXT = new Text("뜻", "Text");

    @Test
    void nothing_is_expected_on_a_day_off_or_before_what_is_at_hand_is_done() {
        var line = PROCEDURE.mainLine();
        var first = line.get(0).id().value();
        var second = line.get(1).id().value();
        var doneBy = LocalDate.of(2026, 6, 15);
        var durations = Durations.of(IntStream.range(0, 50)
                .mapToObj(i -> new Course(
                        IntStream.range(0, line.size())
                                .mapToObj(k -> new Passed(line.get(k).id().value(), 60 + 60 * i * (k + 1)))
                                .toList(),
                        60 + 60 * i * line.size(),
                        true))
                .toList());

        var soon = outlook(first, null, Map.of()).coming(PROCEDURE, durations);
        assertThat(soon)
                .isNotEmpty()
                .allSatisfy(coming -> assertThat(coming.from()).isAfterOrEqualTo(LocalDate.of(2026, 6, 8)));

        var later = outlook(first, doneBy, Map.of()).coming(PROCEDURE, durations);
        assertThat(later).allSatisfy(coming -> assertThat(coming.from()).isAfterOrEqualTo(doneBy));

        var moved = LocalDate.of(2026, 6, 24);
        var byTheOfficial = outlook(first, null, Map.of(second, new Expected(moved, null, null)))
                .coming(PROCEDURE, durations);
        assertThat(byTheOfficial.getFirst().from()).isEqualTo(moved);
        assertThat(byTheOfficial).isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()));
        assertThat(byTheOfficial).allSatisfy(coming -> assertThat(coming.to()).isAfterOrEqualTo(coming.from()));
    }

    @Test
    void what_like_petitions_took_is_counted_from_where_this_one_stands() {
        var first = PROCEDURE.mainLine().get(0).id().value();
        // Inspected within a day, and decided one to fifty working days later, as it came.
        var durations = Durations.of(IntStream.range(0, 50)
                .map(i -> 1 + i * 7 % 50)
                .mapToObj(days -> new Course(List.of(new Passed(first, 480)), 480 + 480 * days, true))
                .toList());
        var inspected = new Outlook(
                view(first, new StepView(StepState.DONE, RECEIVED, Instant.parse("2026-06-02T01:00:00Z"))),
                new Past(List.of()),
                Holidays.builtIn(),
                NOW);

        // By the Sunday three working days have passed since, one of them an election day: it is one of those that took
        // longer.
        var between = Objects.requireNonNull(inspected.decidedBetween(durations));
        assertThat(between.getFirst()).isBetween(LocalDate.of(2026, 6, 8), LocalDate.of(2026, 6, 15));
        assertThat(between.getLast()).isBetween(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14));
        assertThat(inspected.decidedBetween(Durations.of(List.of()))).isNull();
    }

    private static Outlook outlook(String step, @Nullable LocalDate doneBy, Map<String, Expected> expected) {
        return new Outlook(view(step, doneBy, expected), new Past(List.of()), Holidays.builtIn(), NOW);
    }

    private static Procedure procedure() {
        var database = TestDatabase.fresh().office();
        return new Catalogue(database, new Organization(database), Clock.systemUTC())
                .find(new ProcedureCode("HC-02"))
                .orElseThrow();
    }

    private static CaseView view(String step, StepView state) {
        return view(step, state, null, Map.of());
    }

    private static CaseView view(String step, @Nullable LocalDate doneBy, Map<String, Expected> expected) {
        return view(step, new StepView(StepState.NOW, RECEIVED, null), doneBy, expected);
    }

    private static CaseView view(
            String step, StepView state, @Nullable LocalDate doneBy, Map<String, Expected> expected) {
        return new CaseView(
                "2026-6110000-0000123-7",
                new ProcedureRef("HC-02", 1),
                TEXT,
                "housing",
                TEXT,
                null,
                null,
                "6110000",
                TEXT,
                "building-policy",
                TEXT,
                null,
                null,
                CaseView.Status.UNDER_REVIEW,
                null,
                null,
                RECEIVED,
                RECEIVED,
                "20d",
                new Due(LocalDate.of(2026, 6, 30), null),
                null,
                null,
                0,
                new Now(step, RECEIVED, doneBy),
                Map.of(step, state),
                expected,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                false,
                false,
                RECEIVED,
                1,
                0,
                0);
    }
}
