package city.open.outside.telling;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.*;
import city.open.outside.record.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a petition's past still matters to it, gathered in one walk through its entries: what it waits for, on which days time stood still, what
 * was decided before, what stands beside what. Of what happened more than once, the last counts.
 */
final class Past {
    private @Nullable Said<SupplementRequested> requested;
    private @Nullable Supplement supplement;
    private @Nullable LocalDate answerBy;
    private @Nullable Said<Suspended> suspended;
    private @Nullable LocalDate standsSince;
    private @Nullable Said<ObjectionFiled> objection;
    private @Nullable LocalDate decideBy;
    private @Nullable Said<Reopened> reopened;
    private @Nullable Said<OpinionHeard> heard;
    private @Nullable Said<Decided> decided;
    private @Nullable Said<Decided> holds;
    private @Nullable LocalDate erasedOn;
    private final List<Stretch> stood = new ArrayList<>();
    private final List<Said<Decided>> earlier = new ArrayList<>();
    private final List<Said<ConsultationAsked>> asked = new ArrayList<>();
    private final List<Said<ConsultationExtended>> moreTime = new ArrayList<>();
    private final List<Said<ConsultationAnswered>> answered = new ArrayList<>();
    private final List<Said<CommitteeScheduled>> scheduled = new ArrayList<>();
    private final List<Convened> convened = new ArrayList<>();
    private final List<Said<NoticePublished>> notices = new ArrayList<>();
    private final List<Said<Opens>> openings = new ArrayList<>();
    private final List<Said<Corrected>> corrections = new ArrayList<>();
    private final Map<String, Long> takenBack = new HashMap<>();
    private final Map<Integer, LocalDate> questions = new TreeMap<>();
    private final Set<Integer> aboutWithholding = new TreeSet<>();

    /** An entry of one kind, and what it says. */
    record Said<T extends Disclosed>(Entry entry, T what) {}

    /** Days on which time stood still, first and last included. */
    record Stretch(LocalDate from, LocalDate to) {}

    /** That a committee was announced, or met. */
    private record Convened(int seq, @Nullable Text committee) {}

    Past(List<Entry> entries) {
        entries.forEach(this::take);
    }

    private void take(Entry entry) {
        switch (entry.disclosed()) {
            case SupplementRequested one -> {
                requested = new Said<>(entry, one);
                ask(new Supplement(one.what(), one.answerBy(), false, 0));
                stand(entry);
            }
            case SupplementExtended one -> {
                var before = supplement == null ? Supplement.NONE : supplement;
                ask(new Supplement(before.what(), one.answerBy(), before.last(), before.extensions() + 1));
            }
            case SupplementDemanded one -> {
                var before = supplement == null ? Supplement.NONE : supplement;
                ask(new Supplement(one.what(), one.answerBy(), true, before.extensions()));
            }
            case SupplementAnswered _, Resumed _ -> goOn(entry);
            case Suspended one -> {
                suspended = new Said<>(entry, one);
                stand(entry);
            }
            case ConsultationAsked one -> asked.add(new Said<>(entry, one));
            case ConsultationExtended one -> moreTime.add(new Said<>(entry, one));
            case ConsultationAnswered one -> answered.add(new Said<>(entry, one));
            case CommitteeScheduled one -> {
                scheduled.add(new Said<>(entry, one));
                convened.add(new Convened(entry.seq(), one.committee()));
            }
            case CommitteeHeld one -> convened.add(new Convened(entry.seq(), one.committee()));
            case NoticePublished one -> notices.add(new Said<>(entry, one));
            case Decided one -> {
                decided = new Said<>(entry, one);
                holds = decided;
                openings.add(new Said<>(entry, one));
            }
            case ObjectionFiled one -> {
                objection = new Said<>(entry, one);
                decideBy = one.decideBy() == null ? decideBy : one.decideBy();
            }
            case ObjectionExtended one -> decideBy = one.decideBy() == null ? decideBy : one.decideBy();
            case ObjectionDecided one -> {
                openings.add(new Said<>(entry, one));
                again(one.again());
            }
            case Reopened one -> {
                reopened = new Said<>(entry, one);
                again(one.again());
            }
            case OpinionHeard one -> heard = new Said<>(entry, one);
            case QuestionAsked one -> {
                if (one.number() != null && one.replyDue() != null) {
                    questions.put(one.number(), one.replyDue());
                }
            }
            case QuestionAnswered one -> {
                if (one.number() != null) {
                    questions.remove(one.number());
                }
            }
            case DocumentWithdrawn one -> {
                if (one.document() != null) {
                    takenBack.putIfAbsent(one.document(), entry.index());
                }
            }
            case WithholdingAsked one -> withhold(entry, one.seq());
            case WithholdingDecided one -> withhold(entry, one.seq());
            case Erased _ -> erasedOn = erasedOn == null ? When.dayOf(entry.occurredAt()) : erasedOn;
            case Corrected one -> corrections.add(new Said<>(entry, one));
            // The rest is past once it has happened, or stands in the view or in the clean-handed contract.
            case Received _,
                    CompletenessChecked _,
                    Assigned _,
                    ConflictDeclared _,
                    StepStarted _,
                    StepCompleted _,
                    InspectionHeld _,
                    Drafted _,
                    Reviewed _,
                    Concurred _,
                    Approved _,
                    DraftReturned _,
                    DocumentIssued _,
                    Extended _,
                    Recounted _,
                    Transferred _,
                    ProgressNoticed _,
                    DelayExplained _,
                    Reminded _,
                    StepExpected _,
                    Notified _,
                    DocumentOpened _,
                    OrderIssued _,
                    OrderAnswered _,
                    OrderEnded _,
                    ContractStated _,
                    PledgeSigned _,
                    VisitAnnounced _,
                    VisitHeld _,
                    Recommended _,
                    RecommendationAnswered _,
                    CommentsInvited _,
                    NeighboursWritten _,
                    CommentGiven _,
                    CommentsAnswered _,
                    SanctionImposed _,
                    OfCity _,
                    Unknown _ -> {}
        }
    }

