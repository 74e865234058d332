package city.open.audit.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.audit.orders.Matter.Addressee;
import city.open.audit.orders.Matter.Next;
import city.open.audit.orders.Matter.State;
import city.open.audit.orders.MatterAct.Decided;
import city.open.audit.orders.MatterAct.Order;
import city.open.audit.orders.MatterAct.What;
import city.open.audit.orders.OrderTerms.Days;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.PetitionNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what the watch has seen to what came of it, and by when; the lifecycle of the audit note, section 2. */
class MatterTest {
    private static final PetitionNumber NUMBER = PetitionNumber.of(2026, "6110000", 7);
    private static final Addressee BUS = new Addressee("6110000", "bus-policy", "han");
    private static final Holidays HOLIDAYS = Holidays.builtIn();

    private final List<MatterAct> acts = new ArrayList<>(List.of(act("2026-06-12T00:00", What.NOTICED)));

    @ParameterizedTest(name = "ordered on {0}: answer by {1}, head {2}, warning {3}, special audit {4}")
    @CsvSource({
        "2026-06-12, 2026-06-15, 2026-06-16, 2026-06-19, 2026-06-26",
        // Election day, and Memorial Day on a Saturday.
        "2026-06-02, 2026-06-04, 2026-06-05, 2026-06-10, 2026-06-17",
        // Given on a Saturday.
        "2026-06-13, 2026-06-15, 2026-06-16, 2026-06-19, 2026-06-26",
        // Chuseok, then Foundation Day, which is made up for on a Monday, and Hangul Day.
        "2026-09-23, 2026-09-28, 2026-09-29, 2026-10-02, 2026-10-13",
    })
    void terms_are_working_days_after_the_day_of_the_order(
            LocalDate ordered, LocalDate answer, LocalDate head, LocalDate warning, LocalDate audit) {
        assertThat(OrderTerms.IN_FORCE.from(ordered, HOLIDAYS)).isEqualTo(new Days(answer, head, warning, audit));
    }

    @Test
    void a_sheet_whose_terms_run_backwards_is_no_sheet() {
        assertThatThrownBy(() -> new OrderTerms(3, 2, 5, 10, 8, "7d", "7d", "60d", "1m", "2m", "30d", "60d", "30d"))
                .hasMessageContaining("orders.json");
        assertThatThrownBy(() -> new OrderTerms(0, 2, 5, 10, 8, "7d", "7d", "60d", "1m", "2m", "30d", "60d", "30d"))
                .hasMessageContaining("orders.json");
    }

    @Test
    void what_comes_right_before_an_order_is_closed_and_nothing_else_can_be_done() {
        assertThat(now().allows(What.CURED)).isTrue();
        assertThat(now().next()).isEqualTo(new Next(What.CLOSED, Matter.NO_DAY));
        acts.add(act("2026-06-12T15:00", What.CURED));
        assertThat(now().state()).isEqualTo(State.CLOSED);
        assertThat(allowed()).isEmpty();
    }

    @Test
    void an_order_is_answered_in_time_accepted_and_closed() {
        order(1, "2026-06-12T16:00");
        assertThat(allowed()).isEqualTo("ANSWERED WITHDRAWN ESCALATED WARNED");
        assertThat(now().next()).isEqualTo(new Next(What.ANSWERED, LocalDate.of(2026, 6, 15)));
        assertThat(now().isLate(LocalDate.of(2026, 6, 15))).isFalse();
        acts.add(act("2026-06-15T23:59", What.ANSWERED));
        assertThat(now().isLate(LocalDate.of(2026, 6, 20))).isFalse();
        assertThat(allowed()).isEqualTo("ACCEPTED NOT_ACCEPTED WITHDRAWN WARNED");
        acts.add(act("2026-06-16T09:00", What.ACCEPTED));
        assertThat(now().state()).isEqualTo(State.SETTLED);
        acts.add(act("2026-06-16T09:05", What.CLOSED));
        assertThat(allowed()).isEmpty();
    }

    @Test
    void silence_goes_up_to_the_head_to_a_warning_and_to_a_special_audit() {
        order(1, "2026-06-12T16:00");
        assertThat(now().isLate(LocalDate.of(2026, 6, 16))).isTrue();
        acts.add(act("2026-06-17T00:00", What.ESCALATED));
        assertThat(now().next()).isEqualTo(new Next(What.WARNED, LocalDate.of(2026, 6, 19)));
        acts.add(act("2026-06-22T09:00", What.WARNED));
        assertThat(now().next()).isEqualTo(new Next(What.AUDITED, LocalDate.of(2026, 6, 26)));
        assertThat(allowed()).isEqualTo("ANSWERED WITHDRAWN QUERIED AUDITED");
        acts.add(act("2026-06-23T09:00", What.ANSWERED));
        assertThat(now().isLate(LocalDate.of(2026, 6, 23)))
                .as("answered late stays late")
                .isTrue();
    }

