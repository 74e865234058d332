package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.ground.vocabulary.TakenUp;
import city.open.ground.vocabulary.Watched;
import city.open.inside.petition.Authority;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.Approved;
import city.open.inside.petition.PetitionEvent.Assigned;
import city.open.inside.petition.PetitionEvent.CommentsAnswered;
import city.open.inside.petition.PetitionEvent.CompletenessChecked;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.QuestionAnswered;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.petition.PetitionEvent.Reminded;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.Suspended;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Step;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A building permit of June 2026 and what of it the auditors look at; who did it stands behind the colon. */
class WatchingTest {
    private static final AgencyCode GANGNAM = new AgencyCode("3220000");
    private static final UnitId BUILDING = new UnitId("building");
    private static final Text WHY = new Text("이유", "a reason");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Procedure PERMIT = permit();
    private static final List<Step> LINE =
            PERMIT.mainLine().stream().filter(step -> !step.optional()).toList();
    private static final KnownDays DAYS = new KnownDays(List.of());

    private final List<Fact> facts = new ArrayList<>();

    private static Procedure permit() {
        var database = TestDatabase.fresh();
        return new Catalogue(database.office(), new Organization(database.office()), Clock.fixed(NOW, ZoneOffset.UTC))
                .current().stream()
                        .filter(procedure -> procedure.code().equals(new ProcedureCode("HC-02")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void what_is_as_it_should_be_is_counted_and_not_listed() {
        received();
        at("2026-06-02T10:00", "2026-06-02T14:30", "lee", new CompletenessChecked(null, true, null));

        assertThat(noted())
                .isEqualTo(Map.of("entered: kim", 1L, "lag-a: kim", 1L, "entered: lee", 1L, "lag-b: lee", 1L));
        assertThat(notes().items()).isEmpty();
    }

    @Test
    void a_step_said_to_have_ended_before_the_one_before_it_is_listed() {
        received();
        at("2026-06-03T10:00", "kim", completed(0));
        at("2026-06-02T10:00", "2026-06-03T10:30", "kim", completed(1));

        assertThat(noted()).containsEntry("out-of-order: kim", 1L);
        assertThat(notes().items()).singleElement().satisfies(item -> {
            assertThat(item.what()).isEqualTo(Watched.OUT_OF_ORDER);
            assertThat(item.fact().seq()).isEqualTo(3);
        });
    }

    /** Of what was typed alone: whoever enters at night when it happens at night has nothing to explain. */
    @Test
    void a_minute_of_the_night_that_was_typed_by_day_is_listed() {
        received();
        at("2026-06-04T22:10", "2026-06-05T09:10", "kim", completed(0));
        at("2026-06-05T22:10", "2026-06-05T22:12", "kim", completed(1));

        assertThat(noted()).containsEntry("out-of-hours: kim", 1L);
    }

    @Test
    void a_date_that_passed_counts_for_who_has_the_petition_and_not_for_who_comes_next() {
        received();
        at("2026-06-02T10:00", "kim", new Assigned(BUILDING, new OfficialId("lee"), WHY, null, null, null, null));
        at("2026-06-16T00:01", null, new Reminded(true, due(), 0));
        at("2026-06-15T17:00", "2026-06-17T10:00", "park", decided(null));

        assertThat(noted())
                .containsEntry("passed: lee", 1L)
                .containsEntry("after-due: park", 1L)
                .doesNotContainKey("passed: park");
    }

    @Test
    void an_answer_after_its_day_counts_for_who_gave_it() {
        received();
        var by = LocalDate.of(2026, 6, 10);
        at("2026-06-10T17:00", "kim", new QuestionAnswered(1, WHY, by));
        at("2026-06-11T09:00", "lee", new QuestionAnswered(2, WHY, by));
        at("2026-06-11T10:00", "lee", new CommentsAnswered(List.of(1, 2), TakenUp.NO, WHY, by));

        assertThat(noted()).containsEntry("answered-late: lee", 2L).doesNotContainKey("answered-late: kim");
    }

    @Test
    void the_clock_stopped_backwards_a_decision_beside_its_paper_and_one_below_the_line() {
        received();
        at("2026-06-05T10:00", "kim", new Suspended(SuspensionGround.values()[0], LocalDate.of(2026, 6, 3), WHY, null));
        at("2026-06-08T10:00", "lee", new Approved(null, true, false, "D1", "R-1", Authority.BELOW, null));
        at("2026-06-08T11:00", "lee", new Approved(null, true, false, "D2", "R-2", Authority.ABOVE, null));
        at("2026-06-09T10:00", "park", decided(WHY));

        assertThat(noted())
                .containsEntry("suspended-back: kim", 1L)
                .containsEntry("below-line: lee", 1L)
                .containsEntry("beside-paper: park", 1L)
                .containsEntry("departure: park", 1L);
    }

    @Test
    void an_imported_case_asks_nobody_anything() {
        fact("2026-06-01T10:00", "2026-06-20T23:00", "kim", reception(true));
        assertThat(noted()).isEmpty();
    }

    private static Due due() {
        return new Due(LocalDate.of(2026, 6, 15), null);
    }

    private void received() {
        fact("2026-06-01T10:00", "2026-06-01T10:00", "kim", reception(false));
    }

    private static Received reception(boolean imported) {
        return new Received(
                null,
                PERMIT.code(),
                PERMIT.version(),
                null,
                BUILDING,
                WHY,
                null,
                null,
                "online",
                at("2026-06-01T10:00"),
                null,
                due(),
                null,
                imported);
    }

    private static PetitionEvent completed(int place) {
        return new StepCompleted(LINE.get(place).id(), WHY, null, null, null);
    }

    private static PetitionEvent decided(@Nullable Text departure) {
        return new Decided(Outcome.GRANTED, WHY, List.of(), null, null, departure, null);
    }

    private void at(String moment, @Nullable String official, PetitionEvent event) {
        fact(moment, moment, official, event);
    }

    private void at(String occurred, String recorded, String official, PetitionEvent event) {
        fact(occurred, recorded, official, event);
    }

    private void fact(String occurred, String recorded, @Nullable String official, PetitionEvent event) {
        facts.add(new Fact(
                PetitionNumber.of(2026, "3220000", 1),
                facts.size() + 1,
                at(occurred),
                at(recorded),
                official == null
                        ? new By.OfSystem(GANGNAM, "deadlines")
                        : new By.OfOffice(GANGNAM, BUILDING, new OfficialId(official), Rank.OFFICER),
                event));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Seoul")).toInstant();
    }

    private WatchNotes notes() {
        var notes = new WatchNotes();
        Petition before = null;
        for (var fact : facts) {
            var after = before == null ? Petition.of(List.of(fact)) : before.after(fact);
            Watching.note(notes, fact, before, after, PERMIT, DAYS);
            before = after;
        }
        return notes;
    }

    private Map<String, Long> noted() {
        var noted = new TreeMap<String, Long>();
        notes().counts()
                .forEach((line, number) ->
                        noted.merge(line.what().text() + ": " + line.of().official(), number, Long::sum));
        return noted;
    }
}
