package city.open.inside.casework;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SanctionGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.casework.Reader.Reading.Faulty;
import city.open.inside.casework.Reader.Reading.Ready;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Rule;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one form against the petition as it stands: the acts it asks for, or all that is wrong with it, field by field. */
public final class Reader {
    private static final int LONGEST = 4_000;
    private static final long MOST_WON = 999_999_999_999_999L;
    private static final int MOST_YEARS_AHEAD = 10;

    private final Form form;
    private final Situation now;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private By by;

    private Reader(Form form, Situation now) {
        this.form = form;
        this.now = now;
        this.by = now.login().by();
    }

    /** What came of reading. */
    sealed interface Reading {
        /** @param occurredAt as the official says, or now */
        record Ready(List<Act> acts, By by, Instant occurredAt) implements Reading {}

        record Faulty(List<Fault> faults) implements Reading {}
    }

    static Reading read(Form form, Situation now) {
        return new Reader(form, now).read();
    }

    private Reading read() {
        for (var field : form.task().fields()) {
            check(field);
        }
        var occurredAt = moment();
        if (!faults.isEmpty()) {
            return new Faulty(List.copyOf(faults));
        }
        fill();
        return faults.isEmpty() ? new Ready(List.copyOf(acts), by, occurredAt) : new Faulty(List.copyOf(faults));
    }

    /** What can be said of a field by itself. */
    private void check(Field field) {
        var value = form.value(field.name());
        if (value == null) {
            if (field.required()) {
                fault(
                        field.name(),
                        "%s: 비어 있습니다. 적어 주십시오.".formatted(field.label().ko()),
                        "%s is empty; fill it in.".formatted(field.label().en()));
            } else if (field.isBilingual() && form.value(field.english()) != null) {
                fault(
                        field.name(),
                        "%s: 영문만 있습니다. 국문도 적어 주십시오.".formatted(field.label().ko()),
                        "%s has only English; write the Korean too."
                                .formatted(field.label().en()));
            }
            return;
        }
        checkWriting(field, field.name(), value);
        var english = form.value(field.english());
        if (field.isBilingual()) {
            checkBlanks(field, field.name(), value);
        }
        if (field.isBilingual() && english != null) {
            checkWriting(field, field.english(), english);
            checkBlanks(field, field.english(), english);
        }
        switch (field.kind()) {
            case DATE -> date(field.name());
            case NUMBER, ENTRY -> number(field.name());
            case SUM -> won(field.name());
            case CHOICE -> {
                if (field.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
                    wrong(field, "목록에서 고르십시오.", "choose one from the list.");
                }
            }
            case STEP -> {
                if (!value.matches("[a-z0-9][a-z0-9-]{0,59}")
                        || now.procedure().find(new StepId(value)).isEmpty()) {
                    wrong(field, "이 민원 사무의 단계 가운데 고르십시오.", "choose a step of this procedure.");
                }
            }
            case UNIT -> unit(value).ifPresentOrElse(_ -> {}, () -> noSuchUnit(field, value));
            case UNITS ->
                Arrays.stream(value.split(","))
                        .filter(one -> unit(one).isEmpty())
                        .forEach(one -> noSuchUnit(field, one));
            case PAPERS -> {
                if (!Arrays.stream(value.split(",")).allMatch(this::isPaper)) {
                    wrong(field, "이 민원 사무의 구비서류에서 고르십시오.", "choose among the papers of this procedure.");
                }
            }
            case OFFICIAL -> {
                if (official(value).isEmpty()) {
                    wrong(field, "지금 이 부서에 근무하는 사람을 고르십시오.", "choose someone who serves in this division now.");
                }
            }
            case WORDS, LINES, NOTE, MOMENT, TICK -> {}
        }
    }

