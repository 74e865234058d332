package city.open.outside.telling;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Departure;
import city.open.outside.record.CaseView.Expected;
import city.open.outside.record.CaseView.Handler;
import city.open.outside.record.CaseView.Now;
import city.open.outside.record.CaseView.Outcome;
import city.open.outside.record.CaseView.Signature;
import city.open.outside.record.CaseView.Status;
import city.open.outside.record.CaseView.StepState;
import city.open.outside.record.CaseView.StepView;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.*;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A petition as everyone could see it at an earlier moment, folded from the entries that were public then. What only later entries tell is
 * not there, and neither is what was worked out and never entered: how the due date was counted.
 */
final class AsItWas {
    private final CaseView today;
    private final List<Entry> entries;
    private final @Nullable Procedure procedure;
    private final Names names;
    private final Map<String, StepView> steps = new LinkedHashMap<>();
    private final Map<String, Expected> expected = new LinkedHashMap<>();
    private final List<Departure> departures = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();
    private Status status = Status.RECEIVED;
    private String agency;
    private String division;
    private @Nullable Handler handler;
    private @Nullable Due due;
    private @Nullable LocalDate deemedOn;
    private int extensions;
    private @Nullable Outcome outcome;
    private @Nullable Text reason;
    private @Nullable Instant decidedAt;
    private @Nullable Instant notifiedAt;
    private @Nullable LocalDate objectionUntil;
    private boolean supplement;
    private boolean suspended;
    private @Nullable Instant supplementSince;
    private @Nullable Instant suspendedSince;
    private boolean late;

    private AsItWas(CaseView today, List<Entry> entries, @Nullable Procedure procedure, Names names) {
        this.today = today;
        this.entries = entries;
        this.procedure = procedure;
        this.names = names;
        this.agency = entries.getFirst().by().agency();
        this.division = today.division();
        entries.forEach(this::take);
    }

    /** The petition with no more than these first entries of it, of which there is at least one. */
    static PublicCase of(CaseView today, List<Entry> entries, @Nullable Procedure procedure, Names names) {
        return new PublicCase(new AsItWas(today, entries, procedure, names).view(), entries, null);
    }

