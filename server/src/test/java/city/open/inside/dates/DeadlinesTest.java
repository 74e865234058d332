package city.open.inside.dates;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.OfficeStage;
import city.open.inside.petition.Act;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.ProgressNoticed;
import city.open.inside.petition.PetitionEvent.Reminded;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.Told;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Time travel. */
class DeadlinesTest extends OfficeStage {
    @Autowired
    private Deadlines deadlines;

    private ProcedureCode withSilence() {
        return catalogue.current().stream()
                .filter(procedure -> procedure.deemed() != Deemed.NONE)
                .findFirst()
                .orElseThrow()
                .code();
    }

    @Test
    void silence_takes_effect_on_its_day_also_when_nobody_was_there_for_a_week() {
        var number = received(withSilence(), BUILDING);
        var on = Objects.requireNonNull(petition(number).deemedOn());
        CLOCK.set(on.minusDays(1) + "T23:59");
        deadlines.act();
        assertThat(petition(number).isDecided()).isFalse();

        CLOCK.set(on.plusDays(7) + "T00:01");
        deadlines.act();
        assertThat(petition(number).outcome()).isIn(Outcome.DEEMED_ACCEPTED, Outcome.DEEMED_APPROVED);
        assertThat(petition(number).decidedAt()).isEqualTo(seoul(on + "T00:00"));
        assertThat(deadlines.act().all()).isZero();
    }

    @Test
    void a_decision_of_another_system_that_came_in_time_and_is_held_is_no_silence() {
        var number = received(withSilence(), BUILDING);
        var on = Objects.requireNonNull(petition(number).deemedOn());
        var jdbc = office.jdbc();
        jdbc.sql(
                        "INSERT INTO office.bridge_system (name, agency, made_by, made_at) VALUES ('late-papers', ?, 'ku', now())")
                .param(number.agency())
                .update();
        jdbc.sql("INSERT INTO office.bridge_document (system, document, petition) VALUES ('late-papers', 'C-1', ?)")
                .param(number.value())
                .update();
        jdbc.sql("""
                        INSERT INTO office.bridge_event (system, source, id, type, document, sequence, occurred_at, received_at,
                                                         content, contradicts, state, look_at)
                        VALUES ('late-papers', 's', '1', 'city.open.case.closed', 'C-1', 1, ?::timestamptz, ?::timestamptz, '', false,
                                'waiting', ?::timestamptz)
                        """)
                .params(
                        List.of(seoul(on + "T00:00").minusSeconds(1), seoul(on + "T00:00"), seoul("2099-01-01T00:00"))
                                .stream()
                                .map(Object::toString)
                                .toList())
                .update();
        CLOCK.set(on.plusDays(7) + "T00:01");
        deadlines.act();
        assertThat(petition(number).isDecided()).isFalse();
        assertThat(reminders(number, true)).isEmpty();

        // One that came when silence had taken effect changes nothing any more.
        jdbc.sql("UPDATE office.bridge_event SET occurred_at = ?::timestamptz WHERE system = 'late-papers'")
                .param(seoul(on.plusDays(1) + "T00:00").toString())
                .update();
        deadlines.act();
        assertThat(petition(number).outcome()).isIn(Outcome.DEEMED_ACCEPTED, Outcome.DEEMED_APPROVED);
    }

    @Test
    void whoever_is_late_is_reminded_at_once_and_once_for_each_date() {
        var number = kims();
        var due = Objects.requireNonNull(petition(number).due());
        CLOCK.set(due.date().plusDays(1) + "T00:00:01");
        deadlines.act();
        deadlines.act();
        CLOCK.set(due.date().plusDays(3) + "T09:00");
        deadlines.act();
        assertThat(reminders(number, true)).containsExactly(new Reminded(true, due, 0));
    }

    @Test
    void reminders_come_some_working_days_before_and_the_nearest_alone_after_downtime() {
        var first = kims();
        var second = kims();
        var due = Objects.requireNonNull(petition(first).due());
        CLOCK.set(due.date().minusDays(5) + "T09:00");
        deadlines.act();
        assertThat(reminders(first, false)).extracting(Reminded::workingDays).containsExactly(3);
        record(second, Act.decide(Outcome.WITHDRAWN, SUBJECT, List.of(), null, null));

        var third = received();
        CLOCK.set(due.date().minusDays(1) + "T09:00");
        deadlines.act();
        assertThat(reminders(first, false)).extracting(Reminded::workingDays).containsExactly(3, 1);
        assertThat(reminders(second, false)).extracting(Reminded::workingDays).containsExactly(3);
        assertThat(reminders(third, false)).isEmpty();
    }

    @Test
    void nothing_is_late_while_time_stands_still_but_word_is_given_that_a_supplement_stayed_out() {
        var number = kims();
        record(number, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 12)));
        CLOCK.set("2026-08-03T09:00");
        deadlines.act();
        deadlines.act();
        assertThat(reminders(number, true)).isEmpty();
        assertThat(facts(number, ProgressNoticed.class)).singleElement().satisfies(told -> {
            assertThat(told.days()).isEqualTo(63);
            assertThat(told.standing().en()).contains("2026-06-12");
        });
    }

    @Test
    void progress_is_told_every_thirty_days_where_disclosure_was_not_announced(
            @Autowired Petitions petitions,
            @Autowired HolidayRegister holidays,
            @Autowired Organization town,
            @Autowired Told told) {
        var telling = new Deadlines(office, petitions, catalogue, holidays, CLOCK, town, told, "", true, 500);
        var number = kims();
        CLOCK.set("2026-06-30T23:00");
        telling.act();
        assertThat(facts(number, ProgressNoticed.class)).isEmpty();
        CLOCK.set("2026-07-01T00:01");
        telling.act();
        telling.act();
        CLOCK.set("2026-08-30T00:01");
        telling.act();
        assertThat(facts(number, ProgressNoticed.class))
                .extracting(ProgressNoticed::days)
                .containsExactly(30, 90);
    }

    private List<Reminded> reminders(PetitionNumber number, boolean overdue) {
        return facts(number, Reminded.class).stream()
                .filter(reminded -> reminded.overdue() == overdue)
                .toList();
    }

    private <T extends PetitionEvent> List<T> facts(PetitionNumber number, Class<T> kind) {
        return petitions.facts(number).stream()
                .map(Fact::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