    private void checkWriting(Field field, String name, String value) {
        if (!Legible.is(value)) {
            fault(
                    name,
                    "%s: 보이지 않는 문자(제어 문자나 글의 방향을 바꾸는 문자)가 있습니다. 지우고 직접 다시 적으십시오."
                            .formatted(field.label().ko()),
                    "%s holds characters that nobody sees, such as control characters or marks of direction; delete it and type it anew."
                            .formatted(field.label().en()));
        }
        if (value.length() > LONGEST) {
            fault(
                    name,
                    "%s: %d자입니다. %d자까지 쓸 수 있으니 줄여 주십시오.".formatted(field.label().ko(), value.length(), LONGEST),
                    "%s has %d characters; shorten it to %d at most."
                            .formatted(field.label().en(), value.length(), LONGEST));
        }
    }

    private void checkBlanks(Field field, String name, String value) {
        var open = Blanks.in(value);
        if (!open.isEmpty()) {
            var names = "{" + String.join("}, {", open) + "}";
            fault(
                    name,
                    "%s: 빈칸 %s을(를) 채우십시오.".formatted(field.label().ko(), names),
                    "%s: fill in the blank %s.".formatted(field.label().en(), names));
        }
    }

    private boolean isPaper(String place) {
        return place.matches("[1-9][0-9]?")
                && Integer.parseInt(place) <= now.procedure().documents().size();
    }

    /** The papers that were ticked, then what was written besides. */
    private @Nullable Text missing() {
        var note = words("note");
        var ticked = form.value("missing");
        if (ticked == null) {
            return note;
        }
        var papers = Arrays.stream(ticked.split(","))
                .map(place -> now.procedure()
                        .documents()
                        .get(Integer.parseInt(place) - 1)
                        .name())
                .toList();
        var ko = papers.stream().map(Text::ko).collect(Collectors.joining(", "));
        var en = papers.stream().map(Text::en).collect(Collectors.joining("; "));
        return note == null ? new Text(ko, en) : new Text(ko + " · " + note.ko(), en + " · " + note.en());
    }

    private Instant moment() {
        var value = form.value("at");
        if (value == null || form.task().field("at").isEmpty()) {
            return now.now();
        }
        try {
            var at = LocalDateTime.parse(value).atZone(CityTime.ZONE).toInstant();
            if (at.isAfter(now.now())) {
                fault(
                        "at",
                        "일어난 시각이 아직 오지 않았습니다. 지금이나 지난 시각을 적으십시오.",
                        "The time lies ahead; give the present or an earlier one.");
            } else if (at.isBefore(now.petition().receivedAt())) {
                fault("at", "일어난 시각이 접수 전입니다. 접수 뒤의 시각을 적으십시오.", "The time lies before reception; give a later one.");
            }
            return at;
        } catch (DateTimeException _) {
            fault("at", "일어난 시각을 2026-11-23T14:05처럼 적으십시오.", "Write the time like 2026-11-23T14:05.");
            return now.now();
        }
    }