    private void take(Entry entry) {
        var at = entry.occurredAt();
        switch (entry.disclosed()) {
            case Received one -> {
                division = or(one.division(), division);
                count(one.due(), one.deemedOn());
                if (entry.step() != null) {
                    steps.put(entry.step(), new StepView(StepState.DONE, at, at));
                }
            }
            case CompletenessChecked one -> {
                if (one.complete()) {
                    complete(entry.step(), at);
                }
                underReview();
            }
            case SupplementRequested _ -> {
                supplement = true;
                supplementSince = dayOf(at);
                stand();
            }
            case SupplementAnswered one -> {
                supplement = false;
                supplementSince = null;
                count(one.due(), one.deemedOn());
                stand();
            }
            case Suspended _ -> {
                suspended = true;
                suspendedSince = dayOf(at);
                stand();
            }
            case Resumed one -> {
                suspended = false;
                suspendedSince = null;
                count(one.due(), one.deemedOn());
                stand();
            }
            case Assigned one -> {
                division = or(one.division(), division);
                handler = handler(one.official());
                underReview();
            }
            case ConflictDeclared _ -> handler = null;
            case Transferred one -> {
                agency = or(one.agency(), agency);
                division = or(one.to(), division);
                handler = null;
            }
            case StepStarted one -> {
                start(entry.step(), at);
                expect(entry, one.expectedBy(), null, null);
                depart(entry, one);
            }
            case StepCompleted one -> {
                complete(entry.step(), at);
                depart(entry, one);
            }
            case StepExpected one -> expect(entry, one.on(), one.before(), words(entry, "reason", one.reason()));
            case ConsultationAsked _, InspectionHeld _, CommitteeScheduled _, CommentsInvited _ ->
                start(entry.step(), at);
            case ConsultationAnswered _ -> underReview();
            case CommitteeHeld _, NoticePublished _ -> complete(entry.step(), at);
            case Drafted _ -> {
                sign(entry, "drafted", false, false, false);
                underReview();
            }
            case Reviewed one -> sign(entry, "reviewed", false, false, one.dissent());
            case Concurred one -> sign(entry, "concurred", false, false, one.dissent());
            case Approved one -> {
                sign(entry, "approved", one.delegated(), one.acting(), false);
                complete(entry.step(), at);
            }
            case DraftReturned _ -> sign(entry, "returned", false, false, false);
            case Extended one -> {
                extensions = one.times() == null ? extensions + 1 : one.times();
                count(one.due(), one.deemedOn());
            }
            case Recounted one -> count(one.due(), one.deemedOn());
            case Decided one -> decide(entry, one);
            case Notified one -> {
                notifiedAt = at;
                objectionUntil = one.objectionUntil();
                complete(entry.step(), at);
            }
            case ObjectionFiled _ -> status = Status.OBJECTED;
            case ObjectionDecided one -> {
                status = Status.DECIDED;
                reopen(one.again(), one.due());
            }
            case Reopened one -> reopen(one.again(), one.due());
            // These stand in the timeline and change nothing above it.
            case SupplementExtended _,
                    SupplementDemanded _,
                    ConsultationExtended _,
                    DocumentIssued _,
                    ProgressNoticed _,
                    DelayExplained _,
                    Reminded _,
                    ObjectionExtended _,
                    OpinionHeard _,
                    NeighboursWritten _,
                    CommentGiven _,
                    CommentsAnswered _,
                    QuestionAsked _,
                    QuestionAnswered _,
                    ContractStated _,
                    PledgeSigned _,
                    VisitAnnounced _,
                    VisitHeld _,
                    Recommended _,
                    RecommendationAnswered _,
                    SanctionImposed _,
                    DocumentOpened _,
                    DocumentWithdrawn _,
                    WithholdingAsked _,
                    WithholdingDecided _,
                    Erased _,
                    Corrected _,
                    OrderIssued _,
                    OrderAnswered _,
                    OrderEnded _,
                    OfCity _,
                    Unknown _ -> {}
        }
    }

    private void decide(Entry entry, Decided decided) {
        var at = entry.occurredAt();
        late = due != null
                && due.passedAt(stoodSince().filter(since -> since.isBefore(at)).orElse(at));
        outcome = decided.outcome() == null ? null : decided.outcome().known();
        reason = words(entry, "reason", decided.reason());
        decidedAt = at;
        supplement = false;
        suspended = false;
        supplementSince = null;
        suspendedSince = null;
        status = Status.DECIDED;
    }

    /** Only where the entry says what is done again: an objection that was rejected, or upheld in earlier years, opens nothing. */
    private void reopen(@Nullable List<String> again, @Nullable Due counted) {
        if (again == null) {
            return;
        }
        again.forEach(steps::remove);
        status = Status.UNDER_REVIEW;
        outcome = null;
        reason = null;
        decidedAt = null;
        late = false;
        notifiedAt = null;
        objectionUntil = null;
        extensions = 0;
        count(counted, null);
    }

