package city.open.inside.petition;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Text;
import city.open.inside.petition.Ending.Objection;
import city.open.inside.petition.Endings.Hearing;
import city.open.inside.petition.Papers.Signature;
import city.open.inside.petition.Petition.Withholding;
import city.open.inside.petition.PetitionEvent.*;
import city.open.inside.petition.Progress.Expectation;
import city.open.inside.petition.Progress.Sitting;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the facts have said of a petition so far, part by part. What a fact does to it is written in {@link #changedBy}, and what it brings to the desk in {@link Arrivals}. */
record Standing(
        Filing filing,
        Charge charge,
        Term term,
        Supplements supplements,
        List<Consultation> consultations,
        Progress progress,
        Papers papers,
        Endings endings,
        Hidden hidden,
        Questions questions,
        Delay delay,
        Comments comments,
        Integrity integrity,
        Arrivals arrivals) {

    /** What facts change. */
    sealed interface Part
            permits Charge,
                    Term,
                    Supplements,
                    Progress,
                    Papers,
                    Endings,
                    Hidden,
                    Questions,
                    Delay,
                    Comments,
                    Integrity,
                    Arrivals {}

    /**
     * @param open the one that is waited for
     * @param missing what was found missing and has not been asked for
     */
    record Supplements(
            int rounds, @Nullable Supplement open, @Nullable Text missing) implements Part {
        static final Supplements NONE = new Supplements(0, null, null);

        Supplements checked(boolean complete, @Nullable Text note) {
            return complete && missing == null ? this : new Supplements(rounds, open, complete ? null : note);
        }

        Supplements changed(UnaryOperator<Supplement> change) {
            return open == null ? this : new Supplements(rounds, change.apply(open), missing);
        }

        Supplements over() {
            return new Supplements(rounds, null, null);
        }
    }

    /**
     * @param withholdings entries of which the person concerned asked that they be withheld, by seq
     * @param erased nobody can read any more who filed it
     */
    record Hidden(Map<Integer, Withholding> withholdings, boolean erased) implements Part {
        static final Hidden NOTHING = new Hidden(Map.of(), false);

        Hidden with(int seq, Withholding withholding) {
            return new Hidden(Grown.map(withholdings, seq, withholding), erased);
        }
    }

    /**
     * What anybody asked in public.
     *
     * @param last the number of the last one, 0 where nobody has asked
     * @param open those that are shown and not answered, with the day by which they are to be
     */
    record Questions(int last, Map<Integer, LocalDate> open) implements Part {
        static final Questions NONE = new Questions(0, Map.of());

        Questions asked(int number, @Nullable LocalDate replyDue) {
            return new Questions(number, replyDue == null ? open : Grown.map(open, number, replyDue));
        }

        Questions answered(int number) {
            Map<Integer, LocalDate> left = new LinkedHashMap<>(open);
            left.remove(number);
            return new Questions(last, Collections.unmodifiableMap(left));
        }
    }

    /**
     * Whether somebody said why a due date passed.
     *
     * @param asked the date that passed last, of which whoever has the petition was reminded
     * @param explained the date of which somebody said why last
     */
    record Delay(@Nullable Due asked, @Nullable Due explained) implements Part {
        static final Delay NONE = new Delay(null, null);

        Delay askedOf(Due due) {
            return new Delay(due, explained);
        }

        Delay explained(Due due) {
            return new Delay(asked, due);
        }
    }

    static Standing received(Fact first, Received received) {
        var at = first.occurredAt();
        return new Standing(
                new Filing(first.petition(), at, received),
                Charge.of(new AgencyCode(first.petition().agency()), received.division()),
                Term.counted(at, received.due(), received.deemedOn()),
                Supplements.NONE,
                List.of(),
                Progress.receivedAt(at, received.step()),
                Papers.NONE,
                Endings.NONE,
                Hidden.NOTHING,
                Questions.NONE,
                Delay.NONE,
                Comments.NONE,
                Integrity.NONE,
                Arrivals.NONE);
    }

    Standing after(Fact fact) {
        return changedBy(fact).with(arrivals.after(fact, charge.official()));
    }

    private Standing changedBy(Fact fact) {
        var at = fact.occurredAt();
        var day = localDay(at);
        return switch (fact.event()) {
            case Received _ -> throw new IllegalStateException(filing.number() + " was received twice");
            case CompletenessChecked e ->
                with((e.complete() ? progress.completed(e.step(), at) : progress).underWay())
                        .with(supplements.checked(e.complete(), e.note()));
            case SupplementRequested e ->
                with(new Supplements(e.round(), Supplement.requested(e.what(), day, e.answerBy()), null))
                        .with(progress.underWay());
            case SupplementExtended e -> with(supplements.changed(open -> open.extended(e.answerBy(), e.times())));
            case SupplementDemanded e -> with(supplements.changed(open -> open.demanded(e.what(), e.answerBy())));
            case SupplementAnswered e -> {
                var open = supplements.open();
                yield with(supplements.over())
                        .with((open == null ? term : term.leavingOut(open.since(), day))
                                .recounted(e.due(), e.deemedOn()))
                        .with(progress.underWay());
            }
            case Assigned e -> with(charge.givenTo(e.division(), e.official())).with(progress.underWay());
            case StepStarted e -> {
                var started = progress.started(e.step(), at);
                var expected = e.expectedBy();
                yield with((expected == null
                                ? started
                                : started.expecting(e.step(), new Expectation(expected, null, null)))
                        .departing(e.step(), e.departure(), at));
            }
            case StepCompleted e ->
                with(progress.completed(e.step(), at).underWay().departing(e.step(), e.departure(), at));
            case StepExpected e -> with(progress.expecting(e.step(), new Expectation(e.on(), e.before(), e.reason())));
            case ConflictDeclared e -> with(charge.without(e.official()));
            case ConsultationAsked e ->
                with(Grown.list(consultations, Consultation.asked(fact.seq(), e, at)))
                        .with(progress.started(e.step(), at));
            case ConsultationExtended e -> with(consultation(e.asked(), one -> one.extended(e.replyBy())));
            case ConsultationAnswered e ->
                with(consultation(e.asked(), one -> one.answered(at))).with(progress.underWay());
            case InspectionHeld e -> with(progress.started(e.step(), at));
            case CommitteeScheduled e ->
                with(progress.started(e.step(), at).announcing(new Sitting(e.step(), e.committee(), e.on())));
            case CommitteeHeld e -> with(progress.completed(e.step(), at).sat(e.step(), e.committee()));
            case NoticePublished e -> with(progress.completed(e.step(), at));
            case Drafted e ->
                with(papers.drafted(fact.by(), e.document()).signed(Signature.of(fact)))
                        .with(progress.underWay());
            case Reviewed e -> with(papers.signed(Signature.of(fact, e.dissent())));
            case Concurred e -> with(papers.signed(Signature.of(fact, e.dissent())));
            case Approved e ->
                with(papers.approved(fact.by()).signed(Signature.of(fact, e))).with(progress.completed(e.step(), at));
            case DraftReturned e -> with(papers.returned(fact, e).signed(Signature.of(fact)));
            case Extended e -> with(term.extended(new Extension(e.days()), e.due(), e.deemedOn()));
            case Suspended e -> with(term.stopped(e.from(), e.until())).with(progress.underWay());
            case Resumed e -> {
                var stopped = term.standstill();
                yield with((stopped == null ? term : term.leavingOut(stopped.since(), e.to()))
                                .running()
                                .recounted(e.due(), e.deemedOn()))
                        .with(progress.underWay());
            }
            case Recounted e -> with(term.recounted(e.due(), e.deemedOn()));
            case Transferred e -> with(charge.movedTo(e.agency(), e.to()));
            case Decided e ->
                with(endings.decided(Ending.decided(e, at, isLateAt(at))))
                        .with(supplements.over())
                        .with(term.running())
                        .with(progress.underWay());
            case Notified e ->
                with(endings.changed(ending -> ending.told(at, e.objectionUntil())))
                        .with(progress.completed(e.step(), at));
            case ObjectionFiled e -> with(contested(new Objection(e.decideBy(), false)));
            case ObjectionExtended e -> with(contested(new Objection(e.decideBy(), true)));
            case ObjectionDecided e ->
                e.again() == null
                        ? with(contested(null))
                        : with(contested(null)).openedAgain(null, e.due(), e.again(), at);
            case Reopened e -> openedAgain(Hearing.of(e), e.due(), e.again(), at);
            case OpinionHeard _ -> with(endings.heard());
            case ContractStated e -> with(integrity.stated(e));
            case PledgeSigned e -> with(integrity.signed(e.side()));
            case VisitAnnounced e -> with(integrity.visitOn(e.on()));
            case VisitHeld _ -> with(integrity.visitOn(null));
            case Recommended e -> with(integrity.recommended(fact.seq(), e));
            case RecommendationAnswered e -> with(integrity.answered(e.asked()));
            case WithholdingAsked e -> with(hidden.with(e.seq(), Withholding.ASKED));
            case WithholdingDecided e ->
                with(hidden.with(e.seq(), e.granted() ? Withholding.GRANTED : Withholding.REFUSED));
            case QuestionAsked e -> with(questions.asked(e.number(), e.replyDue()));
            case QuestionAnswered e -> with(questions.answered(e.number()));
            case Reminded e -> e.overdue() ? with(delay.askedOf(e.due())) : this;
            case DelayExplained e -> with(delay.explained(e.due()));
            case CommentsInvited e -> with(comments.invited(e)).with(progress.started(e.step(), at));
            case NeighboursWritten e -> with(e.ofResult() ? comments : comments.written(e.letters()));
            case CommentGiven e -> with(comments.given(e, at));
            case CommentsAnswered e -> with(comments.answered(e));
            case Erased _ -> with(new Hidden(hidden.withholdings(), true));
            case SanctionImposed _,
                    DocumentIssued _,
                    DocumentOpened _,
                    DocumentWithdrawn _,
                    ProgressNoticed _,
                    Corrected _,
                    OrderIssued _,
                    OrderAnswered _,
                    OrderEnded _ -> this;
        };
    }

    /** To be decided anew, within a period of its own. */
    private Standing openedAgain(@Nullable Hearing first, @Nullable Due due, List<StepId> again, Instant at) {
        return with(endings.openedAgain(first))
                .with(papers.withoutPaper())
                .with(Term.counted(at, due, null))
                .with(progress.again(again));
    }

    private Endings contested(@Nullable Objection objection) {
        return endings.changed(ending -> ending.contested(objection));
    }

    private List<Consultation> consultation(@Nullable Integer asked, UnaryOperator<Consultation> change) {
        return consultations.stream()
                .map(one -> asked != null && one.asked() == asked ? change.apply(one) : one)
                .toList();
    }

    /** The moment up to which time ran, where it stands still: the days on which it was stopped do not count. */
    Optional<Instant> stoodSince() {
        var supplement = supplements.open();
        var standstill = term.standstill();
        return Stream.of(supplement == null ? null : supplement.since(), standstill == null ? null : standstill.since())
                .filter(Objects::nonNull)
                .map(day -> day.atStartOfDay(CityTime.ZONE).toInstant())
                .min(Instant::compareTo);
    }

    boolean timeStands() {
        return supplements.open() != null || term.standstill() != null;
    }

    /** Whether time stands still and the due date had passed before. */
    boolean stoodLate() {
        return stoodSince().filter(term::passedAt).isPresent();
    }

    private boolean isLateAt(Instant at) {
        return term.passedAt(stoodSince().filter(since -> since.isBefore(at)).orElse(at));
    }

    private static LocalDate localDay(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    private Standing with(List<Consultation> changed) {
        return new Standing(
                filing,
                charge,
                term,
                supplements,
                changed,
                progress,
                papers,
                endings,
                hidden,
                questions,
                delay,
                comments,
                integrity,
                arrivals);
    }

    /** The same with one part changed; most facts bring nothing to the desk. */
    private Standing with(Part changed) {
        return changed == arrivals
                ? this
                : new Standing(
                        filing,
                        changed instanceof Charge one ? one : charge,
                        changed instanceof Term one ? one : term,
                        changed instanceof Supplements one ? one : supplements,
                        consultations,
                        changed instanceof Progress one ? one : progress,
                        changed instanceof Papers one ? one : papers,
                        changed instanceof Endings one ? one : endings,
                        changed instanceof Hidden one ? one : hidden,
                        changed instanceof Questions one ? one : questions,
                        changed instanceof Delay one ? one : delay,
                        changed instanceof Comments one ? one : comments,
                        changed instanceof Integrity one ? one : integrity,
                        changed instanceof Arrivals one ? one : arrivals);
    }
}