    @Test
    void an_answer_that_is_not_accepted_ends_its_order_and_the_next_one_begins_anew() {
        order(1, "2026-06-12T16:00");
        acts.add(act("2026-06-17T00:00", What.ESCALATED));
        acts.add(act("2026-06-17T10:00", What.ANSWERED));
        acts.add(act("2026-06-18T10:00", What.NOT_ACCEPTED));
        assertThat(allowed()).as("never cured any more").isEqualTo("ORDERED WARNED CLOSED");
        order(2, "2026-06-18T10:05");
        assertThat(now().escalated()).isFalse();
        assertThat(now().answeredOn()).isNull();
        assertThat(now().next()).isEqualTo(new Next(What.ANSWERED, LocalDate.of(2026, 6, 19)));
    }

    @Test
    void after_a_warning_come_query_audit_report_disposition_and_what_became_of_it() {
        order(1, "2026-06-12T16:00");
        acts.add(act("2026-06-22T09:00", What.WARNED));
        track("2026-06-23T09:00", What.QUERIED, "2026-06-30");
        assertThat(now().next()).isEqualTo(new Next(What.REPLIED, LocalDate.of(2026, 6, 30)));
        assertThat(allowed()).isEqualTo("REPLIED AUDITED");
        track("2026-06-29T09:00", What.REPLIED, null);
        assertThat(allowed()).as("explained, or looked into").isEqualTo("QUERIED AUDITED CLOSED");
        track("2026-06-30T09:00", What.AUDITED, "2026-07-07");
        assertThat(allowed()).isEqualTo("AUDIT_ENDED");
        track("2026-07-20T09:00", What.AUDIT_ENDED, "2026-09-18");
        assertThat(now().next()).isEqualTo(new Next(What.REPORTED, LocalDate.of(2026, 9, 18)));
        track("2026-08-20T09:00", What.REPORTED, null);
        assertThat(allowed()).as("public before it is closed").isEqualTo("DISPOSED PUBLISHED");
        track("2026-08-31T09:00", What.DISPOSED, "2026-11-02");
        assertThat(now().next()).isEqualTo(new Next(What.IMPLEMENTED, LocalDate.of(2026, 11, 2)));
        track("2026-10-30T09:00", What.IMPLEMENTED, null);
        assertThat(allowed()).as("or one disposition more").isEqualTo("DISPOSED PUBLISHED");
        acts.add(act("2026-11-01T09:00", What.PUBLISHED));
        assertThat(now().next()).isEqualTo(new Next(What.CLOSED, Matter.NO_DAY));
        assertThat(allowed()).as("published once").isEqualTo("DISPOSED CLOSED");
        acts.add(act("2026-11-02T09:00", What.CLOSED));
        assertThat(allowed()).isEmpty();
    }

    @Test
    void a_demand_that_is_contested_is_not_closed_and_one_that_is_lifted_can_be_made_anew() {
        order(1, "2026-06-12T16:00");
        acts.add(act("2026-06-22T09:00", What.WARNED));
        track("2026-06-23T09:00", What.AUDITED, "2026-06-30");
        track("2026-07-01T09:00", What.AUDIT_ENDED, "2026-08-31");
        track("2026-07-02T09:00", What.REPORTED, null);
        demand("2026-07-03T09:00", Disposition.CORRECTION, "2026-09-03");
        assertThat(allowed()).as("no appeal against a correction").isEqualTo("IMPLEMENTED PUBLISHED REVIEW_ASKED");
        acts.add(act("2026-07-04T09:00", What.PUBLISHED));
        track("2026-07-06T09:00", What.REVIEW_ASKED, "2026-09-07");
        assertThat(now().next()).as("its own term goes on").isEqualTo(new Next(What.IMPLEMENTED, day("2026-09-03")));
        track("2026-07-20T09:00", What.IMPLEMENTED, null);
        assertThat(now().next()).isEqualTo(new Next(What.REVIEWED, day("2026-09-07")));
        assertThat(allowed()).isEqualTo("REVIEWED");
        acts.add(act("2026-07-21T09:00", What.REVIEWED).with(Verdict.GRANTED));
        assertThat(allowed()).as("everyone is told anew").isEqualTo("DISPOSED PUBLISHED");

        demand("2026-07-22T09:00", Disposition.REPRIMAND, "2026-08-24");
        track("2026-07-23T09:00", What.APPEALED, "2026-09-21");
        track("2026-07-24T09:00", What.IMPLEMENTED, null);
        assertThat(allowed()).isEqualTo("PUBLISHED REVIEW_ASKED APPEAL_EXTENDED APPEAL_DECIDED");
        track("2026-09-18T09:00", What.APPEAL_EXTENDED, "2026-10-21");
        assertThat(now().next()).isEqualTo(new Next(What.APPEAL_DECIDED, day("2026-10-21")));
        acts.add(act("2026-10-20T09:00", What.APPEAL_DECIDED).with(Verdict.REJECTED));
        acts.add(act("2026-10-21T09:00", What.PUBLISHED));
        assertThat(allowed()).as("appealed once").isEqualTo("DISPOSED REVIEW_ASKED CLOSED");
    }

