package city.open.outside.telling;

import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.page.Frame;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.TakenUp;
import city.open.outside.record.CaseHead;
import city.open.outside.record.CaseView;
import city.open.outside.record.CleanContract;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.Approved;
import city.open.outside.record.Disclosed.DocumentOpened;
import city.open.outside.record.Disclosed.ObjectionFiled;
import city.open.outside.record.Disclosed.Reopened;
import city.open.outside.record.Disclosed.Reviewed;
import city.open.outside.record.Disclosed.SupplementRequested;
import city.open.outside.record.Disclosed.Suspended;
import city.open.outside.record.Durations;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.RecordJson;
import city.open.outside.telling.Drawings.Drawing;
import city.open.outside.telling.Past.Said;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Progress;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.catalogue.TwinLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the case page says about one petition at one moment, in one language. */
public final class CasePage {
    private static final Duration LONG_LAG = Duration.ofHours(1);
    private static final int WORKING_DAY = 8 * 60;
    private static final Set<Step.Kind> BEHIND_DECISION =
            EnumSet.of(Step.Kind.NOTIFY, Step.Kind.ISSUE, Step.Kind.REGISTER, Step.Kind.PAY, Step.Kind.CLOSE);

    private final Frame frame;
    private final Words words;
    private final When when;
    private final CaseView view;
    private final List<Entry> entries;
    private final Past past;
    private final Comments comments;
    private final @Nullable CaseHead head;
    private final @Nullable Procedure procedure;
    private final Durations durations;
    private final Teller teller;
    private final Names names;
    private final @Nullable CleanContract contract;
    private final Outlook outlook;
    private final StatutoryClock clock;
    private final Instant now;
    private final int ahead;
    private final boolean oldestFirst;
    private final List<Stop> line;
    private final List<Next> nexts;
    private final Drawing drawing;

    CasePage(
            Frame frame,
            PublicCase one,
            @Nullable Procedure procedure,
            Durations durations,
            Drawings drawings,
            Names names,
            CleanHands rules,
            Holidays holidays,
            Instant now,
            int ahead,
            boolean oldestFirst) {
        this.frame = frame;
        this.words = frame.words();
        this.when = frame.when();
        this.view = one.view();
        this.entries = one.entries();
        this.past = new Past(entries);
        this.comments = new Comments(entries);
        this.head = one.head();
        this.procedure = procedure;
        this.durations = durations;
        this.names = names;
        this.contract = contract(rules);
        this.teller = new Teller(words, names, procedure);
        this.outlook = new Outlook(view, past, holidays, now);
        this.clock = new StatutoryClock(holidays);
        this.now = now;
        this.ahead = ahead;
        this.oldestFirst = oldestFirst;
        this.line = procedure == null ? List.of() : stops(procedure);
        this.nexts = procedure == null
                ? List.of()
                : outlook.coming(procedure, durations).stream().map(this::next).toList();
        this.drawing = procedure == null ? Drawing.NONE : drawings.of(procedure, words.lang(), progress(procedure));
    }

    public Frame frame() {
        return frame;
    }

    public CaseView view() {
        return view;
    }

    /** What this page was printed from, with what binds it to the log, for whoever checks it; empty where it is not bound. */
    public String head() {
        return head == null ? "" : head.json().toString();
    }

    public boolean oldestFirst() {
        return oldestFirst;
    }

    /** This page with its timeline in the other order: {@code newest} first, as usual, or {@code oldest}. */
    public String inOrder(String first) {
        var path = frame.to(frame.path());
        var question = path.indexOf('?') < 0 ? "?" : "&";
        return path + (first.equals("oldest") ? question + "order=oldest" : "") + "#timeline-title";
    }

    public String sectorName() {
        return procedure == null ? view.sector() : words.of(procedure.sector().name());
    }

    public boolean hasSector() {
        return procedure != null;
    }

    public State state() {
        return State.of(words, view.status(), view.outcome(), view.closed());
    }

    public boolean late() {
        return view.isLateAt(now);
    }

    // Now

    public String nowTitle() {
        if (view.closed() && view.status() != CaseView.Status.OBJECTED) {
            return words.say("now.decided");
        }
        return words.say("now.now");
    }

