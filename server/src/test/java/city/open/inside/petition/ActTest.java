package city.open.inside.petition;

import static city.open.inside.petition.Stage.APPLICANT;
import static city.open.inside.petition.Stage.APPROVAL;
import static city.open.inside.petition.Stage.BUILDING;
import static city.open.inside.petition.Stage.CHECK;
import static city.open.inside.petition.Stage.HOUSING;
import static city.open.inside.petition.Stage.KIM;
import static city.open.inside.petition.Stage.LEE;
import static city.open.inside.petition.Stage.REASON;
import static city.open.inside.petition.Stage.SITE;
import static city.open.inside.petition.Stage.after;
import static city.open.inside.petition.Stage.due;
import static city.open.inside.petition.Stage.received;
import static city.open.inside.petition.Stage.ruling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.StepStarted;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActTest {
    private static final Act GRANT = Act.decide(Outcome.GRANTED, REASON, List.of(), null, null);

    @Test
    void reception_completes_the_step_of_that_name() {
        assertThat(received().isDone(new StepId("reception"))).isTrue();
    }

    @Test
    void a_supplement_leaves_out_the_day_it_is_asked_and_the_day_it_is_answered() {
        var petition = received();
        petition = after(petition, Act.requestSupplement(REASON, day("2026-06-12")), KIM, "2026-06-04T11:00");
        assertThat(petition.timeStands()).isTrue();
        petition = after(petition, Act.answerSupplement(null), APPLICANT, "2026-06-08T09:30");
        // 4, 5 and 8 June do not count, so three working days more than 15 June.
        assertThat(petition.due()).isEqualTo(due("2026-06-18"));
        assertThat(petition.status()).isEqualTo(Petition.Status.UNDER_REVIEW);
    }

    @Test
    void a_second_supplement_waits_for_the_first() {
        var petition = after(received(), Act.requestSupplement(REASON, day("2026-06-12")), KIM, "2026-06-04T11:00");
        assertThat(ruling(petition, Act.requestSupplement(REASON, day("2026-06-12")), KIM, "2026-06-05T11:00"))
                .isEqualTo(Ruling.refused(Rule.SUPPLEMENT_OPEN));
    }

    @Test
    void overlapping_standstills_are_counted_once() {
        var petition = received();
        petition = after(
                petition,
                Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-06-30"), REASON),
                KIM,
                "2026-06-04T09:00");
        petition = after(petition, Act.requestSupplement(REASON, day("2026-06-12")), KIM, "2026-06-05T11:00");
        petition = after(petition, Act.resume(), KIM, "2026-06-08T17:00");
        petition = after(petition, Act.answerSupplement(null), APPLICANT, "2026-06-09T09:30");
        // 4, 5, 8 and 9 June.
        assertThat(petition.due()).isEqualTo(due("2026-06-19"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExtensionReason.class,
            names = {"OVERLOAD", "LATE_ASSIGNMENT", "ABSENCE"})
    void overload_late_assignment_and_absence_extend_nothing(ExtensionReason reason) {
        assertThat(ruling(received(), Act.extend(reason, REASON, true), KIM, "2026-06-10T10:00"))
                .isEqualTo(Ruling.refused(Rule.REASON_NOT_ALLOWED));
    }

    @Test
    void a_period_is_extended_once_and_a_second_time_only_with_consent() {
        var extend = Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, false);
        var once = after(received(), extend, KIM, "2026-06-10T10:00");
        assertThat(once.due()).isEqualTo(due("2026-06-29"));
        assertThat(ruling(once, extend, KIM, "2026-06-20T10:00")).isEqualTo(Ruling.refused(Rule.CONSENT_REQUIRED));
        var consented = Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, true);
        var twice = after(once, consented, KIM, "2026-06-20T10:00");
        assertThat(twice.due()).isEqualTo(due("2026-07-13"));
        assertThat(ruling(twice, consented, KIM, "2026-07-01T10:00"))
                .isEqualTo(Ruling.refused(Rule.EXTENSIONS_USED_UP));
    }

    @Test
    void what_is_over_cannot_be_extended() {
        assertThat(ruling(
                        received(), Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, false), KIM, "2026-06-16T00:00"))
                .isEqualTo(Ruling.refused(Rule.PERIOD_OVER));
    }

    @Test
    void a_decision_on_the_last_day_is_in_time_and_a_minute_later_it_is_late() {
        assertThat(after(received(), GRANT, LEE, "2026-06-15T23:59").late()).isFalse();
        assertThat(after(received(), GRANT, LEE, "2026-06-16T00:00").late()).isTrue();
    }

    @Test
    void a_petition_is_decided_once() {
        var decided = after(received(), GRANT, LEE, "2026-06-10T10:00");
        assertThat(ruling(decided, GRANT, LEE, "2026-06-10T10:01")).isEqualTo(Ruling.refused(Rule.ALREADY_DECIDED));
    }

    @Test
    void leaving_the_procedure_is_recorded_as_a_departure_with_its_reason() {
        var petition = after(received(), Act.startStep(SITE, null, REASON), KIM, "2026-06-02T10:00");
        assertThat(petition.progress().departures())
                .containsExactly(new Progress.Departure(SITE, REASON, Stage.at("2026-06-02T10:00")));
    }

    @Test
    void leaving_the_procedure_without_a_reason_is_recorded_too_and_says_so() {
        assertThat(ruling(received(), Act.startStep(SITE, null, null), KIM, "2026-06-02T10:00"))
                .isEqualTo(Ruling.happens(new StepStarted(SITE, null, new Text("사유 미기재", "no reason was stated"))));
    }

    @Test
    void the_next_step_of_the_line_is_no_departure() {
        var checked = after(received(), Act.checkCompleteness(true, null), KIM, "2026-06-02T09:30");
        assertThat(checked.isDone(CHECK)).isTrue();
        var consulting = after(checked, Act.startStep(Stage.CONSULT, null, null), KIM, "2026-06-02T10:00");
        assertThat(consulting.progress().departures()).isEmpty();
    }

    @Test
    void passing_over_an_optional_step_is_no_departure() {
        var checked = after(received(), Act.checkCompleteness(true, null), KIM, "2026-06-02T09:30");
        assertThat(after(checked, Act.startStep(SITE, null, null), KIM, "2026-06-02T10:00")
                        .progress()
                        .departures())
                .isEmpty();
    }

    @Test
    void a_step_is_completed_once() {
        var done = after(received(), Act.completeStep(CHECK, REASON, null, null, null), KIM, "2026-06-02T10:00");
        assertThat(ruling(done, Act.completeStep(CHECK, REASON, null, null, null), KIM, "2026-06-02T10:01"))
                .isEqualTo(Ruling.refused(Rule.STEP_ALREADY_DONE));
    }

    @Test
    void nobody_approves_their_own_draft() {
        var drafted = after(received(), Act.draft(REASON, null), KIM, "2026-06-10T10:00");
        assertThat(ruling(drafted, Act.approve(false, false), KIM, "2026-06-10T11:00"))
                .isEqualTo(Ruling.refused(Rule.DRAFTER_CANNOT_APPROVE));
        var approved = after(drafted, Act.approve(true, false), LEE, "2026-06-10T11:00");
        assertThat(approved.isDone(APPROVAL)).isTrue();
        assertThat(approved.papers().signatures().getLast().delegated()).isTrue();
    }

    @Test
    void what_was_not_drafted_cannot_be_approved() {
        assertThat(ruling(received(), Act.approve(false, false), LEE, "2026-06-10T11:00"))
                .isEqualTo(Ruling.refused(Rule.NOTHING_DRAFTED));
    }

    @Test
    void moving_an_expected_date_needs_a_reason_and_keeps_the_old_one() {
        var set = after(received(), Act.expect(SITE, day("2026-06-05"), null), KIM, "2026-06-02T10:00");
        assertThat(ruling(set, Act.expect(SITE, day("2026-06-09"), null), KIM, "2026-06-04T10:00"))
                .isEqualTo(Ruling.refused(Rule.REASON_REQUIRED));
        var moved = after(set, Act.expect(SITE, day("2026-06-09"), REASON), KIM, "2026-06-04T10:00");
        assertThat(moved.progress().expected().get(SITE))
                .isEqualTo(new Progress.Expectation(day("2026-06-09"), day("2026-06-05"), REASON));
    }

    @Test
    void another_official_takes_over_only_for_a_reason() {
        var assigned =
                after(received(), Act.assign(Stage.BUILDING, new OfficialId("kim"), null), LEE, "2026-06-01T11:00");
        assertThat(ruling(assigned, Act.assign(Stage.BUILDING, new OfficialId("park"), null), LEE, "2026-06-02T11:00"))
                .isEqualTo(Ruling.refused(Rule.REASON_REQUIRED));
    }

    @Test
    void a_transfer_leaves_the_official_behind() {
        var assigned =
                after(received(), Act.assign(Stage.BUILDING, new OfficialId("kim"), null), LEE, "2026-06-01T11:00");
        var transferred = after(assigned, Act.transfer(HOUSING, REASON), LEE, "2026-06-01T12:00");
        assertThat(transferred.division()).isEqualTo(HOUSING);
        assertThat(transferred.official()).isNull();
        assertThat(transferred.due()).isEqualTo(assigned.due());
    }

    @Test
    void silence_takes_effect_on_the_day_after_the_period_and_not_before() {
        var petition = received(Period.days(10), Deemed.APPROVED);
        assertThat(ruling(petition, Act.deem(), KIM, "2026-06-15T23:59", Deemed.APPROVED))
                .isEqualTo(Ruling.refused(Rule.PERIOD_NOT_OVER));
        assertThat(ruling(petition, Act.deem(), KIM, "2026-06-16T00:00", Deemed.APPROVED))
                .isInstanceOfSatisfying(
                        Ruling.Happens.class,
                        ruling ->
                                assertThat(((Decided) ruling.event()).outcome()).isEqualTo(Outcome.DEEMED_APPROVED));
    }

    @Test
    void silence_means_nothing_where_the_law_gives_it_no_meaning() {
        assertThat(ruling(received(), Act.deem(), KIM, "2026-06-20T00:00"))
                .isEqualTo(Ruling.refused(Rule.SILENCE_HAS_NO_EFFECT));
    }

    @Test
    void an_objection_comes_after_the_notice_and_within_its_period() {
        var refused = after(
                received(), Act.decide(Outcome.REFUSED, REASON, List.of(), REASON, null), LEE, "2026-06-10T10:00");
        var notified = after(refused, Act.notifyResult("post", day("2026-08-14")), KIM, "2026-06-15T10:00");
        assertThat(ruling(notified, Act.object(null), APPLICANT, "2026-08-15T00:00"))
                .isEqualTo(Ruling.refused(Rule.OBJECTION_PERIOD_OVER));
        var objected = after(notified, Act.object("sealed"), APPLICANT, "2026-08-14T23:00");
        assertThat(objected.status()).isEqualTo(Petition.Status.OBJECTED);
        var answered = after(objected, Act.decideObjection(false, REASON), LEE, "2026-08-20T10:00");
        assertThat(answered.status()).isEqualTo(Petition.Status.DECIDED);
    }

    @Test
    void only_what_was_recorded_can_be_corrected() {
        assertThat(ruling(received(), Act.correct(2, REASON, REASON), KIM, "2026-06-02T10:00"))
                .isEqualTo(Ruling.refused(Rule.NOTHING_TO_CORRECT));
    }

    /** The delegation table of this procedure wants the head of the division. */
    private static Ruling wanting(Petition petition, Act act, By by, String when) {
        return act.judge(
                petition,
                new Circumstances(
                        by,
                        Moment.now(Stage.at(when)),
                        new StatutoryClock(Holidays.builtIn()),
                        Stage.procedure(Deemed.NONE),
                        Rank.DIVISION_HEAD,
                        1));
    }

    @Test
    void where_the_table_wants_an_approver_a_decision_comes_only_out_of_an_approved_paper() {
        for (var outcome :
                List.of(Outcome.GRANTED, Outcome.GRANTED_WITH_CONDITIONS, Outcome.REFUSED, Outcome.COMPLETED)) {
            for (var by : List.of(KIM, LEE, APPLICANT, new By.OfSystem(Stage.SEOUL, "clock"))) {
                var decide = Act.decide(outcome, REASON, List.of(), REASON, null);
                assertThat(wanting(received(), decide, by, "2026-06-10T10:00"))
                        .as("%s by %s", outcome, by)
                        .isEqualTo(Ruling.refused(Rule.PAPER_REQUIRED));
                var drafted = after(received(), Act.draft(REASON, null), KIM, "2026-06-08T10:00");
                assertThat(wanting(drafted, decide, by, "2026-06-10T10:00"))
                        .as("%s by %s while the paper is in line", outcome, by)
                        .isEqualTo(Ruling.refused(Rule.PAPER_REQUIRED));
                var again = after(approved(), Act.draft(REASON, null), KIM, "2026-06-09T11:00");
                assertThat(wanting(again, decide, by, "2026-06-10T10:00"))
                        .as("%s by %s when another paper went up since", outcome, by)
                        .isEqualTo(Ruling.refused(Rule.PAPER_REQUIRED));
            }
        }
        assertThat(wanting(
                        approved(),
                        Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D1"),
                        LEE,
                        "2026-06-09T10:00"))
                .isEqualTo(Ruling.happens(new PetitionEvent.Decided(
                        Outcome.GRANTED,
                        REASON,
                        List.of(),
                        null,
                        "D1",
                        null,
                        List.of(new StepId("check"), new StepId("site-inspection")))));
    }

    private static Petition approved() {
        var drafted = after(received(), Act.draft(REASON, null), KIM, "2026-06-08T10:00");
        return after(drafted, Act.approve(true, false), LEE, "2026-06-09T10:00");
    }

    @Test
    void a_decision_bears_the_name_of_whoever_approved_it() {
        assertThat(wanting(
                        approved(),
                        Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D1"),
                        KIM,
                        "2026-06-09T10:00"))
                .isEqualTo(Ruling.refused(Rule.PAPER_REQUIRED));
    }

    @Test
    void what_the_applicant_takes_back_and_what_silence_means_need_no_paper() {
        assertThat(wanting(
                        received(),
                        Act.decide(Outcome.WITHDRAWN, REASON, List.of(), null, null),
                        APPLICANT,
                        "2026-06-10T10:00"))
                .isEqualTo(Ruling.happens(
                        new PetitionEvent.Decided(Outcome.WITHDRAWN, REASON, List.of(), null, null, null, null)));
    }

    @Test
    void without_a_paper_only_the_rank_that_approves_decides_and_that_is_a_departure() {
        var beside = Act.decideWithoutPaper(Outcome.REFUSED, REASON, List.of(), REASON, REASON);
        var assigned = after(received(), Act.assign(BUILDING, new OfficialId("lee"), null), LEE, "2026-06-02T10:00");
        assertThat(wanting(received(), beside, KIM, "2026-06-10T10:00")).isEqualTo(Ruling.refused(Rule.RANK_TOO_LOW));
        assertThat(wanting(assigned, beside, LEE, "2026-06-10T10:00")).isEqualTo(Ruling.refused(Rule.NOT_ALONE));
        assertThat(wanting(received(), beside, APPLICANT, "2026-06-10T10:00"))
                .isEqualTo(Ruling.refused(Rule.PAPER_REQUIRED));
        assertThat(wanting(received(), beside, LEE, "2026-06-10T10:00"))
                .isEqualTo(Ruling.happens(new PetitionEvent.Decided(
                        Outcome.REFUSED,
                        REASON,
                        List.of(),
                        REASON,
                        null,
                        REASON,
                        List.of(new StepId("check"), new StepId("site-inspection")))));
    }

    private static Ruling entered(Petition petition, Act act, By by, String occurred, String recorded) {
        return act.judge(
                petition,
                new Circumstances(
                        by,
                        new Moment(Stage.at(occurred), Stage.at(recorded)),
                        new StatutoryClock(Holidays.builtIn()),
                        Stage.procedure(Deemed.NONE)));
    }

    @Test
    void a_late_petition_is_not_made_timely_by_a_suspension_entered_backwards() {
        var hearing = Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-07-10"), REASON);
        // Due at the end of 15 June.
        for (var by : List.of(KIM, LEE)) {
            assertThat(entered(received(), hearing, by, "2026-06-11T10:00", "2026-06-16T00:02"))
                    .isEqualTo(Ruling.refused(Rule.PERIOD_OVER_TO_SUSPEND));
            assertThat(entered(received(), hearing, by, "2026-06-17T10:00", "2026-06-17T10:00"))
                    .isEqualTo(Ruling.refused(Rule.PERIOD_OVER_TO_SUSPEND));
        }
        // What was posted in the last minute may be recorded while it was held.
        assertThat(entered(received(), hearing, KIM, "2026-06-15T23:59", "2026-06-16T00:00"))
                .isInstanceOf(Ruling.Happens.class);
        assertThat(entered(
                        received(),
                        Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, true),
                        KIM,
                        "2026-06-15T10:00",
                        "2026-06-16T09:00"))
                .isEqualTo(Ruling.refused(Rule.PERIOD_OVER));
    }

    @Test
    void from_further_back_than_the_grace_only_those_above_who_are_not_in_charge_suspend() {
        var hearing = Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-07-10"), REASON);
        assertThat(entered(received(), hearing, KIM, "2026-06-09T10:00", "2026-06-10T17:00"))
                .isInstanceOf(Ruling.Happens.class);
        assertThat(entered(received(), hearing, KIM, "2026-06-08T23:59", "2026-06-10T00:00"))
                .isEqualTo(Ruling.refused(Rule.SUSPENSION_ENTERED_LATE));
        assertThat(entered(received(), hearing, LEE, "2026-06-04T10:00", "2026-06-10T10:00"))
                .isEqualTo(Ruling.happens(new PetitionEvent.Suspended(
                        SuspensionGround.OPINION_HEARING, day("2026-06-04"), REASON, day("2026-07-10"))));
        var lees = after(received(), Act.assign(BUILDING, new OfficialId("lee"), null), LEE, "2026-06-02T10:00");
        assertThat(entered(lees, hearing, LEE, "2026-06-04T10:00", "2026-06-10T10:00"))
                .isEqualTo(Ruling.refused(Rule.SUSPENSION_ENTERED_LATE));
        assertThat(ruling(
                        received(),
                        Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-07-10"), null),
                        KIM,
                        "2026-06-04T10:00"))
                .isEqualTo(Ruling.refused(Rule.REASON_REQUIRED));
    }

    @Test
    void a_suspension_that_outlasts_what_was_said_ends_with_a_reason() {
        var stands = after(
                received(),
                Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-06-09"), REASON),
                KIM,
                "2026-06-04T10:00");
        assertThat(stands.waitsUntil()).isEqualTo(day("2026-06-09"));
        assertThat(ruling(stands, Act.resume(), KIM, "2026-06-10T10:00"))
                .isEqualTo(Ruling.refused(Rule.SUSPENSION_OUTLASTED));
        assertThat(after(stands, Act.resume(), KIM, "2026-06-09T10:00").due()).isEqualTo(due("2026-06-19"));
        var resumed = (Ruling.Happens) ruling(stands, Act.resume(REASON), KIM, "2026-06-10T10:00");
        assertThat(((PetitionEvent.Resumed) resumed.event()).explanation()).isEqualTo(REASON);
    }

    /** Due on 15 June; ten days more would be 29 June. */
    @Test
    void an_extension_is_as_long_as_was_chosen_and_never_longer_than_the_period() {
        var three = after(
                received(),
                Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, false, new Extension(3)),
                KIM,
                "2026-06-10T10:00");
        assertThat(three.due()).isEqualTo(due("2026-06-18"));
        assertThat(three.term().extensions()).hasSize(1);
        assertThat(ruling(
                        received(),
                        Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, false, new Extension(11)),
                        KIM,
                        "2026-06-10T10:00"))
                .isEqualTo(Ruling.refused(Rule.EXTENSION_TOO_LONG));
        var twice = after(
                three,
                Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, true, new Extension(2)),
                KIM,
                "2026-06-17T10:00");
        assertThat(twice.due()).isEqualTo(due("2026-06-22"));
        var stood = after(
                twice,
                Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-06-30"), REASON),
                KIM,
                "2026-06-18T10:00");
        assertThat(after(stood, Act.resume(), KIM, "2026-06-19T10:00").due()).isEqualTo(due("2026-06-24"));
    }

    @Test
    void what_was_late_before_time_stood_still_stays_late() {
        var asked = after(received(), Act.requestSupplement(REASON, day("2026-06-30")), KIM, "2026-06-17T10:00");
        assertThat(after(
                                asked,
                                Act.decide(Outcome.WITHDRAWN, REASON, List.of(), null, null),
                                APPLICANT,
                                "2026-06-18T10:00")
                        .late())
                .isTrue();
        var inTime = after(received(), Act.requestSupplement(REASON, day("2026-06-30")), KIM, "2026-06-15T10:00");
        assertThat(after(
                                inTime,
                                Act.decide(Outcome.WITHDRAWN, REASON, List.of(), null, null),
                                APPLICANT,
                                "2026-06-18T10:00")
                        .late())
                .isFalse();
    }

    /** Both days, of the request and of the answer, are left out: who asks on the day after the last one asks too late. */
    @ParameterizedTest
    @CsvSource({
        // ten days from 1 June end with 15 June
        "10d, 2026-06-15T23:59, false",
        "10d, 2026-06-16T09:00, true",
        "10d, 2026-06-17T10:00, true",
        // twenty days end with 29 June
        "20d, 2026-06-29T10:00, false",
        "20d, 2026-06-30T10:00, true",
        // three working hours end on the day itself, which is left out whole
        "immediate, 2026-06-01T15:00, false",
        "immediate, 2026-06-02T09:00, true",
    })
    void what_was_late_before_time_stood_still_is_late_while_it_stands(String period, String asked, boolean late) {
        var received = Stage.received(Period.parse(period), Deemed.NONE);
        assertThat(received.late()).isFalse();
        var supplement = after(received, Act.requestSupplement(REASON, day("2026-07-10")), KIM, asked);
        assertThat(supplement.late()).isEqualTo(late);

        var answered = after(supplement, Act.answerSupplement(REASON), APPLICANT, "2026-07-06T10:00");
        assertThat(answered.late()).as("its date says so again").isFalse();
        assertThat(Objects.requireNonNull(answered.due()).passedAt(Stage.at("2026-07-06T10:01")))
                .isEqualTo(late);
    }

    @Test
    void while_time_stands_nothing_is_extended_that_was_late_before() {
        var extension = Act.extend(ExtensionReason.FACTS_TO_CHECK, REASON, true);
        var late = after(received(), Act.requestSupplement(REASON, day("2026-06-30")), KIM, "2026-06-17T10:00");
        assertThat(ruling(late, extension, KIM, "2026-06-18T10:00")).isEqualTo(Ruling.refused(Rule.PERIOD_OVER));
        assertThat(ruling(
                        late,
                        Act.suspend(SuspensionGround.OPINION_HEARING, day("2026-07-10"), REASON),
                        KIM,
                        "2026-06-18T10:00"))
                .isEqualTo(Ruling.refused(Rule.PERIOD_OVER_TO_SUSPEND));
        var inTime = after(received(), Act.requestSupplement(REASON, day("2026-06-30")), KIM, "2026-06-15T10:00");
        assertThat(ruling(inTime, extension, KIM, "2026-06-18T10:00")).isInstanceOf(Ruling.Happens.class);
    }

    @Test
    void a_committee_sits_before_its_day_only_with_a_reason() {
        var announced = after(
                received(), Act.scheduleCommittee(null, REASON, REASON, day("2026-06-12")), KIM, "2026-06-03T10:00");
        assertThat(ruling(announced, Act.committee(null, REASON, REASON, null, null), KIM, "2026-06-11T10:00"))
                .isEqualTo(Ruling.refused(Rule.COMMITTEE_BEFORE_ITS_DAY));
        assertThat(ruling(announced, Act.committee(null, REASON, REASON, null, null, REASON), KIM, "2026-06-11T10:00"))
                .isEqualTo(Ruling.happens(
                        new PetitionEvent.CommitteeHeld(null, REASON, day("2026-06-11"), REASON, null, null, REASON)));
        assertThat(ruling(announced, Act.committee(null, REASON, REASON, null, null, REASON), KIM, "2026-06-12T10:00"))
                .isEqualTo(Ruling.happens(
                        new PetitionEvent.CommitteeHeld(null, REASON, day("2026-06-12"), REASON, null, null, null)));
    }

    @Test
    void an_upheld_objection_opens_the_petition_and_it_is_decided_anew() {
        var refused = after(
                approved(), Act.decide(Outcome.REFUSED, REASON, List.of(), REASON, "D1"), LEE, "2026-06-10T10:00");
        var notified = after(refused, Act.notifyResult("post", day("2026-08-14")), KIM, "2026-06-15T10:00");
        var objected = after(notified, Act.object("sealed"), APPLICANT, "2026-07-01T10:00");
        var open = after(objected, Act.decideObjection(true, REASON), LEE, "2026-07-06T10:00");
        assertThat(open.isDecided()).isFalse();
        assertThat(open.status()).isEqualTo(Petition.Status.UNDER_REVIEW);
        assertThat(open.outcome()).isNull();
        // Ten working days from 6 July; 17 July is Constitution Day.
        assertThat(open.due()).isEqualTo(due("2026-07-20"));
        assertThat(open.earlierEndings())
                .extracting(Ending::outcome, Ending::reason, Ending::at)
                .containsExactly(tuple(Outcome.REFUSED, REASON, Stage.at("2026-06-10T10:00")));
        assertThat(open.isDone(APPROVAL)).isFalse();
        assertThat(wanting(open, Act.decide(Outcome.GRANTED, REASON, List.of(), null, null), LEE, "2026-07-07T10:00"))
                .isEqualTo(Ruling.refused(Rule.PAPER_REQUIRED));
        var again = after(
                after(open, Act.draft(REASON, null), KIM, "2026-07-07T10:00"),
                Act.approve(true, false),
                LEE,
                "2026-07-08T10:00");
        var granted = after(again, Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D2"), LEE, "2026-07-08T10:00");
        assertThat(granted.outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(granted.isDone(APPROVAL)).isTrue();
        assertThat(ruling(granted, Act.notifyResult("online", null), KIM, "2026-07-08T11:00"))
                .isInstanceOf(Ruling.Happens.class);
    }

    /** As it was recorded in earlier years: upheld, and nothing followed. */
    @Test
    void an_old_fact_of_an_upheld_objection_still_opens_nothing() {
        var refused = after(
                received(), Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), REASON), LEE, "2026-06-10T10:00");
        var objected = after(refused, Act.object("sealed"), APPLICANT, "2026-07-01T10:00");
        var old = FactJson.read("objection.decided", """
                {"upheld": true, "reason": {"ko": "이유", "en": "a reason"}}""");
        var at = Stage.at("2026-07-06T10:00");
        var after = objected.after(new Fact(Stage.NUMBER, objected.seq() + 1, at, at, LEE, old));
        assertThat(after.status()).isEqualTo(Petition.Status.DECIDED);
        assertThat(after.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void what_was_granted_is_revoked_only_after_those_concerned_were_heard() {
        var granted =
                after(approved(), Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D1"), LEE, "2026-06-10T10:00");
        assertThat(ruling(
                        granted,
                        Act.reopen(ReopeningGround.UNLAWFUL, REASON, null, null, null),
                        LEE,
                        "2026-07-06T10:00"))
                .isEqualTo(Ruling.refused(Rule.HEARING_REQUIRED));
        assertThat(ruling(
                        granted,
                        Act.reopen(ReopeningGround.UNLAWFUL, REASON, HearingWay.HEARING, day("2026-07-15"), null),
                        LEE,
                        "2026-07-06T10:00"))
                .isEqualTo(Ruling.refused(Rule.OPINIONS_TOO_SOON));
        var open = after(
                granted,
                Act.reopen(ReopeningGround.UNLAWFUL, REASON, HearingWay.HEARING, day("2026-07-16"), null),
                LEE,
                "2026-07-06T10:00");
        var paper = after(
                after(open, Act.draft(REASON, null), KIM, "2026-07-20T10:00"),
                Act.approve(true, false),
                LEE,
                "2026-07-20T11:00");
        var revoke = Act.decide(Outcome.REVOKED, REASON, List.of(), REASON, "D2");
        assertThat(ruling(paper, revoke, LEE, "2026-07-20T11:00")).isEqualTo(Ruling.refused(Rule.OPINIONS_AWAITED));
        var heard = after(paper, Act.hearOpinion(REASON), KIM, "2026-07-20T12:00");
        var revoked = after(heard, revoke, LEE, "2026-07-20T13:00");
        assertThat(revoked.outcome()).isEqualTo(Outcome.REVOKED);
        assertThat(revoked.earlierEndings()).hasSize(1);
        assertThat(ruling(received(), revoke, LEE, "2026-07-20T13:00"))
                .isEqualTo(Ruling.refused(Rule.NOTHING_TO_REVOKE));
    }

    @Test
    void questions_are_numbered_as_they_are_looked_at_and_answered_once() {
        var asked = LocalDate.of(2026, 7, 1);
        var due = LocalDate.of(2026, 7, 10);
        var open = openedAgain(HearingWay.OPINION);
        assertThat(ruling(open, Act.showQuestion(asked, REASON, due), KIM, "2026-07-07T10:00"))
                .isEqualTo(Ruling.happens(new PetitionEvent.QuestionAsked(1, asked, REASON, null, due)));
        assertThat(ruling(open, Act.refuseQuestion(asked, "9-1-6"), KIM, "2026-07-07T10:00"))
                .isEqualTo(Ruling.happens(new PetitionEvent.QuestionAsked(1, asked, null, "9-1-6", null)));
        assertThat(ruling(open, Act.answerQuestion(1, REASON), KIM, "2026-07-07T10:00"))
                .isEqualTo(Ruling.refused(Rule.NO_QUESTION_WAITS));
    }

    @Test
    void comments_are_looked_at_by_the_unconcerned_and_shown_until_the_erasure() {
        var given = LocalDate.of(2026, 6, 8);
        var invites = new CommentPeriods().of(new ProcedureCode("TR-03"));
        var open = after(received(), Act.inviteComments(invites, REASON, null), LEE, "2026-06-02T10:00");
        var show = Act.showComment(given, false, REASON);
        var refuse = Act.refuseComment(given, false, "9-1-6");
        var ask = Act.showQuestion(given, REASON, given);
        var concerned = after(open, Act.declareConflict(new OfficialId("kim"), "친족"), KIM, "2026-06-09T10:00");
        for (var act : List.of(show, refuse, ask, Act.refuseQuestion(given, "9-1-6"))) {
            assertThat(ruling(concerned, act, KIM, "2026-06-09T11:00"))
                    .isEqualTo(Ruling.refused(Rule.CONFLICT_DECLARED));
            assertThat(ruling(concerned, act, LEE, "2026-06-09T11:00")).isInstanceOf(Ruling.Happens.class);
        }
        assertThat(ruling(open, Act.writeToNeighbours(0, false), LEE, "2026-06-09T11:00"))
                .isEqualTo(Ruling.refused(Rule.NO_NEIGHBOURS));

        var erased = after(
                after(open, GRANT, LEE, "2026-06-10T10:00"),
                Act.erase(ErasureGround.PERSON_ASKED),
                LEE,
                "2026-06-11T10:00");
        for (var act : List.of(show, ask, Act.writeToNeighbours(1, false))) {
            assertThat(ruling(erased, act, LEE, "2026-06-12T10:00")).isEqualTo(Ruling.refused(Rule.ALREADY_ERASED));
        }
        assertThat(ruling(erased, refuse, LEE, "2026-06-12T10:00")).isInstanceOf(Ruling.Happens.class);
    }

    @Test
    void a_hearing_is_not_recorded_before_its_day_and_written_opinions_are_whenever_they_come() {
        for (var way : List.of(HearingWay.HEARING, HearingWay.PUBLIC_HEARING)) {
            var open = openedAgain(way);
            assertThat(ruling(open, Act.hearOpinion(REASON), KIM, "2026-07-15T23:59"))
                    .isEqualTo(Ruling.refused(Rule.HEARD_BEFORE_ITS_DAY));
            assertThat(ruling(open, Act.hearOpinion(REASON), KIM, "2026-07-16T00:00"))
                    .isEqualTo(Ruling.happens(new PetitionEvent.OpinionHeard(way, REASON)));
        }
        assertThat(ruling(openedAgain(HearingWay.OPINION), Act.hearOpinion(REASON), KIM, "2026-07-07T10:00"))
                .isInstanceOf(Ruling.Happens.class);
    }

    private static Petition openedAgain(HearingWay way) {
        var granted =
                after(approved(), Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D1"), LEE, "2026-06-10T10:00");
        return after(
                granted,
                Act.reopen(ReopeningGround.UNLAWFUL, REASON, way, day("2026-07-16"), null),
                LEE,
                "2026-07-06T10:00");
    }

    @Test
    void a_result_cannot_have_been_notified_before_it_was_decided() {
        var decided =
                after(approved(), Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D1"), LEE, "2026-06-10T10:00");
        assertThat(ruling(decided, Act.notifyResult("post", null), KIM, "2026-06-10T09:59"))
                .isEqualTo(Ruling.refused(Rule.NOTIFIED_BEFORE_DECIDED));
        assertThat(ruling(decided, Act.notifyResult("post", null), KIM, "2026-06-10T10:00"))
                .isInstanceOf(Ruling.Happens.class);
    }

    @Test
    void a_supplement_cannot_have_come_before_it_was_requested() {
        var asked = after(received(), Act.requestSupplement(REASON, day("2026-06-12")), KIM, "2026-06-04T11:00");
        assertThat(ruling(asked, Act.answerSupplement(null), APPLICANT, "2026-06-03T11:00"))
                .isEqualTo(Ruling.refused(Rule.ANSWERED_BEFORE_ASKED));
        assertThat(ruling(asked, Act.answerSupplement(null), APPLICANT, "2026-06-04T12:00"))
                .isInstanceOf(Ruling.Happens.class);
    }

    @Test
    void where_opinions_are_written_the_day_after_the_last_one_ends_the_waiting() {
        var granted =
                after(approved(), Act.decide(Outcome.GRANTED, REASON, List.of(), null, "D1"), LEE, "2026-06-10T10:00");
        var open = after(
                granted,
                Act.reopen(ReopeningGround.PUBLIC_INTEREST, REASON, HearingWay.OPINION, day("2026-07-16"), null),
                LEE,
                "2026-07-06T10:00");
        var change = Act.decideElsewhere(Outcome.GRANTED_WITH_CONDITIONS, REASON, List.of(REASON), null);
        assertThat(ruling(open, change, LEE, "2026-07-16T18:00")).isEqualTo(Ruling.refused(Rule.OPINIONS_AWAITED));
        assertThat(ruling(open, change, LEE, "2026-07-17T00:00")).isInstanceOf(Ruling.Happens.class);
        var withdrawn = after(
                received(),
                Act.decide(Outcome.WITHDRAWN, REASON, List.of(), null, null),
                APPLICANT,
                "2026-06-10T10:00");
        assertThat(ruling(
                        withdrawn,
                        Act.reopen(ReopeningGround.UNLAWFUL, REASON, null, null, REASON),
                        LEE,
                        "2026-07-06T10:00"))
                .isEqualTo(Ruling.refused(Rule.NOTHING_TO_REVOKE));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void the_applicant_gets_more_time_twice_and_one_last_demand_before_the_papers_go_back() {
        var asked = after(received(), Act.requestSupplement(REASON, day("2026-06-12")), KIM, "2026-06-04T11:00");
        assertThat(ruling(asked, Act.returnPapers(REASON), KIM, "2026-06-15T09:00"))
                .isEqualTo(Ruling.refused(Rule.LAST_DEMAND_MISSING));
        assertThat(ruling(asked, Act.demandSupplement(REASON, day("2026-06-19")), KIM, "2026-06-12T09:00"))
                .isEqualTo(Ruling.refused(Rule.SUPPLEMENT_NOT_OVER));
        var once = after(asked, Act.extendSupplement(day("2026-06-16")), APPLICANT, "2026-06-10T09:00");
        var twice = after(once, Act.extendSupplement(day("2026-06-19")), APPLICANT, "2026-06-15T09:00");
        assertThat(ruling(twice, Act.extendSupplement(day("2026-06-23")), APPLICANT, "2026-06-18T09:00"))
                .isEqualTo(Ruling.refused(Rule.SUPPLEMENT_EXTENSIONS_USED_UP));
        assertThat(ruling(twice, Act.demandSupplement(REASON, day("2026-07-03")), KIM, "2026-06-22T09:00"))
                .isEqualTo(Ruling.refused(Rule.DEMAND_TOO_LONG));
        var demanded = after(twice, Act.demandSupplement(REASON, day("2026-07-02")), KIM, "2026-06-22T09:00");
        assertThat(ruling(demanded, Act.returnPapers(REASON), KIM, "2026-07-02T17:00"))
                .isEqualTo(Ruling.refused(Rule.SUPPLEMENT_NOT_OVER));
        assertThat(ruling(
                        demanded, Act.decide(Outcome.RETURNED, REASON, List.of(), null, null), KIM, "2026-07-02T17:00"))
                .isEqualTo(Ruling.refused(Rule.SUPPLEMENT_NOT_OVER));
        var returned = after(demanded, Act.returnPapers(REASON), KIM, "2026-07-03T09:00");
        assertThat(returned.outcome()).isEqualTo(Outcome.RETURNED);
    }

    @Test
    void a_consulted_office_may_take_once_more_the_time_it_was_given() {
        var office = new Text("소방서", "Fire station");
        var asked = after(
                received(),
                Act.consult(null, office, Stage.SEOUL, HOUSING, REASON, day("2026-06-08")),
                KIM,
                "2026-06-03T10:00");
        int question = asked.seq();
        assertThat(ruling(asked, Act.extendConsultation(question, REASON, day("2026-06-14")), LEE, "2026-06-08T10:00"))
                .isEqualTo(Ruling.refused(Rule.CONSULTATION_EXTENSION_TOO_LONG));
        var extended =
                after(asked, Act.extendConsultation(question, REASON, day("2026-06-13")), LEE, "2026-06-08T10:00");
        assertThat(ruling(
                        extended, Act.extendConsultation(question, REASON, day("2026-06-15")), LEE, "2026-06-12T10:00"))
                .isEqualTo(Ruling.refused(Rule.CONSULTATION_EXTENDED_BEFORE));
        var answered = after(extended, Act.answerConsultation(question, REASON), LEE, "2026-06-12T10:00");
        assertThat(answered.consultations().getFirst().isOpen()).isFalse();
        assertThat(ruling(answered, Act.answerConsultation(question, REASON), LEE, "2026-06-12T11:00"))
                .isEqualTo(Ruling.refused(Rule.ALREADY_ANSWERED));
        assertThat(ruling(answered, Act.answerConsultation(99, REASON), LEE, "2026-06-12T11:00"))
                .isEqualTo(Ruling.refused(Rule.NOT_ASKED));
    }

    @Test
    void who_declared_an_interest_is_neither_given_the_petition_nor_signs() {
        var kim = new OfficialId("kim");
        var assigned = after(received(), Act.assign(Stage.BUILDING, kim, null), LEE, "2026-06-01T11:00");
        var declared = after(assigned, Act.declareConflict(kim, "친족"), KIM, "2026-06-01T12:00");
        assertThat(declared.official()).isNull();
        assertThat(ruling(declared, Act.take(Stage.BUILDING, kim, 0, REASON), KIM, "2026-06-01T13:00"))
                .isEqualTo(Ruling.refused(Rule.CONFLICT_DECLARED));
        assertThat(ruling(declared, Act.draft(REASON, null), KIM, "2026-06-01T13:00"))
                .isEqualTo(Ruling.refused(Rule.CONFLICT_DECLARED));
        assertThat(ruling(declared, GRANT, KIM, "2026-06-01T13:00")).isEqualTo(Ruling.refused(Rule.CONFLICT_DECLARED));
    }

    @Test
    void taking_a_petition_out_of_turn_needs_a_reason() {
        var kim = new OfficialId("kim");
        assertThat(ruling(received(), Act.take(Stage.BUILDING, kim, 3, null), KIM, "2026-06-01T13:00"))
                .isEqualTo(Ruling.refused(Rule.OUT_OF_TURN));
        assertThat(after(received(), Act.take(Stage.BUILDING, kim, 3, REASON), KIM, "2026-06-01T13:00")
                        .official())
                .isEqualTo(kim);
    }

    @Test
    void a_petition_handed_to_another_agency_is_with_that_agency() {
        var gangnam = new AgencyCode("3220000");
        var away = after(received(), Act.transfer(gangnam, HOUSING, REASON, null), LEE, "2026-06-01T13:00");
        assertThat(away.agency()).isEqualTo(gangnam);
        assertThat(away.number().agency()).isEqualTo(Stage.SEOUL.value());
    }

    @Test
    void an_office_is_urged_to_act_once_the_day_has_passed_and_not_before() {
        assertThat(ruling(received(), Act.remindOverdue(), LEE, "2026-06-15T17:00"))
                .isEqualTo(Ruling.refused(Rule.NOT_OVERDUE));
        assertThat(ruling(received(), Act.remindOverdue(), LEE, "2026-06-16T00:01"))
                .isInstanceOf(Ruling.Happens.class);
    }
}
