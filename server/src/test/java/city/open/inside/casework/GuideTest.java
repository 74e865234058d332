package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.inside.identity.Login;
import city.open.inside.petition.Act;
import city.open.inside.petition.Ending;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Rule;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whoever does nothing but the one thing that is proposed brings every petition to its end. */
class GuideTest extends OfficeStage {
    private static final Login HEAD = new Login(
            "head", new OfficialId("head"), SEOUL, BUILDING, Rank.DIVISION_HEAD, new Text("과장", "head"), KIM.roles());

    @Test
    void the_primary_action_leads_every_procedure_of_the_catalogue_from_reception_to_its_end() {
        for (var procedure : catalogue.current()) {
            CLOCK.set("2026-06-01T10:00");
            var number = received(procedure.code(), BUILDING);
            var done = new ArrayList<String>();
            var next = desk.next(petition(number));
            while (!(next instanceof NextTask.Nothing)) {
                assertThat(done.size())
                        .as("%s goes round in a circle: %s", procedure.code(), done)
                        .isLessThan(40);
                done.add(does(number, next));
                CLOCK.pass(Duration.ofMinutes(5));
                next = desk.next(petition(number));
            }
            assertThat(petition(number)).as("%s: %s", procedure.code(), done).satisfies(petition -> {
                assertThat(petition.isDecided()).isTrue();
                assertThat(petition.notice()).isNotNull();
                assertThat(petition.progress().departures()).isEmpty();
                assertThat(undone(procedure, petition)).isEmpty();
            });
        }
    }

    /** Steps that nobody may leave out, but for the papers, which are done when they are approved. */
    private static List<String> undone(Procedure procedure, Petition petition) {
        return procedure.mainLine().stream()
                .filter(step -> !step.optional() && !petition.isDone(step.id()))
                .filter(step -> switch (step.kind()) {
                    case DRAFT, REVIEW, COOPERATE -> false;
                    default -> true;
                })
                .map(step -> step.id().value())
                .toList();
    }

    private String does(PetitionNumber number, NextTask next) {
        return switch (next) {
            case NextTask.Fill(var form) -> {
                assertThat(atOnce(KIM, number, filledIn(form)))
                        .as("%s: %s", petition(number).procedure(), form)
                        .isInstanceOf(Posted.Recorded.class);
                yield form.task().slug();
            }
            case NextTask.Draft(var step) -> {
                record(number, Act.draft(SUBJECT, null), KIM.by());
                record(number, Act.approve(false, false), HEAD.by());
                var procedure = catalogue.version(
                        petition(number).procedure(), petition(number).procedureVersion());
                if (procedure.mainLine().reversed().stream()
                                .filter(one -> one.kind() == Step.Kind.APPROVE)
                                .findFirst()
                                .filter(last -> petition(number).isDone(last.id()))
                                .isPresent()
                        && petitions.wantsPaper(petition(number))) {
                    record(number, Act.decide(Outcome.GRANTED, SUBJECT, List.of(), null, null), HEAD.by());
                }
                if (!petition(number).isDone(step.id())) {
                    record(number, Act.completeStep(step.id(), SUBJECT, null, null, null), KIM.by());
                }
                yield "draft " + step.id();
            }
            case NextTask.Wait wait
            when wait.then() != null -> {
                atOnce(KIM, number, filledIn(Objects.requireNonNull(wait.then())));
                yield "wait";
            }
            case NextTask.Wait awaited
            when awaited.until() != null && onlyNeighboursAreAwaited(number) -> {
                var over = Objects.requireNonNull(awaited.until()).plusDays(1).atTime(10, 0);
                CLOCK.pass(Duration.between(CLOCK.instant(), over.atZone(ZONE).toInstant()));
                yield "comments";
            }
            case NextTask.Wait _ -> {
                for (var one : petition(number).consultations()) {
                    if (one.isOpen()) {
                        record(number, Act.answerConsultation(one.asked(), SUBJECT), HAN.by());
                    }
                }
                yield "wait";
            }
            case NextTask.Nothing _ -> throw new AssertionError("nothing was to be done");
        };
    }

    private boolean onlyNeighboursAreAwaited(PetitionNumber number) {
        var petition = petition(number);
        return petition.comments().isUnderWayOn(LocalDate.ofInstant(CLOCK.instant(), ZONE))
                && petition.consultations().stream().noneMatch(one -> one.isOpen());
    }

