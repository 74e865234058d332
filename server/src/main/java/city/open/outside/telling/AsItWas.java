package city.open.outside.telling;

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
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A petition as everyone could see it at an earlier moment, folded from the entries that were public then. What only later entries tell is
 * not there, and neither is what was worked out and never entered: how the due date was counted.
 */
final class AsItWas {
    private static final Set<String> SIGNED = Set.of(
            "document.drafted", "document.reviewed", "document.concurred", "document.approved", "document.returned");

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
        this.division = unit(entries.getFirst(), "division", today.division());
        entries.forEach(this::take);
    }

    /** The petition with no more than these first entries of it, of which there is at least one. */
    static PublicCase of(CaseView today, List<Entry> entries, @Nullable Procedure procedure, Names names) {
        return new PublicCase(new AsItWas(today, entries, procedure, names).view(), entries, null);
    }

    private void take(Entry entry) {
        var at = entry.occurredAt();
        if (SIGNED.contains(entry.kind())) {
            sign(entry);
        }
        switch (entry.kind()) {
            case "petition.received" -> {
                count(entry);
                if (entry.step() != null) {
                    steps.put(entry.step(), new StepView(StepState.DONE, at, at));
                }
            }
            case "completeness.checked" -> {
                if (isTrue(entry, "complete")) {
                    complete(entry.step(), at);
                }
                underReview();
            }
            case "supplement.requested" -> {
                supplement = true;
                supplementSince = dayOf(entry.occurredAt());
                stand();
            }
            case "supplement.answered" -> {
                supplement = false;
                supplementSince = null;
                count(entry);
                stand();
            }
            case "period.suspended" -> {
                suspended = true;
                suspendedSince = dayOf(entry.occurredAt());
                stand();
            }
            case "period.resumed" -> {
                suspended = false;
                suspendedSince = null;
                count(entry);
                stand();
            }
            case "petition.assigned" -> {
                division = unit(entry, "division", division);
                handler = official(entry);
                underReview();
            }
            case "conflict.declared" -> handler = null;
            case "petition.transferred" -> {
                var to = text(entry, "agency");
                agency = to.isEmpty() ? agency : to;
                division = unit(entry, "to", division);
                handler = null;
            }
            case "step.started" -> {
                start(entry.step(), at);
                var by = Teller.date(entry, "expectedBy");
                if (entry.step() != null && by != null) {
                    expected.put(entry.step(), new Expected(by, null, null));
                }
                depart(entry);
            }
            case "step.completed" -> {
                complete(entry.step(), at);
                depart(entry);
            }
            case "step.expected" -> {
                var on = Teller.date(entry, "on");
                if (entry.step() != null && on != null) {
                    expected.put(entry.step(), new Expected(on, Teller.date(entry, "before"), both(entry, "reason")));
                }
            }
            case "consultation.asked", "inspection.held", "committee.scheduled" -> start(entry.step(), at);
            case "consultation.answered", "document.drafted" -> underReview();
            case "committee.held", "notice.published", "document.approved" -> complete(entry.step(), at);
            case "period.extended" -> {
                extensions = entry.open().get("times") instanceof Number times ? times.intValue() : extensions + 1;
                count(entry);
            }
            case "period.recounted" -> count(entry);
            case "petition.decided" -> decide(entry);
            case "result.notified" -> {
                notifiedAt = at;
                objectionUntil = Teller.date(entry, "objectionUntil");
                complete(entry.step(), at);
            }
            case "objection.filed" -> status = Status.OBJECTED;
            case "objection.decided" -> {
                status = Status.DECIDED;
                reopen(entry);
            }
            case "petition.reopened" -> reopen(entry);
            default -> {
                // Other facts stand in the timeline and change nothing above it.
            }
        }
    }

    private void decide(Entry entry) {
        var name = text(entry, "outcome").toUpperCase(Locale.ROOT).replace('-', '_');
        var at = entry.occurredAt();
        late = due != null
                && due.passedAt(stoodSince().filter(since -> since.isBefore(at)).orElse(at));
        outcome = name.isEmpty() ? null : Outcome.valueOf(name);
        reason = both(entry, "reason");
        decidedAt = entry.occurredAt();
        supplement = false;
        suspended = false;
        supplementSince = null;
        suspendedSince = null;
        status = Status.DECIDED;
    }

    /** Only where the entry says what is done again: an objection that was rejected, or upheld in earlier years, opens nothing. */
    private void reopen(Entry entry) {
        if (!(entry.open().get("again") instanceof List<?> again)) {
            return;
        }
        again.forEach(step -> steps.remove(String.valueOf(step)));
        status = Status.UNDER_REVIEW;
        outcome = null;
        reason = null;
        decidedAt = null;
        late = false;
        notifiedAt = null;
        objectionUntil = null;
        extensions = 0;
        count(entry);
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
        return When.dayOf(at).atStartOfDay(When.SEOUL).toInstant();
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

    private void depart(Entry entry) {
        var why = both(entry, "departure");
        if (entry.step() != null && why != null) {
            departures.add(new Departure(entry.step(), why, entry.occurredAt()));
        }
    }

    private void sign(Entry entry) {
        var by = entry.by();
        var ko = by.official() == null ? Names.rank(Words.in(Lang.KO), by.rank()) : by.official();
        var en = by.official() == null
                ? Names.rank(Words.in(Lang.EN), by.rank())
                : by.officialEn() == null ? by.official() : by.officialEn();
        signatures.add(new Signature(
                entry.kind().substring(entry.kind().indexOf('.') + 1),
                by.rank(),
                new Text(ko, en),
                entry.occurredAt(),
                isTrue(entry, "delegated"),
                isTrue(entry, "acting"),
                isTrue(entry, "dissent")));
    }

    /** A stub from before leaves had commitments tells no unit. */
    private static String unit(Entry entry, String part, String before) {
        var unit = text(entry, part);
        return unit.isEmpty() ? before : unit;
    }

    /** A stub from before leaves had commitments tells no date; the one before it is not true any more. */
    private void count(Entry entry) {
        var counted = text(entry, "due");
        due = counted.isEmpty() ? null : Due.parse(counted);
        deemedOn = Teller.date(entry, "deemedOn");
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

    private static @Nullable Handler official(Entry entry) {
        return entry.open().get("official") instanceof Map<?, ?> person
                        && person.get("ko") instanceof String ko
                        && person.get("en") instanceof String en
                ? new Handler(new Text(ko, en), person.get("rank") instanceof String rank ? rank : "officer", null)
                : null;
    }

    private static Text inBoth(Function<Words, String> said) {
        return new Text(said.apply(Words.in(Lang.KO)), said.apply(Words.in(Lang.EN)));
    }

    private static @Nullable Text both(Entry entry, String part) {
        if (entry.isWithheldWhole() && entry.commitments().containsKey(part)) {
            return Disclosed.WITHHELD;
        }
        return entry.open().get(part) instanceof Map<?, ?> text
                        && text.get("ko") instanceof String ko
                        && text.get("en") instanceof String en
                ? new Text(ko, en)
                : null;
    }

    private static String text(Entry entry, String part) {
        return entry.open().get(part) instanceof String text ? text : "";
    }

    private static boolean isTrue(Entry entry, String part) {
        return Boolean.TRUE.equals(entry.open().get(part));
    }
}