    /** The state, and the outcome where there is one, as the data have them. */
    public String statusShown() {
        var outcome = view.outcome();
        return RecordJson.spelt(view.status()) + (outcome == null ? "" : " " + RecordJson.spelt(outcome));
    }

    /** Where it is, in words. */
    public String nowWhat() {
        var step = view.now();
        var hearing = hearing();
        return switch (view.status()) {
            case DECIDED -> state().words();
            case OBJECTED -> words.say("now.objected");
            case SUPPLEMENT -> words.say("now.supplement");
            case SUSPENDED -> suspendedFor();
            case RECEIVED, UNDER_REVIEW ->
                hearing != null
                        ? words.say(
                                "now.hearing", teller.hearingWay(hearing.what().hearing()))
                        : step != null
                                ? teller.step(step.step())
                                : view.steps().isEmpty() ? words.say("now.received") : words.say("now.between");
        };
    }

    private String suspendedFor() {
        var suspended = past.suspended();
        return suspended == null
                ? words.say("now.suspended")
                : words.say("now.suspended.for", teller.suspensionGround(suspended.what()));
    }

    /** Whether nothing is going on any more: an objection opens it again. */
    public boolean ended() {
        return view.closed() && view.status() != CaseView.Status.OBJECTED;
    }

    public @Nullable Instant nowSince() {
        var waits = waitsFor();
        if (waits != null) {
            return waits.since();
        }
        if (view.closed()) {
            return view.decidedAt();
        }
        var step = view.now();
        return step == null ? null : step.since();
    }

    /** What keeps a petition where it is: since when, and by which day it should be over, said by {@code key}. */
    private record Wait(Instant since, String key, @Nullable LocalDate until) {
        static <T extends Disclosed> @Nullable Wait on(
                @Nullable Said<T> fact, String key, Function<T, LocalDate> until) {
            return fact == null ? null : new Wait(fact.entry().occurredAt(), key, until.apply(fact.what()));
        }
    }

    /** The fact that keeps the petition where it is, when that is not a step. */
    private @Nullable Wait waitsFor() {
        return switch (view.status()) {
            case OBJECTED -> Wait.on(past.objection(), "now.decide", ObjectionFiled::decideBy);
            case SUPPLEMENT -> Wait.on(past.requested(), "now.answer", SupplementRequested::answerBy);
            case SUSPENDED -> Wait.on(past.suspended(), "now.suspended.until", Suspended::until);
            case RECEIVED, UNDER_REVIEW -> {
                var hearing = hearing();
                yield Wait.on(
                        hearing,
                        hearing != null && Teller.takesOpinions(hearing.what()) ? "now.hearing.by" : "now.hearing.on",
                        Reopened::opinionsBy);
            }
            case DECIDED -> null;
        };
    }

    /** The reopening whose hearing is not over; opinions that did not come in by their day are awaited no more. */
    private @Nullable Said<Reopened> hearing() {
        var reopened = past.reopened();
        if (reopened == null || view.closed() || reopened.what().hearing() == null) {
            return null;
        }
        var heard = past.heard();
        var by = reopened.what().opinionsBy();
        boolean over = heard != null && heard.entry().index() > reopened.entry().index()
                || Teller.takesOpinions(reopened.what()) && by != null && by.isBefore(When.dayOf(now));
        return over ? null : reopened;
    }

    /** By when it should move on, in words, or empty. */
    public String nowUntil() {
        var waits = waitsFor();
        if (waits != null) {
            return until(waits.key(), waits.until());
        }
        var step = view.now();
        if (step == null || view.closed()) {
            return "";
        }
        var official = view.expected().get(step.step());
        return until("now.expected", official != null ? official.on() : step.expectedBy());
    }

    private String until(String key, @Nullable LocalDate date) {
        return date == null ? "" : words.say(key, when.day(date));
    }

    /** What was decided before the objection, or empty. */
    public String decidedBefore() {
        var at = view.decidedAt();
        return view.status() != CaseView.Status.OBJECTED || at == null || view.outcome() == null
                ? ""
                : words.say(
                        "now.before",
                        State.of(words, CaseView.Status.DECIDED, view.outcome(), true)
                                .words(),
                        when.minute(at));
    }

    /** Why it was decided without an approved paper, where it was; else empty. */
    public String besideTheLine() {
        var decided = past.decided();
        var departure = decided == null ? "" : teller.departure(decided.what());
        return departure.isEmpty() ? "" : words.say("decided.beside", departure);
    }