    private void ask(Supplement now) {
        supplement = now;
        answerBy = now.by() == null ? answerBy : now.by();
    }

    private void stand(Entry entry) {
        standsSince = standsSince == null ? When.dayOf(entry.occurredAt()) : standsSince;
    }

    private void goOn(Entry entry) {
        if (standsSince != null) {
            stood.add(new Stretch(standsSince, When.dayOf(entry.occurredAt())));
        }
        standsSince = null;
    }

    private void again(@Nullable List<String> steps) {
        if (holds != null && steps != null) {
            earlier.add(holds);
            holds = null;
        }
    }

    private void withhold(Entry entry, @Nullable Integer seq) {
        aboutWithholding.add(entry.seq());
        if (seq != null) {
            aboutWithholding.add(seq);
        }
    }

    @Nullable
    Said<SupplementRequested> requested() {
        return requested;
    }

    /** As it was asked for last, whether or not it was answered. */
    @Nullable
    Supplement supplement() {
        return supplement;
    }

    /** The last day that was named for an answer. */
    @Nullable
    LocalDate answerBy() {
        return answerBy;
    }

    @Nullable
    Said<Suspended> suspended() {
        return suspended;
    }

    List<Stretch> stood() {
        return stood;
    }

    /** Null while time runs. */
    @Nullable
    LocalDate standsSince() {
        return standsSince;
    }

    @Nullable
    Said<ObjectionFiled> objection() {
        return objection;
    }

    /** The last day that was named for deciding on the objection. */
    @Nullable
    LocalDate decideBy() {
        return decideBy;
    }

    @Nullable
    Said<Reopened> reopened() {
        return reopened;
    }

    @Nullable
    Said<OpinionHeard> heard() {
        return heard;
    }

    @Nullable
    Said<Decided> decided() {
        return decided;
    }

    /** What was decided before it was opened again, oldest first. */
    List<Said<Decided>> earlier() {
        return earlier;
    }

    @Nullable
    LocalDate erasedOn() {
        return erasedOn;
    }

    /** Questions to other offices without a reply. A reply names the question or, where it came on paper, only the office. */
    List<Said<ConsultationAsked>> unanswered() {
        return asked.stream()
                .filter(one -> answered.stream()
                        .filter(reply -> reply.entry().seq() > one.entry().seq())
                        .noneMatch(reply -> reply.what().asked() == null
                                ? one.what().office() != null
                                        && one.what()
                                                .office()
                                                .equals(reply.what().office())
                                : reply.what().asked() == one.entry().seq()))
                .toList();
    }

    /** By when the reply is to come, as it was said last. */
    @Nullable
    LocalDate replyBy(Said<ConsultationAsked> question) {
        var by = question.what().replyBy();
        for (var one : moreTime) {
            if (one.what().asked() != null
                    && one.what().asked() == question.entry().seq()) {
                by = one.what().replyBy() == null
                        ? question.what().replyBy()
                        : one.what().replyBy();
            }
        }
        return by;
    }

    /** Committees that were announced and of which nothing was heard since. */
    List<Said<CommitteeScheduled>> expected() {
        return scheduled.stream()
                .filter(one -> convened.stream()
                        .noneMatch(later -> later.seq() > one.entry().seq()
                                && Objects.equals(one.what().committee(), later.committee())))
                .toList();
    }

    List<Said<NoticePublished>> notices() {
        return notices;
    }

    List<Said<Opens>> openings() {
        return openings;
    }

    List<Said<Corrected>> corrections() {
        return corrections;
    }

    /** By when the questions are to be answered that are shown and not answered, by their number. */
    Map<Integer, LocalDate> questions() {
        return Collections.unmodifiableMap(questions);
    }

    /** The index of the entry that took this paper back; null where none did. */
    @Nullable
    Long takenBack(String document) {
        return takenBack.get(document);
    }

    /** The numbers of entries that somebody asked to be withheld, and of those that say so. */
    Set<Integer> aboutWithholding() {
        return aboutWithholding;
    }
}
