package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a petition stands, folded from what has happened to it, and what can be asked of that. It never changes: {@link #after} answers
 * with the next one. No clock, no database; the same facts always give the same petition.
 */
public final class Petition {
    private final Standing standing;
    private final int seq;
    private final Instant updatedAt;

    private Petition(Standing standing, Fact last) {
        this.standing = standing;
        this.seq = last.seq();
        this.updatedAt = last.recordedAt();
    }

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

    /** The petition that begins with this fact. */
    static Petition beginning(Fact first) {
        if (first.event() instanceof Received received && first.seq() == 1) {
            return new Petition(Standing.received(first, received), first);
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
        if (fact.seq() != seq + 1 || !fact.petition().equals(number())) {
            throw new IllegalStateException(
                    "%s is at %d and cannot take fact %d of %s".formatted(number(), seq, fact.seq(), fact.petition()));
        }
        return new Petition(standing.after(fact), fact);
    }

    // As it came in

    public PetitionNumber number() {
        return standing.filing().number();
    }

    private Received received() {
        return standing.filing().received();
    }

    public ProcedureCode procedure() {
        return received().procedure();
    }

    public int procedureVersion() {
        return received().version();
    }

    /** The form of the procedure that was applied for, where it has several. */
    public @Nullable String variant() {
        return received().variant();
    }

    public Text subject() {
        return received().subject();
    }

    /** The applicant's name, masked. */
    public @Nullable String applicant() {
        return received().applicant();
    }

    /** The place, to the dong. */
    public @Nullable String site() {
        return received().site();
    }

    public boolean imported() {
        return received().imported();
    }

    public Instant submittedAt() {
        return received().submittedAt();
    }

    public Instant receivedAt() {
        return standing.filing().receivedAt();
    }

    public @Nullable Period period() {
        return received().period();
    }

    // Who has it

    /** Who has it now; the number keeps the agency that received it. */
    public AgencyCode agency() {
        return standing.charge().agency();
    }

    /** The division that has it now. */
    public UnitId division() {
        return standing.charge().division();
    }

    public @Nullable OfficialId official() {
        return standing.charge().official();
    }

    /** Who declared an interest in the matter and stays out of it. */
    public Set<OfficialId> conflicts() {
        return standing.charge().conflicts();
    }

    // How it stands

    public Status status() {
        if (objection() != null) {
            return Status.OBJECTED;
        }
        if (isDecided()) {
            return Status.DECIDED;
        }
        if (supplementOpen()) {
            return Status.SUPPLEMENT;
        }
        if (standstill() != null) {
            return Status.SUSPENDED;
        }
        return progress().begun() ? Status.UNDER_REVIEW : Status.RECEIVED;
    }

    public Term term() {
        return standing.term();
    }

    /** As last counted; while time stands still it will move. */
    public @Nullable Due due() {
        return term().due();
    }

    /** When silence takes effect, where it has one. */
    public @Nullable LocalDate deemedOn() {
        return term().deemedOn();
    }

    /** The suspension that runs. */
    public Term.@Nullable Standstill standstill() {
        return term().standstill();
    }

    /** Whether the period does not run at present. */
    public boolean timeStands() {
        return standing.timeStands();
    }

    /** The moment up to which the period ran, where it does not run at present: the first day on which it was stopped does not count. */
    public Optional<Instant> ranUntil() {
        return standing.stoodSince();
    }

    /**
     * Whether it was decided after its due date, or time stands still and the date had passed before: what was late does not become timely by waiting.
     * An open petition whose time runs is judged by the moment at which it is looked at: {@link #isLateAt}.
     */
    public boolean late() {
        var ending = ending();
        return ending == null ? standing.stoodLate() : ending.late();
    }

    /** Whether its due date has passed at this moment, as far as time ran, or it was decided too late. */
    public boolean isLateAt(Instant moment) {
        return late() || (!isDecided() && !timeStands() && term().passedAt(moment));
    }

    /** What the applicant is to supply, while it is waited for. */
    public @Nullable Supplement supplement() {
        return standing.supplements().open();
    }

    /** What was found missing and has not been asked for. */
    public @Nullable Text missing() {
        return standing.supplements().missing();
    }

    public boolean supplementOpen() {
        return supplement() != null;
    }

    /** How often a supplement was requested. */
    int supplementRounds() {
        return standing.supplements().rounds();
    }

    /** Questions to other offices in the order they were asked. */
    public List<Consultation> consultations() {
        return standing.consultations();
    }

    private Stream<Consultation> openConsultations() {
        return consultations().stream().filter(Consultation::isOpen);
    }

    /** On whom it waits before it can go on, if on anybody. */
    public @Nullable WaitsFor waitsFor() {
        if (isDecided()) {
            return null;
        }
        if (supplementOpen()) {
            return WaitsFor.SUPPLEMENT;
        }
        if (standstill() != null) {
            return WaitsFor.SUSPENSION;
        }
        return openConsultations().findAny().isPresent() ? WaitsFor.CONSULTATION : null;
    }

    /** By when the other side is to act; null where nobody is waited for or no day was set. */
    public @Nullable LocalDate waitsUntil() {
        return switch (waitsFor()) {
            case null -> null;
            case SUPPLEMENT -> supplement() instanceof Supplement open ? open.until() : null;
            case SUSPENSION -> standstill() instanceof Term.Standstill stopped ? stopped.until() : null;
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

    // How far it has come

    public Progress progress() {
        return standing.progress();
    }

    public boolean isStarted(StepId step) {
        return progress().steps().containsKey(step);
    }

    public boolean isDone(StepId step) {
        var done = progress().steps().get(step);
        return done != null && done.isDone();
    }

    /** The step of this kind on the main line that is not done, where there is one. */
    public Optional<Step> undone(Procedure prescribed, Step.Kind kind) {
        return prescribed.mainLine().stream()
                .filter(step -> step.kind() == kind && !isDone(step.id()))
                .findFirst();
    }

    public @Nullable LocalDate expectedOn(StepId step) {
        var expectation = progress().expected().get(step);
        return expectation == null ? null : expectation.on();
    }

    /**
     * Whether the procedure would be left with this step now: it is none of its steps, or a step of the main line that nobody may leave out
     * was passed over. An imported petition has no prescribed way to leave.
     */
    public boolean leaves(Procedure prescribed, StepId step) {
        if (imported() || isStarted(step)) {
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

    /** Steps that nobody may leave out, before the approval that decides, which have not begun. */
    public List<StepId> passedOver(Procedure prescribed) {
        var decision = prescribed.deciding();
        return decision.stream()
                .flatMap(approval -> prescribed.mainLine().stream().takeWhile(step -> !step.equals(approval)))
                // A paper's own steps are seen in its boxes.
                .filter(step -> !step.optional() && !IN_THE_PAPER.contains(step.kind()))
                .map(Step::id)
                .filter(step -> !isStarted(step))
                .toList();
    }

    /** Steps that are signatures on a paper. */
    public static final Set<Step.Kind> IN_THE_PAPER =
            Set.copyOf(EnumSet.of(Step.Kind.DRAFT, Step.Kind.REVIEW, Step.Kind.COOPERATE, Step.Kind.APPROVE));

    public Papers papers() {
        return standing.papers();
    }

    /** What came from others and the official in charge has not acted on. */
    public List<Arrivals.Arrival> arrivals() {
        return standing.arrivals().all();
    }

    /** The clean-handed contract, in procedures that lead to one. */
    public Integrity integrity() {
        return standing.integrity();
    }

    // How it ended

    /** The decision that holds; none while it is not decided, or is to be decided anew. */
    public @Nullable Ending ending() {
        return standing.endings().current();
    }

    public boolean isDecided() {
        return ending() != null;
    }

    public @Nullable Outcome outcome() {
        return ending() instanceof Ending ending ? ending.outcome() : null;
    }

    public @Nullable Text reason() {
        return ending() instanceof Ending ending ? ending.reason() : null;
    }

    public @Nullable Instant decidedAt() {
        return ending() instanceof Ending ending ? ending.at() : null;
    }

    /** That the applicant was told of the decision. */
    public Ending.@Nullable Notice notice() {
        return ending() instanceof Ending ending ? ending.notice() : null;
    }

    /** The objection that is open. */
    public Ending.@Nullable Objection objection() {
        return ending() instanceof Ending ending ? ending.objection() : null;
    }

    /** What was decided before it was opened again, oldest first. */
    public List<Ending> earlierEndings() {
        return standing.endings().earlier();
    }

    /** How those concerned are still to be heard before it is decided anew. */
    public @Nullable HearingWay hearing() {
        return standing.endings().hearing() instanceof Endings.Hearing hearing ? hearing.way() : null;
    }

    /** Until when they may speak, or the day of the hearing. */
    public @Nullable LocalDate opinionsBy() {
        return standing.endings().hearing() instanceof Endings.Hearing hearing ? hearing.opinionsBy() : null;
    }

    // What is not shown

    /** Entries of which the person concerned asked that they be withheld, by seq. */
    public Map<Integer, Withholding> withholdings() {
        return standing.hidden().withholdings();
    }

    /** The due date that passed and holds, of which nobody has said why; null where there is none. */
    public @Nullable Due unexplained() {
        var asked = standing.delay().asked();
        return isDecided()
                        || asked == null
                        || !asked.equals(due())
                        || asked.equals(standing.delay().explained())
                ? null
                : asked;
    }

    /** What anybody said while comments were invited. */
    public Comments comments() {
        return standing.comments();
    }

    /** How many questions of anybody's were looked at. */
    public int lastQuestion() {
        return standing.questions().last();
    }

    /** The questions that are shown and wait for an answer, by number, with the day by which it is to come. */
    public Map<Integer, LocalDate> openQuestions() {
        return standing.questions().open();
    }

    /** Nobody can read any more who filed it. */
    public boolean erased() {
        return standing.hidden().erased();
    }

    /** When the last fact was entered. */
    public Instant updatedAt() {
        return updatedAt;
    }

    public int seq() {
        return seq;
    }
}