    /** What was late before time stood still stays late. */
    private Optional<Instant> stoodSince() {
        return Stream.of(Optional.ofNullable(supplementSince), Optional.ofNullable(suspendedSince))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private boolean isLate() {
        return late
                || stoodSince()
                        .filter(since -> due != null && due.passedAt(since))
                        .isPresent();
    }

    private static Instant dayOf(Instant at) {
        return When.dayOf(at).atStartOfDay(CityTime.ZONE).toInstant();
    }

    private void stand() {
        status = supplement ? Status.SUPPLEMENT : suspended ? Status.SUSPENDED : Status.UNDER_REVIEW;
    }

    private void underReview() {
        if (status == Status.RECEIVED) {
            status = Status.UNDER_REVIEW;
        }
    }

    private void start(@Nullable String step, Instant at) {
        if (step != null) {
            steps.putIfAbsent(step, new StepView(StepState.NOW, at, null));
        }
        underReview();
    }

    private void complete(@Nullable String step, Instant at) {
        if (step != null) {
            var before = steps.get(step);
            steps.put(step, new StepView(StepState.DONE, before == null ? null : before.startedAt(), at));
            underReview();
        }
    }

    private void expect(Entry entry, @Nullable LocalDate on, @Nullable LocalDate before, @Nullable Text why) {
        if (entry.step() != null && on != null) {
            expected.put(entry.step(), new Expected(on, before, why));
        }
    }

    private void depart(Entry entry, MayDepart departing) {
        var why = words(entry, "departure", departing.departure());
        if (entry.step() != null && why != null) {
            departures.add(new Departure(entry.step(), why, entry.occurredAt()));
        }
    }

    private void sign(Entry entry, String act, boolean delegated, boolean acting, boolean dissent) {
        var by = entry.by();
        var ko = by.official() == null ? Names.rank(Words.in(Lang.KO), by.rank()) : by.official();
        var en = by.official() == null
                ? Names.rank(Words.in(Lang.EN), by.rank())
                : by.officialEn() == null ? by.official() : by.officialEn();
        signatures.add(new Signature(act, by.rank(), new Text(ko, en), entry.occurredAt(), delegated, acting, dissent));
    }

    /** A stub from before leaves had commitments tells no unit. */
    private static String or(@Nullable String unit, String before) {
        return unit == null || unit.isEmpty() ? before : unit;
    }

    /** A stub from before leaves had commitments tells no date; the one before it is not true any more. */
    private void count(@Nullable Due counted, @Nullable LocalDate deemed) {
        due = counted;
        deemedOn = deemed;
    }

    private CaseView view() {
        var last = entries.getLast();
        var closed = decidedAt != null;
        return new CaseView(
                today.number(),
                today.procedure(),
                today.procedureName(),
                today.sector(),
                today.subject(),
                today.applicant(),
                today.site(),
                agency,
                inBoth(words -> names.agency(words, agency)),
                division,
                inBoth(words -> names.unit(words, agency, division, When.dayOf(last.occurredAt()))),
                division.equals(today.division()) ? today.phone() : null,
                handler,
                status,
                outcome,
                reason,
                today.submittedAt(),
                today.receivedAt(),
                today.period(),
                due,
                deemedOn,
                null,
                extensions,
                now(),
                steps,
                expected,
                departures,
                signatures,
                decidedAt,
                notifiedAt,
                objectionUntil,
                closed,
                isLate(),
                today.imported(),
                last.recordedAt(),
                entries.size(),
                today.firstIndex(),
                last.index());
    }

    /** The step begun last and not ended, else the next of the main line, waited for since the last one ended. */
    private @Nullable Now now() {
        Now begun = null;
        Instant lastDone = today.receivedAt();
        for (var step : steps.entrySet()) {
            var since = step.getValue().startedAt();
            var done = step.getValue().completedAt();
            if (done == null && since != null) {
                begun = new Now(step.getKey(), since, expectedOn(step.getKey()));
            }
            lastDone = done != null && done.isAfter(lastDone) ? done : lastDone;
        }
        if (begun != null || procedure == null || today.imported() || (decidedAt != null && notifiedAt != null)) {
            return begun;
        }
        var line = procedure.mainLine().stream().map(Step::id).toList();
        int reached = -1;
        for (int i = 0; i < line.size(); i++) {
            reached = steps.containsKey(line.get(i).value()) ? i : reached;
        }
        if (reached + 1 == line.size()) {
            return null;
        }
        var next = line.get(reached + 1).value();
        return new Now(next, lastDone, expectedOn(next));
    }

    private @Nullable LocalDate expectedOn(String step) {
        var one = expected.get(step);
        return one == null ? null : one.on();
    }

    private static @Nullable Handler handler(@Nullable Person person) {
        return person == null || person.name() == null
                ? null
                : new Handler(person.name(), person.rank() == null ? "officer" : person.rank(), null);
    }

    private static Text inBoth(Function<Words, String> said) {
        return new Text(said.apply(Words.in(Lang.KO)), said.apply(Words.in(Lang.EN)));
    }

    private static @Nullable Text words(Entry entry, String part, @Nullable Text shown) {
        return entry.isWithheldWhole() && entry.commitments().containsKey(part) ? Disclosed.WITHHELD : shown;
    }
}