    /** Steps before the decision that nobody went through, in words; else empty. */
    public String passedOver() {
        var decided = past.decided();
        var steps = decided == null ? "" : teller.passedOver(decided.what());
        return steps.isEmpty() ? "" : words.say("told.passed.over", steps);
    }

    /** What was decided before it was opened again, oldest first, a sentence each. */
    public List<String> earlierDecisions() {
        return past.earlier().stream()
                .map(decided -> words.say(
                        "decided.earlier",
                        teller.outcome(decided.what()),
                        when.minute(decided.entry().occurredAt())))
                .toList();
    }

    /** That it is being decided anew, in words; empty where it is not. */
    public String decidedAnew() {
        return view.closed() || past.earlier().isEmpty() ? "" : words.say("decided.anew");
    }

    /** The day on which what was sealed was erased, if it was. */
    public @Nullable LocalDate erasedOn() {
        return past.erasedOn();
    }

    /** What the applicant is asked for at this moment; null where nothing is. */
    public @Nullable Supplement supplement() {
        if (view.status() != CaseView.Status.SUPPLEMENT) {
            return null;
        }
        return past.supplement() == null ? Supplement.NONE : past.supplement();
    }

    /** Until when the decision can be objected to; null when that has passed or somebody has. */
    public @Nullable LocalDate objectionUntil() {
        var until = view.objectionUntil();
        return until == null || until.isBefore(When.dayOf(now)) || past.objection() != null ? null : until;
    }

    /** The place, its Korean names in Latin letters for those who read English. */
    public String site() {
        var site = view.site();
        return site == null ? "" : Romanisation.of(words.lang(), site);
    }

    public String handler() {
        var handler = view.handler();
        return handler == null
                ? ""
                : words.say("by.person", words.of(handler.label()), Names.rank(words, handler.rank()));
    }

    public String phone() {
        var handler = view.handler();
        if (handler != null && handler.phone() != null) {
            return handler.phone();
        }
        return Names.orEmpty(view.phone());
    }

    /** How many stand before it; -1 where that says nothing, as while the office waits for someone else. */
    public int ahead() {
        return waitsFor() == null ? ahead : -1;
    }

    public String reason() {
        var reason = view.reason();
        return reason == null ? "" : words.of(reason);
    }

