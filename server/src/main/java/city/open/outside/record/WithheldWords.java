package city.open.outside.record;

import city.open.ground.calendar.Text;
import city.open.outside.record.CaseView.Departure;
import city.open.outside.record.CaseView.Expected;
import city.open.outside.record.Disclosed.*;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a view may no longer say, as the entries that said it are withheld. */
final class WithheldWords {
    private boolean subject;
    private boolean reason;
    private final Set<Departed> departures = new HashSet<>();
    private final Map<String, Boolean> expected = new LinkedHashMap<>();

    private record Departed(String step, Instant at) {}

    private WithheldWords(List<Entry> entries) {
        entries.forEach(this::take);
    }

    /** The view itself where it says nothing of the kind. */
    static CaseView hidden(CaseView view, List<Entry> entries) {
        return entries.stream().anyMatch(Entry::isWithheldWhole) ? new WithheldWords(entries).in(view) : view;
    }

    private void take(Entry entry) {
        boolean withheld = entry.isWithheldWhole();
        switch (entry.disclosed()) {
            case Received _ -> subject = withheld;
            case Decided _ -> reason = withheld;
            case StepStarted _, StepCompleted _ -> {
                if (withheld && entry.step() != null) {
                    departures.add(new Departed(entry.step(), entry.occurredAt()));
                }
            }
            case StepExpected _ -> {
                if (entry.step() != null) {
                    expected.put(entry.step(), withheld);
                }
            }
            // No word of these stands above the timeline.
            case CompletenessChecked _,
                    SupplementRequested _,
                    SupplementExtended _,
                    SupplementDemanded _,
                    SupplementAnswered _,
                    Assigned _,
                    ConflictDeclared _,
                    ConsultationAsked _,
                    ConsultationExtended _,
                    ConsultationAnswered _,
                    InspectionHeld _,
                    CommitteeScheduled _,
                    CommitteeHeld _,
                    NoticePublished _,
                    Drafted _,
                    Reviewed _,
                    Concurred _,
                    Approved _,
                    DraftReturned _,
                    DocumentIssued _,
                    Extended _,
                    Suspended _,
                    Resumed _,
                    Recounted _,
                    Transferred _,
                    ProgressNoticed _,
                    DelayExplained _,
                    Reminded _,
                    Notified _,
                    ObjectionFiled _,
                    ObjectionExtended _,
                    ObjectionDecided _,
                    Reopened _,
                    OpinionHeard _,
                    CommentsInvited _,
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

    private CaseView in(CaseView view) {
        Map<String, Expected> dates = new LinkedHashMap<>();
        view.expected()
                .forEach((step, one) -> dates.put(
                        step,
                        expected.getOrDefault(step, false)
                                ? new Expected(one.on(), one.before(), emptied(one.reason()))
                                : one));
        return view.saying(
                subject ? Disclosed.WITHHELD : view.subject(),
                subject ? null : view.applicant(),
                subject ? null : view.site(),
                reason ? emptied(view.reason()) : view.reason(),
                dates,
                view.departures().stream()
                        .map(one -> departures.contains(new Departed(one.step(), one.at()))
                                ? new Departure(one.step(), Disclosed.WITHHELD, one.at())
                                : one)
                        .toList());
    }

    private static @Nullable Text emptied(@Nullable Text text) {
        return text == null ? null : Disclosed.WITHHELD;
    }
}
