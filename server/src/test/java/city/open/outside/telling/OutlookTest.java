package city.open.outside.telling;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Expected;
import city.open.outside.record.CaseView.Now;
import city.open.outside.record.CaseView.StepState;
import city.open.outside.record.CaseView.StepView;
import city.open.outside.record.Durations;
import city.open.outside.record.Durations.Band;
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
import java.util.stream.Collectors;
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
        var quick = line.stream().collect(Collectors.toMap(step -> step.id().value(), _ -> new Band(60, 120, 3_000)));
        var durations = new Durations(50, null, quick, List.of());

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

    private static Outlook outlook(String step, @Nullable LocalDate doneBy, Map<String, Expected> expected) {
        return new Outlook(view(step, doneBy, expected), new Past(List.of()), Holidays.builtIn(), NOW);
    }

    private static Procedure procedure() {
        var database = TestDatabase.fresh().office();
        return new Catalogue(database, new Organization(database), Clock.systemUTC())
                .find(new ProcedureCode("HC-02"))
                .orElseThrow();
    }

    private static CaseView view(String step, @Nullable LocalDate doneBy, Map<String, Expected> expected) {
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
                Map.of(step, new StepView(StepState.NOW, RECEIVED, null)),
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