    /** Where it stands, in a line for those who see no more than a link to it. */
    public String brief() {
        return Stream.of(
                        nowWhat(),
                        words.of(view.agencyName()) + " " + words.of(view.divisionName()),
                        view.closed() ? kept() : left())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    // The clean-handed contract

    private @Nullable CleanContract contract(CleanHands rules) {
        var told = CleanContract.of(entries);
        boolean covered = procedure != null
                && !view.imported()
                && rules.on(When.dayOf(view.receivedAt())).covers(procedure.code());
        return covered || told.stated() != null || !told.sanctions().isEmpty() ? told : null;
    }

    /** What both sides pledged, and who watches; null where the petition leads to no contract. */
    public @Nullable PledgesPart pledges() {
        return contract == null ? null : new PledgesPart(words, names, contract, now);
    }

    /** Whether the applicant can still sign the contractor's half. */
    public boolean asksForPledge() {
        return contract != null && !view.closed() && contract.lacks(PledgeSide.CONTRACTOR);
    }

    // Due

    /** How far the date is, as people say it. */
    public String left() {
        var due = view.due();
        if (due == null || view.closed()) {
            return "";
        }
        if (view.timeStands()) {
            return words.say(view.late() ? "due.stands.late" : "due.stands");
        }
        if (due.passedAt(now)) {
            int days = -outlook.workingDaysLeft(due.date());
            return days == 0 ? words.say("due.late.today") : words.say("due.late", days);
        }
        int days = outlook.workingDaysLeft(due.date());
        return days == 0 ? words.say("due.today") : words.say("due.left", days);
    }

    public String kept() {
        if (!view.closed() || view.due() == null) {
            return "";
        }
        if (view.outcome() != null && view.outcome().isSilence()) {
            return words.say("due.silent");
        }
        return words.say(view.late() ? "due.missed" : "due.kept");
    }

    /** Each due date that passed before a decision or a new date was entered, and what was entered then; oldest first. */
    public List<String> passedDates() {
        return PassedDates.in(entries, now).stream()
                .map(passed -> (passed.at() == null
                                ? words.say("due.passed", when.due(passed.due()))
                                : words.say(
                                        "due.passed." + passed.answer().name().toLowerCase(Locale.ROOT),
                                        when.due(passed.due()),
                                        when.minute(passed.at())))
                        + " " + why(passed))
                .map(String::strip)
                .toList();
    }

    /** Why a date passed, or that nobody said why; a new date and a stop bring reasons of their own. */
    private String why(PassedDates.Passed passed) {
        var why = passed.why();
        if (why == null) {
            return passed.answer() == PassedDates.Answer.NONE || passed.answer() == PassedDates.Answer.DECIDED
                    ? words.say("due.why.nobody")
                    : "";
        }
        return words.say(
                "due.why",
                Stream.of(why.reason(), why.explanation())
                        .map(one -> one == null ? "" : words.of(one))
                        .filter(one -> !one.isBlank())
                        .collect(Collectors.joining(". ")));
    }

    /** The day on which it is printed. */
    public LocalDate today() {
        return When.dayOf(now);
    }

    /** What anybody commented; its {@code period} is null where comments were never invited. */
    public Comments comments() {
        return comments;
    }

    /** Comments in sentences: from when until when, how many came, what was taken up, and what is late; none where none were invited. */
    public List<String> commentsSaid() {
        var period = comments.period();
        if (period == null) {
            return List.of();
        }
        var today = When.dayOf(now);
        var said = new ArrayList<String>();
        said.add(words.say(
                today.isBefore(period.from())
                        ? "comment.period.ahead"
                        : today.isAfter(period.until()) ? "comment.period.over" : "comment.period.now",
                when.day(period.from()),
                when.day(period.until())));
        said.add(words.say("comment.count", comments.all().size()));
        if (comments.areLateOn(today) && period.answerBy() != null) {
            said.add(words.say("comment.late", numbered(comments.numbers(null)), when.day(period.answerBy())));
        }
        return said;
    }

    /** What became of the comments, for the decision: a sentence for each way, with their numbers. */
    public List<String> commentsTakenUp() {
        var said = new ArrayList<String>();
        for (var way : TakenUp.values()) {
            var numbers = comments.numbers(way);
            if (!numbers.isEmpty()) {
                said.add(words.say("comment.made", numbered(numbers), words.of(way.words())));
            }
        }
        var left = comments.numbers(null);
        if (!left.isEmpty()) {
            said.add(words.say("comment.made.none", numbered(left)));
        }
        return said;
    }

    private static String numbered(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Each question that is shown and was to be answered before today. */
    public List<String> passedQuestions() {
        var today = When.dayOf(now);
        return past.questions().entrySet().stream()
                .filter(one -> one.getValue().isBefore(today))
                .map(one -> words.say("question.passed", one.getKey(), when.day(one.getValue())))
                .toList();
    }

    public String period() {
        var period = view.period();
        if (period == null) {
            return "";
        }
        try {
            return words.of(Period.parse(period).inWords());
        } catch (IllegalArgumentException _) {
            return period;
        }
    }

    public List<String> howCounted() {
        var counted = view.howCounted();
        if (counted == null) {
            return List.of();
        }
        return words.lang().of(counted);
    }

    public String usually() {
        if (view.closed() || durations.finished() == 0) {
            return "";
        }
        var between = outlook.decidedBetween(durations);
        return between == null
                ? words.say("due.like.none")
                : words.say(
                        "due.like", when.day(between.getFirst()), when.day(between.getLast()), durations.finished());
    }

    // The line of steps

    /** @param state {@code done}, {@code now}, {@code next} or {@code skipped} */
    public record Stop(String name, String state, String stateWords) {}

    public List<Stop> line() {
        return line;
    }

    private List<Stop> stops(Procedure procedure) {
        var stops = new ArrayList<Stop>();
        for (var step : procedure.mainLine()) {
            var state = stateOf(step.id().value());
            stops.add(new Stop(teller.step(step.id().value()), state, words.say("stop." + state)));
        }
        return stops;
    }

    private String stateOf(String step) {
        var one = view.steps().get(step);
        if (one == null) {
            return view.closed() && !isLeft(step) ? "skipped" : "next";
        }
        return switch (one.state()) {
            case DONE -> "done";
            case NOW -> view.closed() ? "done" : "now";
            case RETURNED -> "next";
            case SKIPPED -> "skipped";
        };
    }

    /** Whether it stands behind the decision and is still to be done: the notice, and what a decision that gives something has behind it. */
    private boolean isLeft(String step) {
        var prescribed = procedure;
        if (prescribed == null || view.imported()) {
            return false;
        }
        var line = prescribed.mainLine();
        var deciding = prescribed.deciding();
        int reached = deciding.map(line::indexOf).orElse(-1);
        for (int i = 0; i < line.size(); i++) {
            reached = view.steps().containsKey(line.get(i).id().value()) ? Math.max(reached, i) : reached;
        }
        return line.subList(reached + 1, line.size()).stream()
                .filter(one -> one.id().value().equals(step) && !one.optional())
                .filter(one -> deciding.isPresent() || BEHIND_DECISION.contains(one.kind()))
                .anyMatch(one -> goesOn() || (one.kind() == Step.Kind.NOTIFY && view.notifiedAt() == null));
    }

    private boolean goesOn() {
        var outcome = view.outcome();
        return outcome == CaseView.Outcome.GRANTED
                || outcome == CaseView.Outcome.GRANTED_WITH_CONDITIONS
                || outcome == CaseView.Outcome.COMPLETED;
    }

    public int stopsDone() {
        return (int) line.stream().filter(stop -> stop.state().equals("done")).count();
    }

    public String nowStop() {
        return line.stream()
                .filter(stop -> stop.state().equals("now"))
                .map(Stop::name)
                .findFirst()
                .orElse("");
    }

    // What happens next

    /** @param moved the date it replaces, and why, when an official moved it */
    public record Next(
            String name, String who, String when, String source, boolean overdue, String moved, String why) {}

    public List<Next> nexts() {
        return nexts;
    }

    private Next next(Outlook.Coming coming) {
        var step = coming.step();
        var from = when.day(coming.from());
        var on = coming.from().equals(coming.to()) ? from : words.say("next.between", from, when.day(coming.to()));
        var official = coming.official();
        return new Next(
                teller.step(step.id().value()),
                words.of(step.actor().text()),
                coming.overdue() ? words.say("next.overdue", when.day(coming.to())) : on,
                words.say("next.source."
                        + coming.source().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                coming.overdue(),
                official == null || official.before() == null ? "" : when.day(official.before()),
                official == null || official.reason() == null ? "" : words.of(official.reason()));
    }

    // Chart

    public String chartWide() {
        return drawing.wide();
    }

    public String chartTall() {
        return drawing.tall();
    }

    public List<TwinLine> twin() {
        return drawing.twin();
    }

    private Progress progress(Procedure procedure) {
        Map<StepId, Progress.State> states = new HashMap<>();
        for (var reached : view.steps().entrySet()) {
            switch (stateOf(reached.getKey())) {
                case "done" -> states.put(new StepId(reached.getKey()), Progress.State.DONE);
                case "now" -> states.put(new StepId(reached.getKey()), Progress.State.NOW);
                case "skipped" -> states.put(new StepId(reached.getKey()), Progress.State.SKIPPED);
                default -> {
                    // A step sent back waits like one that was never reached.
                }
            }
        }
        if (!view.closed()) {
            procedure.mainLine().stream()
                    .map(Step::id)
                    .filter(step -> !states.containsKey(step))
                    .findFirst()
                    .ifPresent(step -> states.put(step, Progress.State.NEXT));
        }
        return new Progress(states, departures());
    }

    /** From the step that was reached just before; the record says only where the petition went. */
    private List<Progress.Departure> departures() {
        var order = view.steps().entrySet().stream()
                .filter(step ->
                        step.getValue().startedAt() != null || step.getValue().completedAt() != null)
                .sorted(Comparator.comparing(step -> firstTouch(step.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        return view.departures().stream()
                .filter(departure -> order.indexOf(departure.step()) > 0)
                .map(departure -> new Progress.Departure(
                        new StepId(order.get(order.indexOf(departure.step()) - 1)), new StepId(departure.step())))
                .distinct()
                .toList();
    }

    private static Instant firstTouch(CaseView.StepView step) {
        var started = step.startedAt();
        var completed = step.completedAt();
        return started != null ? started : completed != null ? completed : Instant.MAX;
    }

    // The approval sheet

    /** @param marks delegation, deputyship and dissent in words, or why a review was skipped, or empty */
    public record Box(String act, String rank, String who, Instant at, String marks) {}

    /** A row of boxes a paper: what is drafted after an approval is another one. */
    public List<List<Box>> sheets() {
        List<List<Box>> sheets = new ArrayList<>();
        var isOver = true;
        for (var signature : view.signatures()) {
            if (isOver) {
                sheets.add(new ArrayList<>());
            }
            sheets.getLast().add(box(signature));
            isOver = signature.act().equals("approved");
        }
        return sheets;
    }

    private Box box(CaseView.Signature signature) {
        var fact = fact(signature);
        var skipped = fact instanceof Reviewed reviewed ? teller.said(reviewed.skipped()) : "";
        var actingFor = fact instanceof Approved approved ? approved.actingFor() : null;
        var act = skipped.isEmpty() ? "sheet." + signature.act() : "sheet.skipped";
        return new Box(
                words.knows(act) ? words.say(act) : signature.act(),
                Names.rank(words, signature.rank()),
                words.of(signature.who()),
                signature.at(),
                skipped.isEmpty() ? marks(signature, actingFor == null ? "" : actingFor) : skipped);
    }

    /** What the entry says that a box of the sheet stands for. */
    private @Nullable Disclosed fact(CaseView.Signature signature) {
        var kind = "document." + signature.act();
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind) && entry.occurredAt().equals(signature.at()))
                .map(Entry::disclosed)
                .findFirst()
                .orElse(null);
    }

    private String marks(CaseView.Signature signature, String actingFor) {
        var marks = new ArrayList<String>();
        if (signature.delegated()) {
            marks.add(words.say("sheet.delegated"));
        }
        if (signature.acting()) {
            marks.add(
                    actingFor.isEmpty()
                            ? words.say("sheet.acting")
                            : words.say("sheet.acting.for", Names.rank(words, actingFor)));
        }
        if (signature.dissent()) {
            marks.add(words.say("sheet.dissent"));
        }
        return String.join(" · ", marks);
    }

    // Timeline

    /**
     * @param lag how long after the act it was entered, in words, when that is long
     * @param gaps what is withheld, a line for each ground
     * @param opened what was withheld at first and opened since, a line each
     * @param corrections what stands beside it, with the index of the entry that says so
     * @param takenBack the index of the entry that took the paper back which this one opened
     */
    public record Line(
            long index,
            Instant at,
            Told told,
            String by,
            String entered,
            String lag,
            String departure,
            List<String> gaps,
            List<Beside> opened,
            List<Beside> corrections,
            String document,
            @Nullable Long takenBack) {

        public String mark() {
            return !lag.isEmpty() || !departure.isEmpty() ? "warm" : told.key() ? "key" : "";
        }
    }

    public record Beside(long index, String text) {}

    public List<Line> timeline() {
        Map<Integer, List<Beside>> corrections = new HashMap<>();
        var opened = opened();
        for (var correction : past.corrections()) {
            var seq = correction.what().seq();
            if (seq != null) {
                var told = teller.tell(correction.entry());
                corrections
                        .computeIfAbsent(seq, _ -> new ArrayList<>())
                        .add(new Beside(correction.entry().index(), String.join(" ", told.more())));
            }
        }
        var lines = entries.stream()
                .map(entry -> line(
                        entry,
                        opened.getOrDefault(entry.seq(), Map.of()),
                        corrections.getOrDefault(entry.seq(), List.of())))
                .collect(Collectors.toCollection(ArrayList::new));
        return oldestFirst ? lines : lines.reversed();
    }

    /** What later entries opened of earlier ones, by seq and part. */
    private Map<Integer, Map<String, Beside>> opened() {
        Map<Integer, Map<String, Beside>> opened = new HashMap<>();
        for (var by : past.openings()) {
            for (var opening : by.what().opened()) {
                opened.computeIfAbsent(opening.seq(), _ -> new LinkedHashMap<>())
                        .put(
                                opening.field(),
                                new Beside(
                                        by.entry().index(),
                                        words.say(
                                                "line.opened.part",
                                                teller.field(opening.field()),
                                                teller.said(opening.value()))));
            }
        }
        return opened;
    }

    private Line line(Entry entry, Map<String, Beside> opened, List<Beside> corrections) {
        var disclosed = entry.disclosed();
        var document = opens(entry, disclosed);
        var takenBack = document.isEmpty() ? null : past.takenBack(document);
        return new Line(
                entry.index(),
                entry.occurredAt(),
                teller.tell(entry),
                names.by(words, entry),
                when.entered(entry.occurredAt(), entry.recordedAt()),
                lag(entry),
                teller.departure(disclosed),
                gaps(entry, opened.keySet()),
                List.copyOf(opened.values()),
                corrections,
                document.isEmpty() || takenBack != null
                        ? ""
                        : "/petitions/%s/documents/%s".formatted(view.number(), document),
                takenBack);
    }

    /** The paper that this entry opened to everyone, or empty. */
    private static String opens(Entry entry, Disclosed disclosed) {
        return disclosed instanceof DocumentOpened opened && opened.document() != null && !entry.isWithheldWhole()
                ? opened.document()
                : "";
    }

    /** Counted in working time: an act of Friday evening entered on Monday morning is not late. */
    private String lag(Entry entry) {
        if (view.imported() || entry.lag().compareTo(LONG_LAG) <= 0) {
            return "";
        }
        try {
            long minutes = clock.workingMinutesBetween(entry.occurredAt(), entry.recordedAt());
            // Nobody is said to be later than they were: a day and an hour is a day.
            long whole = minutes < WORKING_DAY ? minutes : minutes / WORKING_DAY * WORKING_DAY;
            return minutes > LONG_LAG.toMinutes() ? words.say("line.late", when.work(whole)) : "";
        } catch (IllegalArgumentException beyondTheCalendar) {
            return "";
        }
    }

    private List<String> gaps(Entry entry, Set<String> opened) {
        Map<String, List<String>> byGround = new LinkedHashMap<>();
        for (var withheld : entry.withheld()) {
            if (opened.contains(withheld.field())) {
                continue;
            }
            var ground = ground(withheld.ground());
            if ("decision".equals(withheld.until()) && !view.closed()) {
                ground = words.say("gap.until.decision", ground);
            }
            byGround.computeIfAbsent(ground, _ -> new ArrayList<>()).add(inSentence(teller.field(withheld.field())));
        }
        return byGround.entrySet().stream()
                .map(gap -> words.say("gap", String.join(", ", gap.getValue()), gap.getKey()))
                .toList();
    }

    private String ground(String id) {
        return words.knows("ground." + id) ? words.say("ground." + id) : words.say("ground.other", id);
    }

    /** Names of fields begin with a capital in English; within a sentence they do not. */
    private static String inSentence(String name) {
        return name.length() > 1 && Character.isLowerCase(name.charAt(1))
                ? Character.toLowerCase(name.charAt(0)) + name.substring(1)
                : name;
    }

    /** @param seq of the entry within this petition */
    public record Numbered(int seq, Instant at, String what) {}

    /** Every entry with its number in this petition, oldest first. */
    public List<Numbered> numbered() {
        return entries.stream()
                .map(entry -> new Numbered(
                        entry.seq(), entry.occurredAt(), teller.tell(entry).what()))
                .toList();
    }

    /** The same without those that somebody asked to be withheld, and those that say so. */
    public List<Numbered> notAskedToBeWithheld() {
        return numbered().stream()
                .filter(entry -> !past.aboutWithholding().contains(entry.seq()))
                .toList();
    }

    /** What happened last, for those who hear the page instead of seeing it. */
    public String latest() {
        return entries.isEmpty() ? "" : teller.tell(entries.getLast()).what();
    }

    // The right column

    public List<String> documents() {
        return procedure == null
                ? List.of()
                : procedure.documents().stream()
                        .map(document -> words.of(document.name()))
                        .toList();
    }

    public List<String> law() {
        return procedure == null
                ? List.of()
                : procedure.law().stream().map(words::of).toList();
    }

    public @Nullable Usual usual() {
        return Usual.of(words, durations, procedure);
    }
}