    /** As someone fills in what is left empty, with the least that is asked for. */
    private static Form filledIn(Form form) {
        // Other tests have left petitions lying in this division.
        var filled = switch (form.task()) {
            case TAKE -> form.with("reason", "시험");
            // It sits minutes after it was announced for a later day.
            case HOLD_COMMITTEE -> form.with("early", "시험");
            default -> form;
        };
        for (var field : form.task().fields()) {
            if (field.required() && form.value(field.name()) == null) {
                filled = filled.with(
                        field.name(),
                        switch (field.kind()) {
                            case WORDS, LINES, NOTE -> "확인함";
                            case DATE ->
                                LocalDate.ofInstant(CLOCK.instant(), ZONE)
                                        .plusDays(3)
                                        .toString();
                            case CHOICE -> field.choices().getFirst().value();
                            case UNIT, UNITS -> SEOUL + "/" + HOUSING;
                            case SUM -> "3000000";
                            case MOMENT, NUMBER, TICK, STEP, OFFICIAL, PAPERS, ENTRY ->
                                throw new AssertionError(form.task() + " leaves " + field.name() + " empty");
                        });
            }
        }
        return filled;
    }

    @Test
    void expected_dates_share_out_what_is_left_of_the_period() {
        var number = kims();
        var form = desk.prefilled(petition(number), Task.CHECK_COMPLETENESS, null);
        assertThat(form.value("expected")).isEqualTo("2026-06-11");
        CLOCK.set("2026-06-19T10:00");
        var late = desk.prefilled(petition(number), Task.CHECK_COMPLETENESS, null);
        assertThat(late.value("expected")).isEqualTo("2026-06-22");
    }

    /** Sixty days to a refusal, thirty to what takes back a permit; nothing to object to in a permit. */
    @Test
    void the_notice_of_a_revocation_says_until_when_one_can_object_as_that_of_a_refusal_does() {
        var refused = kims();
        record(refused, Act.decideElsewhere(Outcome.REFUSED, SUBJECT, List.of(), SUBJECT));
        assertThat(desk.prefilled(petition(refused), Task.NOTIFY, null).value("objection"))
                .isEqualTo("2026-07-31");

        var revoked = kims();
        record(revoked, Act.decideElsewhere(Outcome.GRANTED, SUBJECT, List.of(), null));
        assertThat(desk.prefilled(petition(revoked), Task.NOTIFY, null).value("objection"))
                .isNull();
        record(revoked, Act.notifyResult("online", null));
        record(
                revoked,
                Act.reopen(ReopeningGround.UNLAWFUL, SUBJECT, HearingWay.OPINION, LocalDate.of(2026, 6, 12), null));
        CLOCK.set("2026-06-15T10:00");
        record(revoked, Act.decideElsewhere(Outcome.REVOKED, SUBJECT, List.of(), SUBJECT));
        assertThat(desk.prefilled(petition(revoked), Task.NOTIFY, null).value("objection"))
                .isEqualTo("2026-07-15");
        atOnce(KIM, revoked, form(Task.NOTIFY, "channel", "online"));
        assertThat(petition(revoked).notice())
                .extracting(Ending.Notice::objectionUntil)
                .isEqualTo(LocalDate.of(2026, 7, 15));
    }