    @ParameterizedTest(name = "{1} from {0}: by {2}")
    @CsvSource({"2026-06-15, 1m, 2026-07-15", "2026-06-30, 1m, 2026-07-31", "2026-06-12, 60d, 2026-08-11"})
    void recourse_is_counted_as_the_audit_note_does(LocalDate received, String term, LocalDate by) {
        assertThat(OrderTerms.IN_FORCE.reviewAsked()).isEqualTo(Period.parse("1m"));
        assertThat(new StatutoryClock(HOLIDAYS).until(received, Period.parse(term)))
                .isEqualTo(by);
    }

    private void demand(String at, Disposition disposition, String until) {
        acts.add(act(at, What.DISPOSED)
                .with(new Decided(disposition, Immunity.NO_GROUND, day("2026-08-03"), null))
                .until(day(until)));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private void track(String at, What what, @Nullable String until) {
        acts.add(act(at, what).until(until == null ? null : LocalDate.parse(until)));
    }

    @ParameterizedTest(name = "{1} of {0}: by {2}")
    @CsvSource({
        "2026-08-31, CORRECTION, 2026-11-02",
        "2026-01-30, CAUTION, 2026-03-03",
        "2026-06-30, REPRIMAND, 2026-07-31",
        "2026-06-12, COMPENSATION, 2026-09-14",
        "2026-06-12, ACCUSATION, 2026-06-15",
    })
    void a_disposition_is_carried_out_within_its_term(LocalDate received, Disposition disposition, LocalDate by) {
        assertThat(new StatutoryClock(HOLIDAYS).until(received, disposition.term()))
                .isEqualTo(by);
    }

    @Test
    void the_date_that_passed_is_read_from_the_second_at_which_it_did() {
        assertThat(Orders.due("due " + at("2026-06-16T00:00").getEpochSecond()))
                .isEqualTo(new Due(LocalDate.of(2026, 6, 15), null));
        assertThat(Orders.due("due " + at("2026-06-15T14:00").getEpochSecond()))
                .isEqualTo(new Due(LocalDate.of(2026, 6, 15), LocalTime.of(14, 0)));
        assertThat(Orders.due("missing 1781535600")).isNull();
    }

    @Test
    void a_system_is_silent_after_a_working_day_without_a_word_and_not_over_a_weekend() {
        assertThat(Gaps.isSilent(at("2026-06-12T17:00"), at("2026-06-15T17:00"), HOLIDAYS))
                .isFalse();
        assertThat(Gaps.isSilent(at("2026-06-12T17:00"), at("2026-06-15T17:01"), HOLIDAYS))
                .isTrue();
        assertThat(Gaps.isSilent(at("2026-06-15T17:01"), at("2026-06-15T17:00"), HOLIDAYS))
                .as("a clock that is ahead")
                .isFalse();
    }

    private Matter now() {
        return Matter.of(1, NUMBER, "due 1781535600", BUS, acts);
    }

    private String allowed() {
        return Arrays.stream(What.values())
                .filter(now()::allows)
                .map(What::name)
                .collect(Collectors.joining(" "));
    }

    private void order(int number, String at) {
        var days = OrderTerms.IN_FORCE.from(LocalDateTime.parse(at).toLocalDate(), HOLIDAYS);
        acts.add(MatterAct.of(at(at), "ahn", What.ORDERED, "")
                .with(new Order(number, OrderDemand.ENTER_WHAT_WAS_DONE, days)));
    }

    private static MatterAct act(String at, What what) {
        return MatterAct.of(at(at), "", what, "");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CityTime.ZONE).toInstant();
    }
}