    private void fill() {
        var petition = now.petition();
        var login = now.login();
        switch (form.task()) {
            case TAKE ->
                acts.add(Act.take(
                        petition.division(),
                        login.official(),
                        petition.official() == null ? now.passedOver().getAsInt() : 0,
                        words("reason")));
            case ASSIGN ->
                acts.add(Act.assign(petition.division(), new OfficialId(posted("official")), said("reason")));
            case DRAW -> {
                switch (now.draw().get()) {
                    case Draws.Result.Drawn drawn -> acts.add(drawn.act());
                    case Draws.Result.Nobody _ ->
                        fault(
                                "",
                                "추첨할 사람이 없습니다. 담당자를 직접 지정하십시오.",
                                "There is nobody to draw from; assign someone by hand.");
                }
            }
            case DECLARE_CONFLICT -> acts.add(Act.declareConflict(login.official(), form.value("interest")));
            case CHECK_COMPLETENESS -> {
                boolean complete = posted("complete").equals("yes");
                var missing = missing();
                if (complete && form.value("missing") != null) {
                    fault(
                            "complete",
                            "빠진 서류를 고르셨습니다. 확인 결과를 고치거나 고른 것을 지우십시오.",
                            "Papers are ticked as missing; change the finding or take the ticks away.");
                } else if (!complete && missing == null) {
                    fault(
                            "missing",
                            "빠지거나 고칠 서류를 고르거나 확인 내용에 적으십시오.",
                            "Tick what is missing or faulty, or write it under what was found.");
                }
                acts.add(Act.checkCompleteness(complete, missing));
                if (complete) {
                    expectNext(step(Step.Kind.COMPLETE_CHECK));
                }
            }
            case START_STEP -> {
                var step = new StepId(posted("step"));
                acts.add(Act.startStep(step, ahead("expected"), departure(step)));
            }
            case COMPLETE_STEP -> {
                var step = new StepId(posted("step"));
                acts.add(Act.completeStep(
                        step, said("result"), words("summary"), form.value("report"), departure(step)));
                expectNext(step);
            }
            case INSPECT -> inspect();
            case SCHEDULE_COMMITTEE ->
                acts.add(Act.scheduleCommittee(
                        step(Step.Kind.COMMITTEE), said("committee"), said("agenda"), ahead("on")));
            case HOLD_COMMITTEE -> {
                var step = step(Step.Kind.COMMITTEE);
                acts.add(Act.committee(
                        step, said("committee"), said("outcome"), count("for"), count("against"), words("early")));
                expectNext(step);
            }
            case PUBLISH_NOTICE -> {
                var step = step(Step.Kind.PUBLIC_NOTICE);
                acts.add(Act.publishNotice(step, said("where"), date("until")));
                expectNext(step);
            }
            case INVITE_COMMENTS -> acts.add(Act.inviteComments(now.comments(), said("about"), date("until")));
            case REQUEST_SUPPLEMENT -> acts.add(Act.requestSupplement(said("what"), ahead("until")));
            case EXTEND_SUPPLEMENT -> acts.add(Act.extendSupplement(ahead("until")));
            case DEMAND_SUPPLEMENT -> acts.add(Act.demandSupplement(said("what"), ahead("until")));
            case ENTER_SUPPLEMENT -> {
                by = new By.OfApplicant(petition.agency());
                acts.add(Act.answerSupplement(words("what")));
            }
            case RETURN_PAPERS -> acts.add(Act.returnPapers(said("reason")));
            case CONSULT -> {
                var until = ahead("until");
                for (var one : posted("units").split(",")) {
                    unit(one)
                            .ifPresent(unit -> acts.add(Act.consult(
                                    step(Step.Kind.CONSULT),
                                    unit.name(),
                                    unit.agency(),
                                    unit.id(),
                                    said("question"),
                                    until)));
                }
            }
            case ASK_OFFICE ->
                acts.add(Act.askOffice(step(Step.Kind.CONSULT), said("office"), said("question"), ahead("until")));
            case EXTEND_CONSULTATION -> {
                int asked = number("asked");
                onlyIfAsked(asked);
                acts.add(Act.extendConsultation(asked, said("reason"), ahead("until")));
            }
            case ANSWER_CONSULTATION -> {
                int asked = number("asked");
                onlyIfAsked(asked);
                acts.add(Act.answerConsultation(asked, said("reply")));
            }
            case ENTER_REPLY -> enterReply();
            case EXTEND ->
                acts.add(Act.extend(
                        ExtensionReason.valueOf(posted("ground")),
                        said("explanation"),
                        form.value("consented") != null,
                        extension()));
            case SUSPEND ->
                acts.add(Act.suspend(SuspensionGround.valueOf(posted("ground")), ahead("until"), words("explanation")));
            case RESUME -> acts.add(Act.resume(words("explanation")));
            case TRANSFER -> transfer();
            case EXPLAIN_DELAY ->
                Task.delayRules()
                        .reason(posted("reason"))
                        .ifPresent(one -> acts.add(Act.explainDelay(one.id(), one.words(), words("explanation"))));
            case EXPECT -> acts.add(Act.expect(new StepId(posted("step")), ahead("expected"), words("reason")));
            case DECIDE, DECIDE_WITHOUT_PAPER -> decide();
            case ENTER_WITHDRAWAL -> {
                by = new By.OfApplicant(petition.agency());
                acts.add(Act.decide(Outcome.WITHDRAWN, said("reason"), List.of(), null, null));
            }
            case NOTIFY -> acts.add(Act.notifyResult(posted("channel"), objectionUntil()));
            case OBJECT -> {
                by = new By.OfApplicant(petition.agency());
                acts.add(Act.object(null));
            }
            case EXTEND_OBJECTION -> acts.add(Act.extendObjection(said("reason")));
            case DECIDE_OBJECTION ->
                acts.add(Act.decideObjection(posted("upheld").equals("yes"), said("reason")));
            case REOPEN -> {
                var hearing = posted("hearing").equals("none") ? null : HearingWay.valueOf(posted("hearing"));
                acts.add(Act.reopen(
                        ReopeningGround.valueOf(posted("ground")),
                        said("reason"),
                        hearing,
                        hearing == null ? null : date("until"),
                        words("unheard")));
            }
            case HEAR_OPINION -> acts.add(Act.hearOpinion(said("result")));
            case STATE_CONTRACT -> stateContract();
            case PLEDGE -> acts.add(Act.pledge(now.rules()));
            case ANNOUNCE_VISIT -> acts.add(Act.announceVisit(ahead("until"), said("purpose")));
            case HOLD_VISIT -> acts.add(Act.holdVisit(said("findings")));
            case RECOMMEND -> acts.add(Act.recommend(now.rules(), said("recommendation")));
            case ANSWER_RECOMMENDATION ->
                acts.add(Act.answerRecommendation(
                        number("asked"), posted("followed").equals("yes"), said("answer")));
            case SANCTION -> {
                var committee = date("committee");
                acts.add(Act.sanction(
                        now.rules(),
                        SanctionGround.valueOf(posted("ground")),
                        won("bribe"),
                        count("days"),
                        committee == null ? now.today() : committee,
                        ahead("until"),
                        said("reason")));
            }
            case CORRECT -> acts.add(Act.correct(number("entry"), said("correction"), said("reason")));
        }
    }