    @Test
    void when_the_supplement_stayed_out_the_next_thing_is_the_last_demand_and_then_the_return() {
        var number = kims();
        record(number, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 5)));
        assertThat(desk.next(petition(number))).isInstanceOf(NextTask.Wait.class);
        CLOCK.set("2026-06-08T10:00");
        assertThat(task(number)).isEqualTo(Task.DEMAND_SUPPLEMENT);
        record(number, Act.demandSupplement(SUBJECT, LocalDate.of(2026, 6, 15)));
        CLOCK.set("2026-06-16T10:00");
        assertThat(task(number)).isEqualTo(Task.RETURN_PAPERS);
    }

    /** What was ticked as missing stands in the request, what was requested in the demand, and that in the return. */
    @Test
    void what_is_missing_is_typed_once_and_carried_to_the_last_demand_and_the_return() {
        var number = kims();
        var papers = catalogue.find(PERMIT).orElseThrow().documents();
        var first = papers.getFirst().name();
        var check = desk.prefilled(petition(number), Task.CHECK_COMPLETENESS, null);
        assertThat(atOnce(KIM, number, check.with("complete", "no"))).isInstanceOf(Posted.Faulty.class);
        assertThat(atOnce(KIM, number, check.with("missing", "1"))).isInstanceOf(Posted.Faulty.class);
        assertThat(atOnce(KIM, number, check.with("complete", "no").with("missing", "1,99")))
                .isInstanceOf(Posted.Faulty.class);
        var found = check.with("complete", "no").with("missing", "1").with("note", "2층 누락");
        assertThat(atOnce(KIM, number, found)).isInstanceOf(Posted.Recorded.class);

        assertThat(next(number).task()).isEqualTo(Task.REQUEST_SUPPLEMENT);
        assertThat(next(number).value("what")).isEqualTo(first.ko() + " · 2층 누락");
        assertThat(next(number).value("what.en")).isEqualTo(first.en() + " · 2층 누락");
        atOnce(KIM, number, next(number));
        var until = Objects.requireNonNull(petition(number).supplement()).until();
        CLOCK.set(until.plusDays(1) + "T10:00");
        assertThat(next(number).task()).isEqualTo(Task.DEMAND_SUPPLEMENT);
        assertThat(next(number).value("what")).isEqualTo(first.ko() + " · 2층 누락");
        atOnce(KIM, number, next(number));
        CLOCK.pass(Duration.ofDays(11));
        assertThat(next(number).task()).isEqualTo(Task.RETURN_PAPERS);
        assertThat(next(number).value("reason")).contains(first.ko());
    }

    @Test
    void whoever_finds_the_papers_complete_after_all_is_not_sent_to_the_supplement() {
        var number = kims();
        record(number, Act.checkCompleteness(false, SUBJECT));
        assertThat(task(number)).isEqualTo(Task.REQUEST_SUPPLEMENT);
        record(number, Act.checkCompleteness(true, null));
        assertThat(task(number)).isNotEqualTo(Task.REQUEST_SUPPLEMENT);
    }

    @Test
    void the_committee_that_was_announced_is_the_one_that_sits() {
        var number = kims();
        var committee = new Text("건축위원회", "Architecture committee");
        record(number, Act.scheduleCommittee(null, committee, SUBJECT, LocalDate.of(2026, 6, 9)));
        var held = desk.prefilled(petition(number), Task.HOLD_COMMITTEE, null);
        assertThat(held.value("committee")).isEqualTo(committee.ko());
        assertThat(held.value("committee.en")).isEqualTo(committee.en());
    }

    @Test
    void a_task_is_offered_where_the_rules_allow_it_and_nowhere_else() {
        var number = kims();
        assertThat(desk.tasks(KIM, petition(number)))
                .contains(Task.EXTEND, Task.SUSPEND, Task.REQUEST_SUPPLEMENT)
                .doesNotContain(
                        Task.RESUME, Task.ENTER_SUPPLEMENT, Task.DEMAND_SUPPLEMENT, Task.NOTIFY, Task.HEAR_OPINION);
        record(number, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 5)));
        assertThat(desk.tasks(KIM, petition(number)))
                .contains(Task.ENTER_SUPPLEMENT, Task.EXTEND_SUPPLEMENT)
                .doesNotContain(Task.REQUEST_SUPPLEMENT, Task.DEMAND_SUPPLEMENT);
        CLOCK.set("2026-06-08T10:00");
        assertThat(desk.tasks(KIM, petition(number))).contains(Task.DEMAND_SUPPLEMENT);
        record(number, Act.answerSupplement(null));
        CLOCK.set("2026-12-01T10:00");
        // The rule says no once the period has ended, so nobody is sent to a form that cannot be used.
        assertThat(desk.tasks(KIM, petition(number))).doesNotContain(Task.EXTEND, Task.SUSPEND);
    }

    @Test
    void what_a_rule_is_about_is_a_field_of_some_form() {
        assertThat(Task.HEAR_OPINION.about(Rule.HEARD_BEFORE_ITS_DAY).map(Field::name))
                .contains("at");
        assertThat(Task.TAKE.about(Rule.ALREADY_DECIDED)).isEmpty();
        assertThat(Rule.values())
                .filteredOn(rule -> rule.about() != Rule.About.THE_CASE)
                .allSatisfy(rule -> assertThat(Task.values())
                        .anyMatch(task -> task.about(rule).isPresent()));
    }

    private Task task(PetitionNumber number) {
        return next(number).task();
    }

    private Form next(PetitionNumber number) {
        return ((NextTask.Fill) desk.next(petition(number))).form();
    }
}
