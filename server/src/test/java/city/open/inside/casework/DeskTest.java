package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.InTheWay;
import city.open.ground.database.TestDatabase;
import city.open.ground.guard.Finding;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.HeldAct.State;
import city.open.inside.identity.Refusal;
import city.open.inside.petition.Act;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.StepExpected;
import city.open.inside.petition.Rule;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.StepId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class DeskTest extends OfficeStage {
    @Value("${open.database}")
    private String url;

    @Autowired
    private PublicWords publicWords;

    @Autowired
    private Vault vault;

    private static final Text REASON = new Text("이유", "a reason");
    private static final StepId CHECK = new StepId("completeness-check");
    private static final StepId CONSULTATION = new StepId("consultation");

    private static Form checked() {
        return form(Task.CHECK_COMPLETENESS, "complete", "yes", "expected", "2026-06-05");
    }

    @Test
    void an_act_is_held_and_becomes_a_fact_when_its_time_is_over() {
        var number = kims();
        var posted = desk.post(KIM, number, submission(number, checked()));
        assertThat(posted).isInstanceOf(Posted.Held.class);
        desk.release();
        assertThat(kinds(number)).containsExactly("petition.received", "petition.assigned");

        CLOCK.pass(Duration.ofSeconds(11));
        desk.showNow(KIM, ((Posted.Held) posted).act().id());
        assertThat(kinds(number))
                .containsExactly("petition.received", "petition.assigned", "completeness.checked", "step.expected");
        assertThat(last(number, StepExpected.class))
                .isEqualTo(new StepExpected(CONSULTATION, LocalDate.of(2026, 6, 5), null, null));
        var checked = petitions.facts(number).get(2);
        assertThat(checked.occurredAt()).isEqualTo(seoul("2026-06-01T10:00"));
        assertThat(checked.recordedAt()).isEqualTo(seoul("2026-06-01T10:00:11"));
    }

    @Test
    void what_is_taken_back_in_time_never_happened() {
        var number = kims();
        var held = (Posted.Held) desk.post(KIM, number, submission(number, checked()));
        assertThat(desk.takeBack(LEE, held.act().id())).isFalse();
        assertThat(desk.takeBack(KIM, held.act().id())).isTrue();
        CLOCK.pass(Duration.ofSeconds(11));
        desk.release();
        assertThat(kinds(number)).containsExactly("petition.received", "petition.assigned");
        assertThat(desk.showNow(KIM, held.act().id())).isEqualTo(new Posted.TakenBack());
    }

    @Test
    void who_takes_back_at_the_moment_of_release_was_first_or_is_told_that_it_was_too_late() {
        var first = kims();
        long id = ((Posted.Held) desk.post(KIM, first, submission(first, checked())))
                .act()
                .id();
        CLOCK.pass(Duration.ofSeconds(11));
        try (var mine = InTheWay.of(url, "UPDATE office.held_act SET state = 'TAKEN_BACK' WHERE id = " + id)) {
            desk.release();
            var shown = InTheWay.beside(() -> desk.showNow(KIM, id));
            mine.awaitWaiting(1);
            mine.stepAside();
            assertThat(shown.join()).isEqualTo(new Posted.TakenBack());
        }
        assertThat(kinds(first)).containsExactly("petition.received", "petition.assigned");

        var second = kims();
        long later = ((Posted.Held) desk.post(KIM, second, submission(second, checked())))
                .act()
                .id();
        CLOCK.pass(Duration.ofSeconds(11));
        try (var wall = InTheWay.of(url, InTheWay.OF_FACTS)) {
            var releasing = InTheWay.beside(desk::release);
            wall.awaitWaiting(1);
            var takingBack = InTheWay.beside(() -> desk.takeBack(KIM, later));
            wall.awaitWaiting(2);
            wall.stepAside();
            releasing.join();
            assertThat(takingBack.join()).isFalse();
        }
        assertThat(kinds(second)).contains("completeness.checked");
        assertThat(desk.showNow(KIM, later)).isEqualTo(new Posted.Recorded(second, 4));
    }

    @Test
    void a_double_click_does_nothing_twice() {
        var number = kims();
        var submission = submission(number, checked());
        var first = desk.post(KIM, number, submission);
        assertThat(desk.post(KIM, number, submission)).isEqualTo(first);
        var shown = desk.showNow(KIM, ((Posted.Held) first).act().id());
        assertThat(shown).isEqualTo(new Posted.Recorded(number, 4));
        assertThat(desk.post(KIM, number, submission)).isEqualTo(shown);
        assertThat(desk.takeBack(KIM, ((Posted.Held) first).act().id())).isFalse();
        assertThat(petition(number).seq()).isEqualTo(4);
    }

    @Test
    void the_next_act_on_the_same_petition_shows_the_one_that_was_held() {
        var number = kims();
        desk.post(KIM, number, submission(number, checked()));
        var consult = form(
                Task.CONSULT, "units", SEOUL + "/" + HOUSING, "question", "주차 계획에 의견이 있습니까?", "until", "2026-06-05");
        assertThat(desk.post(KIM, number, submission(number, consult))).isInstanceOf(Posted.Held.class);
        assertThat(petition(number).isDone(CHECK)).isTrue();
        assertThat(desk.waitingOn(number)).extracting(act -> act.form().task()).containsExactly(Task.CONSULT);
    }

    @Test
    void when_the_case_moved_on_the_official_sees_what_happened_and_keeps_what_was_typed() {
        var number = kims();
        var stale = submission(number, checked());
        record(number, Act.requestSupplement(REASON, LocalDate.of(2026, 6, 20)), LEE.by());
        assertThat(desk.post(KIM, number, stale))
                .asInstanceOf(type(Posted.Stale.class))
                .satisfies(posted ->
                        assertThat(posted.meanwhile()).extracting(Fact::kind).containsExactly("supplement.requested"));

        var held = (Posted.Held)
                desk.post(KIM, number, submission(number, form(Task.ENTER_SUPPLEMENT, "what", "배치도를 보완함")));
        record(number, Act.transfer(HOUSING, REASON), LEE.by());
        CLOCK.pass(Duration.ofSeconds(11));
        desk.showNow(KIM, held.act().id());
        assertThat(petitions.facts(number)).noneMatch(fact -> fact.event() instanceof PetitionEvent.SupplementAnswered);
    }

    @Test
    void a_held_act_that_was_overtaken_is_kept_with_its_words_until_its_official_has_seen_it() {
        var number = kims();
        desk.post(KIM, number, submission(number, checked()));
        record(number, Act.requestSupplement(REASON, LocalDate.of(2026, 6, 20)), LEE.by());
        serves(KIM);
        releaseAs(number);
        var kept = desk.held(KIM).stream()
                .filter(act -> act.petition().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(kept.state()).isEqualTo(State.REFUSED);
        assertThat(kept.form()).isEqualTo(checked());
        desk.dismiss(KIM, kept.id());
        assertThat(desk.held(KIM)).noneMatch(act -> act.petition().equals(number));
    }

    /** As the clock has it. */
    private void releaseAs(PetitionNumber number) {
        CLOCK.pass(Duration.ofSeconds(11));
        desk.release();
        assertThat(desk.waitingOn(number)).isEmpty();
    }

    @Test
    void reminders_meanwhile_disturb_no_form() {
        var number = kims();
        var form = submission(number, checked());
        record(number, Act.remindBefore(3));
        assertThat(desk.post(KIM, number, form)).isInstanceOf(Posted.Held.class);
    }

    @Test
    void another_division_is_refused_by_the_rule_of_rights() {
        var number = kims();
        assertThat(desk.post(HAN, number, submission(number, checked())))
                .isEqualTo(new Posted.Denied(Refusal.NOT_YOUR_DIVISION));
    }

    @Test
    void a_rule_that_says_no_says_so_before_anything_is_held() {
        var number = kims();
        assertThat(desk.post(KIM, number, submission(number, form(Task.RESUME))))
                .isEqualTo(new Posted.Refused(Rule.NOT_SUSPENDED));
        assertThat(desk.post(
                        KIM,
                        PetitionNumber.of(2026, "6110000", 9_999_999),
                        Submission.of(checked(), 1, "never-received")))
                .isEqualTo(new Posted.Refused(Rule.UNKNOWN_PETITION));
    }

    @Test
    void every_fault_is_told_with_its_field_and_what_to_do() {
        var number = kims();
        var posted = desk.post(
                KIM,
                number,
                submission(
                        number,
                        form(
                                Task.COMPLETE_STEP,
                                "step",
                                "no-such-step",
                                "summary.en",
                                "English alone",
                                "at",
                                "2026-06-01T10:01",
                                "expected",
                                "tomorrow")));
        assertThat(((Posted.Faulty) posted).faults())
                .extracting(Fault::field, fault -> fault.words().en())
                .containsExactly(
                        tuple("step", "Step: choose a step of this procedure."),
                        tuple("result", "Result is empty; fill it in."),
                        tuple("summary", "Summary in plain words has only English; write the Korean too."),
                        tuple("expected", "Write the date like 2026-11-23."),
                        tuple("at", "The time lies ahead; give the present or an earlier one."));
    }

    @Test
    void leaving_the_procedure_and_moving_a_date_need_reasons() {
        var number = kims();
        var early = form(Task.COMPLETE_STEP, "step", "site-inspection", "result", "적합", "expected", "2026-06-09");
        assertThat(((Posted.Faulty) desk.post(KIM, number, submission(number, early))).faults())
                .extracting(Fault::field)
                .containsExactly("departure");
        var stated = early.with("departure", "현장이 곧 닫힘");
        assertThat(atOnce(KIM, number, stated)).isInstanceOf(Posted.Recorded.class);
        assertThat(last(number, StepCompleted.class).departure()).isEqualTo(new Text("현장이 곧 닫힘", "현장이 곧 닫힘"));

        record(number, Act.expect(CONSULTATION, LocalDate.of(2026, 6, 4), null));
        assertThat(((Posted.Faulty) desk.post(KIM, number, submission(number, checked()))).faults())
                .extracting(Fault::field)
                .containsExactly("expected-reason");
    }

    @Test
    void personal_data_is_masked_or_stays_for_a_stored_reason() {
        var number = kims();
        var form = form(
                Task.REQUEST_SUPPLEMENT, "what", "홍길동(960121-1021413)의 위임장, 문의 02-2133-1234", "until", "2026-06-20");
        var posted = (Posted.Personal) desk.post(KIM, number, submission(number, form));
        assertThat(posted.found()).singleElement().satisfies(found -> {
            assertThat(found.field()).isEqualTo("what");
            assertThat(found.findings()).containsExactly(new Finding(Finding.Kind.RESIDENT_NUMBER, 4, 18, true));
        });
        assertThat(posted.masked().value("what")).isEqualTo("홍길동(******-*******)의 위임장, 문의 02-2133-1234");

        var sent = submission(number, form);
        assertThat(desk.post(KIM, number, new Submission(form, sent.seenSeq(), sent.token(), "법원이 공개한 번호", true)))
                .isInstanceOf(Posted.Personal.class);

        var phone = form(Task.REQUEST_SUPPLEMENT, "what", "위임장, 문의 010-1234-5678", "until", "2026-06-20");
        desk.post(KIM, number, new Submission(phone, sent.seenSeq(), sent.token(), "시공사 대표전화", true));
        assertThat(office.jdbc()
                        .sql("SELECT override || ' ' || found[1] FROM office.held_act WHERE token = ?")
                        .param(sent.token())
                        .query(String.class)
                        .single())
                .isEqualTo("시공사 대표전화 what:PHONE");
        assertThat(publicWords.stopped(number)).isEmpty();
        assertThat(kinds(number)).endsWith("supplement.requested");
    }

    /** As the guard writes them down, under the publisher's role. */
    @Test
    void what_was_stopped_on_its_way_out_is_told_latest_first_and_whether_it_was_corrected_since() {
        var number = kims();
        TestDatabase.ownerOf(url).sql("""
                        INSERT INTO office.guard_stop (petition, seq, part, path, kind, begins, ends)
                        VALUES (:petition, 1, 'subject', 'subject.ko', 'PHONE', 0, 13),
                               (:petition, 2, 'note', 'note.ko', 'RESIDENT_NUMBER', 0, 14)
                        """).param("petition", number.value()).update();
        record(number, Act.correct(1, REASON, REASON));
        assertThat(publicWords.stopped(number))
                .extracting(PublicWords.Stopped::seq, PublicWords.Stopped::path, PublicWords.Stopped::corrected)
                .containsExactly(tuple(2, "note.ko", false), tuple(1, "subject.ko", true));
    }

    @Test
    void characters_that_nobody_sees_are_told_with_their_field_and_those_nobody_means_are_gone() {
        var number = kims();
        var turned = form(Task.REQUEST_SUPPLEMENT, "what", "위임장\u202e 사본", "until", "2026-06-20");
        assertThat(((Posted.Faulty) desk.post(KIM, number, submission(number, turned))).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("what");
                    assertThat(fault.words().en()).contains("characters that nobody sees");
                });
        assertThat(petitions.record(
                        number,
                        Act.requestSupplement(new Text("위임\u0001장", "a"), LocalDate.of(2026, 6, 20)),
                        KIM.by(),
                        Moment.now(CLOCK.instant())))
                .isEqualTo(new Decision.Refused(Rule.ILLEGIBLE));
        assertThat(form(Task.REQUEST_SUPPLEMENT, "what", "위임\u00ad장\u000b사본\ufeff")
                        .value("what"))
                .isEqualTo("위임장\n사본");
    }

    @Test
    void a_corporations_number_stays_and_one_that_could_be_a_persons_stays_for_a_reason() {
        var first = kims();
        var corporate = form(Task.REQUEST_SUPPLEMENT, "what", "법인등록번호 110111-1129497 등기부", "until", "2026-06-20");
        assertThat(desk.post(KIM, first, submission(first, corporate))).isInstanceOf(Posted.Held.class);
        var number = kims();
        var either = form(Task.REQUEST_SUPPLEMENT, "what", "110111-3129495 관련 서류", "until", "2026-06-20");
        var sent = submission(number, either);
        assertThat(((Posted.Personal) desk.post(KIM, number, sent))
                        .found()
                        .getFirst()
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RESIDENT_OR_CORPORATE);
        assertThat(desk.post(KIM, number, new Submission(either, sent.seenSeq(), sent.token(), "등기된 법인의 번호임", true)))
                .isInstanceOf(Posted.Recorded.class);
    }

    @Test
    void the_applicants_name_stops_at_the_desk_and_no_reason_lets_it_stand() {
        var number = kims();
        vault.seal(number, new Person("선우다솜", null, null, null, null, null));
        var form = form(Task.REQUEST_SUPPLEMENT, "what", "선우다솜 님의 위임장", "until", "2026-06-20");
        var sent = submission(number, form);
        var posted = (Posted.Personal)
                desk.post(KIM, number, new Submission(form, sent.seenSeq(), sent.token(), "본인 동의", true));
        assertThat(posted.found().getFirst().findings())
                .containsExactly(new Finding(Finding.Kind.SEALED_NAME, 0, 4, true));
        assertThat(posted.masked().value("what")).isEqualTo("**** 님의 위임장");
    }

    @Test
    void several_divisions_are_asked_at_once_and_only_they_answer() {
        var number = kims();
        atOnce(
                KIM,
                number,
                form(
                        Task.CONSULT,
                        "units",
                        SEOUL + "/" + HOUSING + "," + SEOUL + "/" + "park-development",
                        "question",
                        "의견을 주십시오.",
                        "until",
                        "2026-06-05"));
        var asked = petition(number).consultations();
        assertThat(asked).extracting(one -> one.unit()).first().isEqualTo(HOUSING);
    }

    @Test
    void taking_one_out_of_turn_asks_for_a_reason() {
        var waiting = received(PERMIT, BUILDING);
        CLOCK.pass(Duration.ofMinutes(1));
        var later = received(PERMIT, BUILDING);
        assertThat(desk.post(LEE, later, submission(later, form(Task.TAKE))))
                .isEqualTo(new Posted.Refused(Rule.OUT_OF_TURN));
        assertThat(atOnce(LEE, later, form(Task.TAKE, "reason", "현장이 같은 민원을 이미 맡고 있음")))
                .isInstanceOf(Posted.Recorded.class);
        assertThat(last(later, PetitionEvent.Assigned.class).passedOver()).isPositive();
        assertThat(petition(waiting).official()).isNull();
    }

    @Test
    void of_like_cases_each_is_judged_on_its_own() {
        var ready = kims();
        var decided = kims();
        record(decided, Act.decide(Outcome.WITHDRAWN, REASON, List.of(), null, null));
        Map<PetitionNumber, Integer> seen = new LinkedHashMap<>();
        seen.put(ready, petition(ready).seq());
        seen.put(decided, petition(decided).seq());
        assertThat(desk.postAll(KIM, checked(), seen, "batch-1", null).values())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Posted.Held.class),
                        second -> assertThat(second).isEqualTo(new Posted.Refused(Rule.ALREADY_DECIDED)));
    }

    @Test
    void an_official_may_choose_to_show_acts_at_once() {
        var number = kims();
        desk.holdFor(PARK, 0);
        assertThat(desk.post(PARK, number, submission(number, checked()))).isEqualTo(new Posted.Recorded(number, 4));
        desk.holdFor(PARK, 10);
        assertThat(desk.holdSeconds(PARK)).isEqualTo(10);
    }
}