    /** Of a unit price contract, the price times the quantity that is planned (Local Contracts Decree art. 7). */
    private void stateContract() {
        var amount = won("amount");
        var quantity = won("quantity");
        if (amount == null || amount < 1 || (quantity != null && quantity < 1)) {
            fault("amount", "1원 이상을 적으십시오.", "Write one won or more.");
            return;
        }
        long times = quantity == null ? 1 : quantity;
        if (times > MOST_WON / amount) {
            fault("amount", "단가와 수량의 곱이 너무 큽니다.", "Price times quantity is too much.");
            return;
        }
        long sum = amount * times;
        acts.add(Act.stateContract(now.rules(), ContractKind.valueOf(posted("contract")), sum));
    }

    private @Nullable Long won(String field) {
        var value = form.value(field);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,15}")) {
            fault(field, "쉼표 없이 열다섯 자리까지의 수를 적으십시오.", "Write a number of up to fifteen digits, without commas.");
            return null;
        }
        return Long.valueOf(value);
    }

    private Extension extension() {
        var days = count("days");
        if (days != null && days < 1) {
            fault("days", "하루 이상을 적으십시오.", "Write one day or more.");
            return Extension.WHOLE;
        }
        return new Extension(days);
    }

    /** What was found, and with it the step is done. */
    private void inspect() {
        var step = step(Step.Kind.SITE);
        var findings = said("findings");
        var report = form.value("report");
        acts.add(Act.inspect(step, findings, report));
        if (step != null && !now.petition().isDone(step)) {
            acts.add(Act.completeStep(step, new Text("현장 확인을 마침", "The site was inspected"), findings, report, null));
            expectNext(step);
        }
    }

    private void enterReply() {
        int asked = number("asked");
        now.petition().consultations().stream()
                .filter(one -> one.asked() == asked && one.unit() == null)
                .findFirst()
                .ifPresentOrElse(
                        one -> {
                            by = new By.OfOthers(now.petition().agency(), null, "agency");
                            acts.add(Act.answerConsultation(asked, said("reply")));
                        },
                        () -> fault(
                                "asked",
                                "외부 기관에 물은 협의를 고르십시오.",
                                "Choose a question that was put to an office outside."));
    }

    /** A division answers what it was asked, and nobody else's question. */
    private void onlyIfAsked(int asked) {
        boolean isAsked = now.petition().consultations().stream()
                .anyMatch(one -> one.asked() == asked
                        && one.isPutTo(now.login().agency(), now.login().division()));
        if (!isAsked) {
            fault("asked", "우리 부서가 받은 협의를 고르십시오.", "Choose a question that was put to your division.");
        }
    }

    /** Where it has to be received there: 1 working hour from the desk, 3 within the agency, 8 to another (Decree art. 13). */
    private void transfer() {
        var petition = now.petition();
        unit(posted("to")).ifPresent(to -> {
            boolean away = !to.agency().equals(petition.agency());
            boolean fromDesk = now.organization()
                    .unit(petition.agency(), petition.division(), now.today())
                    .filter(unit -> unit.kind() == Unit.Kind.DESK)
                    .isPresent();
            int hours = away ? 8 : fromDesk ? 1 : 3;
            var by = now.clock().plusWorkingHours(now.now(), hours).atZone(CityTime.ZONE);
            acts.add(Act.transfer(to.agency(), to.id(), said("reason"), new Due(by.toLocalDate(), by.toLocalTime())));
        });
    }

    private void decide() {
        var outcome = Outcome.valueOf(posted("outcome"));
        var conditions = lines("conditions");
        if (outcome == Outcome.REFUSED && form.value("remedies") == null) {
            fault(
                    "remedies",
                    "거부할 때에는 불복 방법을 함께 적어야 합니다(민원처리법 제27조).",
                    "A refusal states the remedies; write them (Petitions Act art. 27).");
        }
        if (outcome == Outcome.GRANTED_WITH_CONDITIONS && conditions.isEmpty()) {
            fault("conditions", "조건을 한 줄에 하나씩 적으십시오.", "Write the conditions, one a line.");
        }
        if (form.task() == Task.DECIDE_WITHOUT_PAPER) {
            acts.add(Act.decideWithoutPaper(outcome, said("reason"), conditions, words("remedies"), said("departure")));
        } else if (now.wantsPaper() && outcome != Outcome.WITHDRAWN) {
            var rule = Rule.PAPER_REQUIRED.words();
            fault("", rule.ko(), rule.en());
        } else {
            acts.add(Act.decide(outcome, said("reason"), conditions, words("remedies"), null));
        }
    }

    /** As stated; where nothing is, as the law has it from today. */
    private @Nullable LocalDate objectionUntil() {
        var stated = date("objection");
        return stated != null ? stated : Guide.objectionUntil(now.petition(), now.clock(), now.today());
    }

    /** The next step's date becomes durable with what was done; once set it moves only for a reason. */
    private void expectNext(@Nullable StepId done) {
        var petition = now.petition();
        if (done == null || petition.isDecided()) {
            return;
        }
        Way.after(now.procedure(), petition, done).ifPresent(next -> {
            if (form.value("expected") == null) {
                fault(
                        "expected",
                        "다음 단계(%s)의 예정일을 적으십시오.".formatted(next.name().ko()),
                        "Say when the next step (%s) is expected."
                                .formatted(next.name().en()));
                return;
            }
            var on = ahead("expected");
            var before = petition.expectedOn(next.id());
            var reason = words("expected-reason");
            if (on.equals(before)) {
                return;
            }
            if (before != null && reason == null) {
                fault(
                        "expected-reason",
                        "정해 둔 예정일(%s)을 옮기는 사유를 적으십시오. 사유는 공개됩니다.".formatted(before),
                        "The date was %s; say why it moves. The reason is public.".formatted(before));
                return;
            }
            acts.add(Act.expect(next.id(), on, reason));
        });
    }

    private @Nullable Text departure(StepId step) {
        var stated = words("departure");
        if (stated == null && now.petition().leaves(now.procedure(), step)) {
            fault(
                    "departure",
                    "앞 단계를 거치지 않았습니다. 절차를 벗어난 사유를 적으십시오. 사유는 공개됩니다.",
                    "An earlier step was left out; say why the procedure is left. The reason is public.");
        }
        return stated;
    }

    /** As stated, or the step of this kind where the petition stands. */
    private @Nullable StepId step(Step.Kind kind) {
        var stated = form.value("step");
        return stated != null
                ? new StepId(stated)
                : now.petition().undone(now.procedure(), kind).map(Step::id).orElse(null);
    }

    private Optional<Unit> unit(String value) {
        var parts = value.strip().split("/", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{7}") || !parts[1].matches("[a-z0-9][a-z0-9-]{0,59}")) {
            return Optional.empty();
        }
        return now.organization().unit(new AgencyCode(parts[0]), new UnitId(parts[1]), now.today());
    }

    private Optional<Official> official(String value) {
        return now
                .organization()
                .officials(now.petition().agency(), now.petition().division(), now.today())
                .stream()
                .filter(one -> one.id().value().equals(value))
                .findFirst();
    }

    private void noSuchUnit(Field field, String value) {
        wrong(
                field,
                "'%s' 부서는 지금 없습니다. 목록에서 고르십시오.".formatted(value),
                "there is no unit '%s' now; choose one from the list.".formatted(value));
    }

    private @Nullable LocalDate date(String name) {
        var value = form.value(name);
        if (value == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(value);
            if (date.isAfter(now.today().plusYears(MOST_YEARS_AHEAD))) {
                fault(
                        name,
                        "너무 먼 날입니다(%s). %d년 안의 날을 적으십시오.".formatted(date, MOST_YEARS_AHEAD),
                        "%s is too far ahead; give a date within %d years.".formatted(date, MOST_YEARS_AHEAD));
            }
            return date;
        } catch (DateTimeException _) {
            fault(name, "날짜를 2026-11-23처럼 적으십시오.", "Write the date like 2026-11-23.");
            return null;
        }
    }

    /** A date from today on. */
    private LocalDate ahead(String name) {
        var date = date(name);
        if (date == null || date.isBefore(now.today())) {
            fault(name, "오늘이나 그 뒤의 날을 적으십시오.", "Give today or a later date.");
            return now.today();
        }
        return date;
    }

    private int number(String name) {
        var value = posted(name);
        if (!value.matches("[0-9]{1,9}")) {
            fault(name, "0 이상의 정수를 적으십시오.", "Write a whole number, 0 or more.");
            return 0;
        }
        return Integer.parseInt(value);
    }

    private @Nullable Integer count(String name) {
        return form.value(name) == null ? null : number(name);
    }

    /** Of a field that was checked to be there. */
    private String posted(String name) {
        var value = form.value(name);
        return value == null ? "" : value;
    }

    private Text said(String name) {
        var words = words(name);
        return words == null ? new Text("", "") : words;
    }

    private @Nullable Text words(String name) {
        var korean = form.value(name);
        var english = form.value(name + ".en");
        return korean == null ? null : new Text(korean, english == null ? korean : english);
    }

    private List<Text> lines(String name) {
        var korean = posted(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var english = form.value(name + ".en");
        if (english == null) {
            return korean.stream().map(line -> new Text(line, line)).toList();
        }
        var translated = english.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (translated.size() != korean.size()) {
            fault(
                    name + ".en",
                    "국문은 %d줄, 영문은 %d줄입니다. 줄 수를 맞추십시오.".formatted(korean.size(), translated.size()),
                    "There are %d lines in Korean and %d in English; make them equal."
                            .formatted(korean.size(), translated.size()));
            return List.of();
        }
        List<Text> lines = new ArrayList<>();
        for (int i = 0; i < korean.size(); i++) {
            lines.add(new Text(korean.get(i), translated.get(i)));
        }
        return lines;
    }

    private void wrong(Field field, String ko, String en) {
        fault(
                field.name(),
                "%s: %s".formatted(field.label().ko(), ko),
                "%s: %s".formatted(field.label().en(), en));
    }

    private void fault(String field, String ko, String en) {
        var fault = new Fault(field, new Text(ko, en));
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
