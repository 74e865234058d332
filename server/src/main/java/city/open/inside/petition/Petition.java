package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Suspension;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.inside.petition.PetitionEvent.*;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a petition stands, folded from what has happened to it. It never changes: {@link #after} answers with the next one. No clock,
 * no database; the same facts always give the same petition.
 */
public final class Petition implements Cloneable {
    private PetitionNumber number;
    private AgencyCode agency;
    private ProcedureCode procedure;
    private int procedureVersion;
    private @Nullable String variant;
    private UnitId division;
    private @Nullable OfficialId official;
    private Status status;
    private @Nullable Outcome outcome;
    private @Nullable Text reason;
    private Text subject;
    private @Nullable String applicant;
    private @Nullable String site;
    private boolean imported;
    private Instant submittedAt;
    private Instant receivedAt;
    private @Nullable Period period;
    private @Nullable Due due;
    private @Nullable LocalDate deemedOn;
    private int extensions;
    private List<Extension> extensionLengths = List.of();
    private List<Sitting> sittings = List.of();
    private List<Suspension> suspensions = List.of();
    private @Nullable LocalDate suspendedSince;
    private @Nullable LocalDate suspendedUntil;
    private @Nullable LocalDate supplementSince;
    private @Nullable LocalDate supplementUntil;
    private int supplementRounds;
    private int supplementExtensions;
    private boolean lastDemand;
    private List<Consultation> consultations = List.of();
    private Set<OfficialId> conflicts = Set.of();
    private boolean erased;
    private Map<StepId, StepProgress> steps = Map.of();
    private Map<StepId, Expectation> expected = Map.of();
    private List<Departure> departures = List.of();
    private List<Signature> signatures = List.of();
    private boolean drafted;
    private @Nullable OfficialId drafter;
    private @Nullable By approvedBy;
    private boolean approvedOnce;
    private @Nullable Instant decidedAt;
    private boolean late;
    private @Nullable Instant notifiedAt;
    private @Nullable LocalDate objectionUntil;
    private @Nullable LocalDate objectionDecideBy;
    private boolean objectionExtended;
    private boolean objectionOpen;
    private List<EarlierDecision> earlierDecisions = List.of();
    private Instant countsFrom;
    private @Nullable ReopeningGround reopenedFor;
    private @Nullable HearingWay hearing;
    private @Nullable LocalDate opinionsBy;
    private Map<Integer, Withholding> withholdings = Map.of();
    private Instant updatedAt;
    private int seq;

    public enum Status {
        RECEIVED,
        UNDER_REVIEW,
        SUPPLEMENT,
        SUSPENDED,
        DECIDED,
        OBJECTED
    }

    /** On whom a petition waits. The first of these that holds is the one that is shown. */
    public enum WaitsFor {
        /** The applicant's supplement. */
        SUPPLEMENT,
        /** The end of a suspension. */
        SUSPENSION,
        /** Another office's reply. */
        CONSULTATION
    }

    /** What became of the wish that an entry be withheld. */
    public enum Withholding {
        ASKED,
        GRANTED,
        REFUSED
    }

    public record StepProgress(
            @Nullable Instant startedAt, @Nullable Instant completedAt) {
        public boolean isDone() {
            return completedAt != null;
        }
    }

    public record Expectation(
            LocalDate on,
            @Nullable LocalDate before,
            @Nullable Text reason) {}

    public record Departure(StepId step, Text reason, Instant at) {}

    /** A box of the approval sheet: {@code act} is the kind of fact. */
    public record Signature(String act, By by, Instant at, boolean delegated, boolean acting, boolean dissent) {
        boolean isApproval() {
            return act.equals(EventKinds.named(Approved.class));
        }
    }

    /**
     * A question to another office.
     *
     * @param asked the seq of the fact that asked
     * @param until by when the reply is due, as extended
     * @param agency and {@code unit} where the office works with this system
     */
    public record Consultation(
            int asked,
            @Nullable StepId step,
            Text office,
            Text question,
            @Nullable AgencyCode agency,
            @Nullable UnitId unit,
            Instant askedAt,
            LocalDate until,
            boolean extended,
            @Nullable Instant answeredAt) {
        public boolean isOpen() {
            return answeredAt == null;
        }

        Consultation answered(Instant at) {
            return new Consultation(asked, step, office, question, agency, unit, askedAt, until, extended, at);
        }

        Consultation extended(LocalDate longer) {
            return new Consultation(asked, step, office, question, agency, unit, askedAt, longer, true, answeredAt);
        }
    }

    /** A decision in whose place another comes; it stays beside it. */
    public record EarlierDecision(Outcome outcome, Text reason, Instant at) {}

    /** A committee that was announced for a day. */
    public record Sitting(@Nullable StepId step, Text committee, LocalDate on) {
        boolean is(@Nullable StepId other, Text name) {
            return (step != null && step.equals(other)) || committee.equals(name);
        }
    }

    private Petition(Fact first, Received received) {
        number = first.petition();
        agency = new AgencyCode(number.agency());
        procedure = received.procedure();
        procedureVersion = received.version();
        variant = received.variant();
        division = received.division();
        status = Status.RECEIVED;
        subject = received.subject();
        applicant = received.applicant();
        site = received.site();
        imported = received.imported();
        submittedAt = received.submittedAt();
        receivedAt = first.occurredAt();
        countsFrom = receivedAt;
        period = received.period();
        due = received.due();
        deemedOn = received.deemedOn();
        if (received.step() != null) {
            steps = Map.of(received.step(), new StepProgress(receivedAt, receivedAt));
        }
        updatedAt = first.recordedAt();
        seq = first.seq();
    }

    /** The petition that begins with this fact. */
    static Petition beginning(Fact first) {
        if (first.event() instanceof Received received && first.seq() == 1) {
            return new Petition(first, received);
        }
        throw new IllegalStateException("journal of %s begins with %s".formatted(first.petition(), first.kind()));
    }

    /** All facts of one petition in order. */
    public static Petition of(List<Fact> facts) {
        var petition = beginning(facts.getFirst());
        for (var fact : facts.subList(1, facts.size())) {
            petition = petition.after(fact);
        }
        return petition;
    }

    /** The petition after one more fact, which must be the next. */
    public Petition after(Fact fact) {
        if (fact.seq() != seq + 1 || !fact.petition().equals(number)) {
            throw new IllegalStateException(
                    "%s is at %d and cannot take fact %d of %s".formatted(number, seq, fact.seq(), fact.petition()));
        }
        var next = copy();
        next.seq = fact.seq();
        next.updatedAt = fact.recordedAt();
        next.take(fact);
        return next;
    }

    private void take(Fact fact) {
        var at = fact.occurredAt();
        switch (fact.event()) {
            case Received _ -> throw new IllegalStateException(number + " was received twice");
            case CompletenessChecked e -> {
                if (e.complete()) {
                    complete(e.step(), at);
                }
                underReview();
            }
            case SupplementRequested e -> {
                status = Status.SUPPLEMENT;
                supplementSince = seoulDay(at);
                supplementUntil = e.answerBy();
                supplementRounds = e.round();
                supplementExtensions = 0;
                lastDemand = false;
            }
            case SupplementExtended e -> {
                supplementUntil = e.answerBy();
                supplementExtensions = e.times();
            }
            case SupplementDemanded e -> {
                supplementUntil = e.answerBy();
                lastDemand = true;
            }
            case SupplementAnswered e -> {
                if (supplementSince != null) {
                    suspensions = with(suspensions, new Suspension(supplementSince, seoulDay(at)));
                }
                supplementSince = null;
                supplementUntil = null;
                counted(e.due(), e.deemedOn());
                status = suspendedSince == null ? Status.UNDER_REVIEW : Status.SUSPENDED;
            }
            case Assigned e -> {
                division = e.division();
                official = e.official();
                underReview();
            }
            case StepStarted e -> {
                start(e.step(), at);
                if (e.expectedBy() != null) {
                    expected = with(expected, e.step(), new Expectation(e.expectedBy(), null, null));
                }
                depart(e.step(), e.departure(), at);
            }
            case StepCompleted e -> {
                complete(e.step(), at);
                depart(e.step(), e.departure(), at);
            }
            case ConflictDeclared e -> {
                var more = new LinkedHashSet<>(conflicts);
                more.add(e.official());
                conflicts = Collections.unmodifiableSet(more);
                if (e.official().equals(official)) {
                    official = null;
                }
            }
            case ConsultationAsked e -> {
                consultations = with(
                        consultations,
                        new Consultation(
                                fact.seq(),
                                e.step(),
                                e.office(),
                                e.question(),
                                e.agency(),
                                e.unit(),
                                at,
                                e.replyBy(),
                                false,
                                null));
                start(e.step(), at);
            }
            case ConsultationExtended e -> consultation(e.asked(), one -> one.extended(e.replyBy()));
            case ConsultationAnswered e -> {
                if (e.asked() != null) {
                    consultation(e.asked(), one -> one.answered(at));
                }
                underReview();
            }
            case InspectionHeld e -> start(e.step(), at);
            case CommitteeScheduled e -> {
                start(e.step(), at);
                sittings = with(sittings, new Sitting(e.step(), e.committee(), e.on()));
            }
            case CommitteeHeld e -> {
                complete(e.step(), at);
                sittings = sittings.stream()
                        .filter(one -> !one.is(e.step(), e.committee()))
                        .toList();
            }
            case NoticePublished e -> complete(e.step(), at);
            case Drafted _ -> {
                drafted = true;
                approvedBy = null;
                drafter = fact.by() instanceof By.OfOffice office ? office.official() : null;
                sign(fact, false, false, false);
                underReview();
            }
            case Reviewed e -> sign(fact, false, false, e.dissent());
            case Concurred e -> sign(fact, false, false, e.dissent());
            case Approved e -> {
                sign(fact, e.delegated(), e.acting(), false);
                complete(e.step(), at);
                approvedBy = fact.by();
                approvedOnce = true;
            }
            case DraftReturned _ -> {
                sign(fact, false, false, false);
                drafted = false;
                drafter = null;
                approvedBy = null;
            }
            case DocumentIssued _, DocumentOpened _, DocumentWithdrawn _, Reminded _, ProgressNoticed _ -> {}
            case WithholdingAsked e -> withholdings = with(withholdings, e.seq(), Withholding.ASKED);
            case WithholdingDecided e ->
                withholdings = with(withholdings, e.seq(), e.granted() ? Withholding.GRANTED : Withholding.REFUSED);
            case Extended e -> {
                extensions = e.times();
                extensionLengths = with(extensionLengths, new Extension(e.days()));
                counted(e.due(), e.deemedOn());
            }
            case Suspended e -> {
                suspendedSince = e.from();
                suspendedUntil = e.until();
                status = supplementSince == null ? Status.SUSPENDED : Status.SUPPLEMENT;
            }
            case Resumed e -> {
                if (suspendedSince != null) {
                    suspensions = with(suspensions, new Suspension(suspendedSince, e.to()));
                }
                suspendedSince = null;
                suspendedUntil = null;
                counted(e.due(), e.deemedOn());
                status = supplementSince == null ? Status.UNDER_REVIEW : Status.SUPPLEMENT;
            }
            case Erased _ -> erased = true;
            case Recounted e -> counted(e.due(), e.deemedOn());
            case Transferred e -> {
                agency = e.agency() == null ? agency : e.agency();
                division = e.to();
                official = null;
            }
            case StepExpected e -> expected = with(expected, e.step(), new Expectation(e.on(), e.before(), e.reason()));
            case Decided e -> {
                status = Status.DECIDED;
                outcome = e.outcome();
                reason = e.reason();
                decidedAt = at;
                late = due != null
                        && due.passedAt(
                                stoodSince().filter(since -> since.isBefore(at)).orElse(at));
                supplementSince = null;
                supplementUntil = null;
                suspendedSince = null;
                suspendedUntil = null;
            }
            case Notified e -> {
                notifiedAt = at;
                complete(e.step(), at);
                objectionUntil = e.objectionUntil();
            }
            case ObjectionFiled e -> {
                objectionOpen = true;
                objectionDecideBy = e.decideBy();
                objectionExtended = false;
                status = Status.OBJECTED;
            }
            case ObjectionExtended e -> {
                objectionDecideBy = e.decideBy();
                objectionExtended = true;
            }
            case ObjectionDecided e -> {
                objectionOpen = false;
                status = Status.DECIDED;
                if (e.again() != null) {
                    reopen(ReopeningGround.OBJECTION_UPHELD, e.due(), e.again(), at);
                }
            }
            case Reopened e -> {
                reopen(e.ground(), e.due(), e.again(), at);
                hearing = e.hearing();
                opinionsBy = e.opinionsBy();
            }
            case OpinionHeard _ -> {
                hearing = null;
                opinionsBy = null;
            }
            case Corrected _ -> {}
        }
    }

    /** The moment up to which time ran, where it stands still: the days on which it was stopped do not count. */
    private Optional<Instant> stoodSince() {
        return Stream.of(supplementSince, suspendedSince)
                .filter(Objects::nonNull)
                .map(day -> day.atStartOfDay(Circumstances.SEOUL).toInstant())
                .min(Instant::compareTo);
    }

    private void reopen(ReopeningGround ground, @Nullable Due newDue, List<StepId> again, Instant at) {
        if (outcome != null && reason != null && decidedAt != null) {
            earlierDecisions = with(earlierDecisions, new EarlierDecision(outcome, reason, decidedAt));
        }
        reopenedFor = ground;
        hearing = null;
        opinionsBy = null;
        status = Status.UNDER_REVIEW;
        outcome = null;
        reason = null;
        decidedAt = null;
        late = false;
        notifiedAt = null;
        objectionUntil = null;
        drafted = false;
        drafter = null;
        approvedBy = null;
        countsFrom = at;
        suspensions = List.of();
        extensions = 0;
        extensionLengths = List.of();
        counted(newDue, null);
        Map<StepId, StepProgress> left = new LinkedHashMap<>(steps);
        again.forEach(left::remove);
        steps = Collections.unmodifiableMap(left);
    }

    private void consultation(int asked, UnaryOperator<Consultation> changed) {
        consultations = consultations.stream()
                .map(one -> one.asked() == asked ? changed.apply(one) : one)
                .toList();
    }

    private void underReview() {
        if (status == Status.RECEIVED) {
            status = Status.UNDER_REVIEW;
        }
    }

    private void start(@Nullable StepId step, Instant at) {
        if (step != null && !isStarted(step)) {
            steps = with(steps, step, new StepProgress(at, null));
        }
        underReview();
    }

    private void complete(@Nullable StepId step, Instant at) {
        if (step == null) {
            return;
        }
        var before = steps.get(step);
        steps = with(steps, step, new StepProgress(before == null ? null : before.startedAt(), at));
        underReview();
    }

    private void depart(StepId step, @Nullable Text why, Instant at) {
        if (why != null) {
            departures = with(departures, new Departure(step, why, at));
        }
    }

    private void sign(Fact fact, boolean delegated, boolean acting, boolean dissent) {
        signatures =
                with(signatures, new Signature(fact.kind(), fact.by(), fact.occurredAt(), delegated, acting, dissent));
    }

    private void counted(@Nullable Due newDue, @Nullable LocalDate newDeemedOn) {
        due = newDue;
        deemedOn = newDeemedOn;
    }

    public PetitionNumber number() {
        return number;
    }

    public ProcedureCode procedure() {
        return procedure;
    }

    public int procedureVersion() {
        return procedureVersion;
    }

    /** Who has it now; the number keeps the agency that received it. */
    public AgencyCode agency() {
        return agency;
    }

    /** The form of the procedure that was applied for, where it has several. */
    public @Nullable String variant() {
        return variant;
    }

    /** The division that has it now. */
    public UnitId division() {
        return division;
    }

    public @Nullable OfficialId official() {
        return official;
    }

    public Status status() {
        return status;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    public @Nullable Text reason() {
        return reason;
    }

    public Text subject() {
        return subject;
    }

    /** The applicant's name, masked. */
    public @Nullable String applicant() {
        return applicant;
    }

    /** The place, to the dong. */
    public @Nullable String site() {
        return site;
    }

    public boolean imported() {
        return imported;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public @Nullable Period period() {
        return period;
    }

    /** As last counted; while time stands still it will move. */
    public @Nullable Due due() {
        return due;
    }

    /** From when the period is counted: reception, or the day on which it was opened again. */
    public Instant countsFrom() {
        return countsFrom;
    }

    /** What was decided before it was opened again, oldest first. */
    public List<EarlierDecision> earlierDecisions() {
        return earlierDecisions;
    }

    /** Why it was opened again, where it was. */
    public @Nullable ReopeningGround reopenedFor() {
        return reopenedFor;
    }

    /** How those concerned are still to be heard before it is decided anew. */
    public @Nullable HearingWay hearing() {
        return hearing;
    }

    /** Until when they may speak. */
    public @Nullable LocalDate opinionsBy() {
        return opinionsBy;
    }

    /** When silence takes effect, where it has one. */
    public @Nullable LocalDate deemedOn() {
        return deemedOn;
    }

    public int extensions() {
        return extensions;
    }

    /** By how much it was extended, each time. */
    public List<Extension> extensionLengths() {
        return extensionLengths;
    }

    /** Committees that were announced and have not sat. */
    public List<Sitting> sittings() {
        return sittings;
    }

    /** The days left out so far; one that still runs is not among them. */
    public List<Suspension> suspensions() {
        return suspensions;
    }

    public @Nullable LocalDate suspendedSince() {
        return suspendedSince;
    }

    /** By when the suspension that runs is expected to end, where that was said. */
    public @Nullable LocalDate suspendedUntil() {
        return suspendedUntil;
    }

    public @Nullable LocalDate supplementSince() {
        return supplementSince;
    }

    public boolean supplementOpen() {
        return supplementSince != null;
    }

    public int supplementRounds() {
        return supplementRounds;
    }

    /** By when the applicant is to answer, while a supplement is waited for. */
    public @Nullable LocalDate supplementUntil() {
        return supplementUntil;
    }

    /** How often the applicant was given more time for the open supplement. */
    public int supplementExtensions() {
        return supplementExtensions;
    }

    /** Whether the one further demand was made for the open supplement. */
    public boolean lastDemandMade() {
        return lastDemand;
    }

    /** Questions to other offices in the order they were asked. */
    public List<Consultation> consultations() {
        return consultations;
    }

    /** Who declared an interest in the matter and stays out of it. */
    public Set<OfficialId> conflicts() {
        return conflicts;
    }

    /** Entries of which the person concerned asked that they be withheld, by seq. */
    public Map<Integer, Withholding> withholdings() {
        return withholdings;
    }

    /** Whether the period does not run at present. */
    public boolean timeStands() {
        return supplementSince != null || suspendedSince != null;
    }

    /** On whom it waits before it can go on, if on anybody. */
    public @Nullable WaitsFor waitsFor() {
        if (isDecided()) {
            return null;
        }
        if (supplementSince != null) {
            return WaitsFor.SUPPLEMENT;
        }
        if (suspendedSince != null) {
            return WaitsFor.SUSPENSION;
        }
        return openConsultations().findAny().isPresent() ? WaitsFor.CONSULTATION : null;
    }

    /** By when the other side is to act; null where nobody is waited for or no day was set. */
    public @Nullable LocalDate waitsUntil() {
        var waitsFor = waitsFor();
        return switch (waitsFor) {
            case null -> null;
            case SUPPLEMENT -> supplementUntil;
            case SUSPENSION -> suspendedUntil;
            case CONSULTATION ->
                openConsultations()
                        .map(Consultation::until)
                        .min(LocalDate::compareTo)
                        .orElse(null);
        };
    }

    /** Units that were asked and have not answered, as {@code agency/unit}, in order. */
    public List<String> askedUnits() {
        return isDecided()
                ? List.of()
                : openConsultations()
                        .filter(one -> one.agency() != null && one.unit() != null)
                        .map(one -> one.agency() + "/" + one.unit())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private Stream<Consultation> openConsultations() {
        return consultations.stream().filter(Consultation::isOpen);
    }

    /**
     * Whether the procedure would be left with this step now: it is none of its steps, or a step of the main line that nobody may leave out
     * was passed over. An imported petition has no prescribed way to leave.
     */
    public boolean leaves(Procedure prescribed, StepId step) {
        if (imported || isStarted(step)) {
            return false;
        }
        for (var earlier : prescribed.mainLine()) {
            if (earlier.id().equals(step)) {
                return false;
            }
            if (!earlier.optional() && !isStarted(earlier.id())) {
                return true;
            }
        }
        return prescribed.find(step).isEmpty();
    }

    /** The steps begun so far, in the order in which they were. */
    public Map<StepId, StepProgress> steps() {
        return steps;
    }

    public boolean isStarted(StepId step) {
        return steps.containsKey(step);
    }

    public boolean isDone(StepId step) {
        var progress = steps.get(step);
        return progress != null && progress.isDone();
    }

    public Map<StepId, Expectation> expected() {
        return expected;
    }

    public @Nullable LocalDate expectedOn(StepId step) {
        var expectation = expected.get(step);
        return expectation == null ? null : expectation.on();
    }

    public List<Departure> departures() {
        return departures;
    }

    public List<Signature> signatures() {
        return signatures;
    }

    /** Whether a document is in line. */
    public boolean isDrafted() {
        return drafted;
    }

    /** Who drafted the document now in line; none where another system did not say. */
    public @Nullable OfficialId drafter() {
        return drafter;
    }

    /** Who approved the paper last drafted; none while it is in line, came back, or nothing was drafted. */
    public @Nullable By approvedBy() {
        return approvedBy;
    }

    /** Whether any paper of it was ever approved. */
    boolean approvedOnce() {
        return approvedOnce;
    }

    /** Steps that nobody may leave out, before the approval that decides, which have not begun. */
    public List<StepId> passedOver(Procedure prescribed) {
        var line = prescribed.mainLine();
        int decision = -1;
        for (int i = 0; i < line.size(); i++) {
            decision = line.get(i).kind() == Step.Kind.APPROVE ? i : decision;
        }
        return decision < 0
                ? List.of()
                : line.subList(0, decision).stream()
                        // A paper's own steps are seen in its boxes.
                        .filter(step -> !step.optional() && !IN_THE_PAPER.contains(step.kind()))
                        .map(Step::id)
                        .filter(step -> !isStarted(step))
                        .toList();
    }

    private static final Set<Step.Kind> IN_THE_PAPER =
            Set.of(Step.Kind.DRAFT, Step.Kind.REVIEW, Step.Kind.COOPERATE, Step.Kind.APPROVE);

    public boolean isDecided() {
        return decidedAt != null;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** Decided after its due date. */
    /**
     * Whether it was decided after its due date, or time stands still and the date had passed before: what was late does not become timely by waiting.
     * An open petition whose time runs is judged by the moment at which it is looked at.
     */
    public boolean late() {
        return late
                || stoodSince()
                        .filter(since -> due != null && due.passedAt(since))
                        .isPresent();
    }

    public @Nullable Instant notifiedAt() {
        return notifiedAt;
    }

    public @Nullable LocalDate objectionUntil() {
        return objectionUntil;
    }

    /** By when an open objection is to be decided. */
    public @Nullable LocalDate objectionDecideBy() {
        return objectionDecideBy;
    }

    public boolean objectionExtended() {
        return objectionExtended;
    }

    public boolean objectionOpen() {
        return objectionOpen;
    }

    /** Nobody can read any more who filed it. */
    public boolean erased() {
        return erased;
    }

    /** When the last fact was entered. */
    public Instant updatedAt() {
        return updatedAt;
    }

    public int seq() {
        return seq;
    }

    private Petition copy() {
        try {
            return (Petition) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static LocalDate seoulDay(Instant at) {
        return LocalDate.ofInstant(at, Circumstances.SEOUL);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return Collections.unmodifiableList(longer);
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> larger = new LinkedHashMap<>(map);
        larger.put(key, value);
        return Collections.unmodifiableMap(larger);
    }
}
