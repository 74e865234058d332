package city.open.outside.record;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.CityKind;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.FactKind;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.OrderEnd;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SanctionGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.ground.vocabulary.TakenUp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one public entry says, a record for each kind: the one place where its parts are read by name. Whoever tells, counts, mails or shows old
 * states asks by {@code switch}, without a default, so that the compiler names each of them for a new kind.
 *
 * <p>Any part may be missing, as it may be withheld or be newer than the entry; it is null then, or false, or nothing in a list. So is a part of
 * an unexpected shape: the record outlives this version. Days and minutes are those of the city.
 */
public sealed interface Disclosed {
    /** What stands in heads and lists where words were. */
    Text WITHHELD = new Text("비공개", "Withheld");

    /** What is shown of it by now; {@link Entry#isWithheldWhole} tells whether that is only its stub. */
    static Disclosed of(Entry entry) {
        var parts = new Parts(entry.open(), entry.masked());
        return FactKind.named(entry.kind())
                .map(kind -> of(kind, parts))
                .or(() -> CityKind.named(entry.kind()).map(kind -> of(kind, parts)))
                .orElseGet(() -> new Unknown(entry.kind()));
    }

    /** One of which nothing is shown, to ask what hangs on the kind alone. */
    static Disclosed blank(FactKind kind) {
        return of(kind, new Parts(Map.of(), Map.of()));
    }

    /** Words that stand in an entry, in both languages or once; null for what are none. */
    static @Nullable Text words(@Nullable Object value) {
        return Parts.said(value);
    }

    private static Disclosed of(FactKind kind, Parts parts) {
        return switch (kind) {
            case PETITION_RECEIVED ->
                new Received(
                        parts.string("variant"),
                        parts.string("division"),
                        parts.text("subject"),
                        parts.masked("applicant"),
                        parts.masked("site"),
                        parts.string("channel"),
                        parts.instant("submittedAt"),
                        parts.string("period"),
                        parts.due("due"),
                        parts.date("deemedOn"),
                        parts.isTrue("imported"));
            case COMPLETENESS_CHECKED -> new CompletenessChecked(parts.isTrue("complete"), parts.text("note"));
            case SUPPLEMENT_REQUESTED ->
                new SupplementRequested(parts.text("what"), parts.date("answerBy"), parts.number("round"));
            case SUPPLEMENT_EXTENDED -> new SupplementExtended(parts.date("answerBy"), parts.number("times"));
            case SUPPLEMENT_DEMANDED -> new SupplementDemanded(parts.text("what"), parts.date("answerBy"));
            case SUPPLEMENT_ANSWERED ->
                new SupplementAnswered(parts.text("what"), parts.due("due"), parts.date("deemedOn"));
            case PETITION_ASSIGNED ->
                new Assigned(
                        parts.string("division"),
                        parts.person("official"),
                        parts.text("reason"),
                        parts.string("draw"),
                        parts.persons("eligible"),
                        parts.number("excluded"),
                        parts.number("passedOver"));
            case CONFLICT_DECLARED -> new ConflictDeclared(parts.person("official"));
            case STEP_STARTED -> new StepStarted(parts.date("expectedBy"), parts.text("departure"));
            case STEP_COMPLETED ->
                new StepCompleted(parts.text("result"), parts.text("summary"), parts.text("departure"));
            case CONSULTATION_ASKED ->
                new ConsultationAsked(
                        parts.text("office"),
                        parts.text("question"),
                        parts.date("replyBy"),
                        parts.string("agency"),
                        parts.string("unit"));
            case CONSULTATION_EXTENDED ->
                new ConsultationExtended(parts.number("asked"), parts.text("reason"), parts.date("replyBy"));
            case CONSULTATION_ANSWERED ->
                new ConsultationAnswered(parts.text("office"), parts.text("reply"), parts.number("asked"));
            case INSPECTION_HELD -> new InspectionHeld(parts.text("findings"));
            case COMMITTEE_SCHEDULED ->
                new CommitteeScheduled(parts.text("committee"), parts.text("agenda"), parts.date("on"));
            case COMMITTEE_HELD ->
                new CommitteeHeld(
                        parts.text("committee"),
                        parts.date("heldOn"),
                        parts.text("outcome"),
                        parts.number("votesFor"),
                        parts.number("votesAgainst"),
                        parts.text("early"));
            case NOTICE_PUBLISHED -> new NoticePublished(parts.text("where"), parts.date("until"));
            case DOCUMENT_DRAFTED ->
                new Drafted(parts.text("title"), parts.string("document"), parts.text("acknowledged"));
            case DOCUMENT_REVIEWED ->
                new Reviewed(parts.text("skipped"), parts.isTrue("dissent"), parts.string("document"));
            case DOCUMENT_CONCURRED -> new Concurred(parts.isTrue("dissent"), parts.string("document"));
            case DOCUMENT_APPROVED ->
                new Approved(
                        parts.isTrue("delegated"),
                        parts.isTrue("acting"),
                        parts.string("document"),
                        parts.string("registration"),
                        parts.string("authority"),
                        parts.string("actingFor"));
            case DOCUMENT_RETURNED -> new DraftReturned(parts.text("reason"), parts.string("document"));
            case DOCUMENT_ISSUED ->
                new DocumentIssued(parts.string("document"), parts.string("registration"), parts.text("to"));
            case PERIOD_EXTENDED ->
                new Extended(
                        parts.chosen("reason", ExtensionReason.class),
                        parts.text("explanation"),
                        parts.number("times"),
                        parts.isTrue("consented"),
                        parts.due("due"),
                        parts.date("deemedOn"),
                        parts.number("days"));
            case PERIOD_SUSPENDED ->
                new Suspended(
                        parts.chosen("ground", SuspensionGround.class),
                        parts.date("from"),
                        parts.text("explanation"),
                        parts.date("until"));
            case PERIOD_RESUMED ->
                new Resumed(parts.date("to"), parts.due("due"), parts.date("deemedOn"), parts.text("explanation"));
            case PERIOD_RECOUNTED ->
                new Recounted(parts.text("cause"), parts.due("before"), parts.due("due"), parts.date("deemedOn"));
            case PETITION_TRANSFERRED ->
                new Transferred(
                        parts.string("from"),
                        parts.string("to"),
                        parts.text("reason"),
                        parts.string("agency"),
                        parts.due("receiveBy"));
            case PROGRESS_NOTICED -> new ProgressNoticed(parts.number("days"), parts.text("standing"));
            case DELAY_EXPLAINED ->
                new DelayExplained(
                        parts.due("due"), parts.string("delay"), parts.text("reason"), parts.text("explanation"));
            case HANDLING_REMINDED ->
                new Reminded(parts.isTrue("overdue"), parts.due("due"), parts.number("workingDays"));
            case STEP_EXPECTED -> new StepExpected(parts.date("on"), parts.date("before"), parts.text("reason"));
            case PETITION_DECIDED ->
                new Decided(
                        parts.chosen("outcome", CaseView.Outcome.class),
                        parts.text("reason"),
                        parts.texts("conditions"),
                        parts.text("remedies"),
                        parts.string("document"),
                        parts.text("departure"),
                        parts.strings("passedOver"),
                        parts.openings("opened"),
                        parts.number("notOpened"));
            case RESULT_NOTIFIED -> new Notified(parts.string("channel"), parts.date("objectionUntil"));
            case OBJECTION_FILED -> new ObjectionFiled(parts.date("decideBy"));
            case OBJECTION_EXTENDED -> new ObjectionExtended(parts.text("reason"), parts.date("decideBy"));
            case OBJECTION_DECIDED ->
                new ObjectionDecided(
                        parts.isTrue("upheld"),
                        parts.text("reason"),
                        parts.due("due"),
                        parts.strings("again"),
                        parts.openings("opened"),
                        parts.number("notOpened"));
            case PETITION_REOPENED ->
                new Reopened(
                        parts.chosen("ground", ReopeningGround.class),
                        parts.text("reason"),
                        parts.chosen("hearing", HearingWay.class),
                        parts.date("opinionsBy"),
                        parts.text("unheard"),
                        parts.due("due"),
                        parts.strings("again"));
            case OPINION_HEARD -> new OpinionHeard(parts.chosen("way", HearingWay.class), parts.text("result"));
            case QUESTION_ASKED ->
                new QuestionAsked(
                        parts.number("number"),
                        parts.date("askedOn"),
                        parts.text("words"),
                        parts.string("ground"),
                        parts.date("replyDue"));
            case QUESTION_ANSWERED ->
                new QuestionAnswered(parts.number("number"), parts.text("answer"), parts.date("replyDue"));
            case COMMENTS_INVITED ->
                new CommentsInvited(
                        parts.text("about"), parts.date("from"), parts.date("until"), parts.date("answerBy"));
            case NEIGHBOURS_WRITTEN -> new NeighboursWritten(parts.number("letters"), parts.isTrue("ofResult"));
            case COMMENT_GIVEN ->
                new CommentGiven(
                        parts.number("number"),
                        parts.date("givenOn"),
                        parts.isTrue("neighbour"),
                        parts.text("words"),
                        parts.string("ground"));
            case COMMENTS_ANSWERED ->
                new CommentsAnswered(
                        parts.numbers("numbers"),
                        parts.chosen("takenUp", TakenUp.class),
                        parts.text("answer"),
                        parts.date("answerBy"));
            case CONTRACT_STATED ->
                new ContractStated(
                        parts.chosen("contract", ContractKind.class),
                        parts.amount("amount"),
                        parts.number("rules"),
                        parts.isTrue("watched"));
            case PLEDGE_SIGNED -> new PledgeSigned(parts.chosen("side", PledgeSide.class));
            case VISIT_ANNOUNCED -> new VisitAnnounced(parts.date("on"), parts.text("purpose"));
            case VISIT_HELD -> new VisitHeld(parts.text("findings"));
            case RECOMMENDATION_MADE -> new Recommended(parts.text("recommendation"), parts.date("answerBy"));
            case RECOMMENDATION_ANSWERED ->
                new RecommendationAnswered(parts.number("asked"), parts.isTrue("followed"), parts.text("answer"));
            case SANCTION_IMPOSED ->
                new SanctionImposed(
                        parts.chosen("ground", SanctionGround.class),
                        parts.amount("bribe"),
                        parts.number("months"),
                        parts.date("from"),
                        parts.date("until"),
                        parts.date("committee"),
                        parts.text("reason"));
            case DOCUMENT_OPENED ->
                new DocumentOpened(
                        parts.string("document"),
                        parts.text("title"),
                        parts.number("pages"),
                        parts.string("sha256"),
                        parts.covered("covered"),
                        parts.person("redactedBy"));
            case DOCUMENT_WITHDRAWN -> new DocumentWithdrawn(parts.string("document"), parts.text("reason"));
            case WITHHOLDING_ASKED -> new WithholdingAsked(parts.number("seq"), parts.date("decideBy"));
            case WITHHOLDING_DECIDED ->
                new WithholdingDecided(
                        parts.number("seq"), parts.isTrue("granted"), parts.string("ground"), parts.text("reason"));
            case PETITION_ERASED -> new Erased(parts.chosen("ground", ErasureGround.class));
            case ENTRY_CORRECTED -> new Corrected(parts.number("seq"), parts.text("correction"), parts.text("reason"));
            case ORDER_ISSUED ->
                new OrderIssued(
                        parts.number("order"),
                        parts.chosen("demand", OrderDemand.class),
                        parts.text("instruction"),
                        parts.due("due"),
                        parts.date("answerBy"));
            case ORDER_ANSWERED ->
                new OrderAnswered(
                        parts.number("order"), parts.text("answer"), parts.date("orderedOn"), parts.date("answerBy"));
            case ORDER_ENDED ->
                new OrderEnded(parts.number("order"), parts.chosen("end", OrderEnd.class), parts.text("reason"));
        };
    }

    private static Disclosed of(CityKind kind, Parts parts) {
        return switch (kind) {
            case POLICY_PUBLISHED -> new PolicyPublished(parts.things());
            case PROCEDURE_PUBLISHED -> new ProcedurePublished(parts.things());
            case HOLIDAYS_PUBLISHED -> new HolidaysPublished(parts.things());
            case ORGANIZATION_PUBLISHED -> new OrganizationPublished(parts.things());
            case LETTERS_PUBLISHED -> new LettersPublished(parts.things());
            case OPENINGS_PUBLISHED -> new OpeningsPublished(parts.things());
            case FIGURES_PUBLISHED -> new FiguresPublished(parts.things());
            case REGISTER_PUBLISHED -> new RegisterPublished(parts.things());
            case AUDITS_PUBLISHED -> new AuditsPublished(parts.things());
        };
    }

    /** Of a kind that this version does not know. */
    record Unknown(String kind) implements Disclosed {}

    // What happened to a petition, in the order of FactKind

    /** {@code applicant} and {@code site} are masked. */
    record Received(
            @Nullable String variant,
            @Nullable String division,
            @Nullable Text subject,
            @Nullable String applicant,
            @Nullable String site,
            @Nullable String channel,
            @Nullable Instant submittedAt,
            @Nullable String period,
            @Nullable Due due,
            @Nullable LocalDate deemedOn,
            boolean imported)
            implements Disclosed {}

    record CompletenessChecked(boolean complete, @Nullable Text note) implements Disclosed {}

    record SupplementRequested(
            @Nullable Text what,
            @Nullable LocalDate answerBy,
            @Nullable Integer round) implements Disclosed {}

    record SupplementExtended(
            @Nullable LocalDate answerBy, @Nullable Integer times) implements Disclosed {}

    record SupplementDemanded(@Nullable Text what, @Nullable LocalDate answerBy) implements Disclosed {}

    record SupplementAnswered(
            @Nullable Text what,
            @Nullable Due due,
            @Nullable LocalDate deemedOn) implements Disclosed {}

    /** {@code eligible}: among whom it was drawn; null where it was not. */
    record Assigned(
            @Nullable String division,
            @Nullable Person official,
            @Nullable Text reason,
            @Nullable String draw,
            @Nullable List<Person> eligible,
            @Nullable Integer excluded,
            @Nullable Integer passedOver)
            implements Disclosed {}

    record ConflictDeclared(@Nullable Person official) implements Disclosed {}

    record StepStarted(
            @Nullable LocalDate expectedBy, @Nullable Text departure) implements MayDepart {}

    record StepCompleted(
            @Nullable Text result,
            @Nullable Text summary,
            @Nullable Text departure) implements MayDepart {}

    record ConsultationAsked(
            @Nullable Text office,
            @Nullable Text question,
            @Nullable LocalDate replyBy,
            @Nullable String agency,
            @Nullable String unit)
            implements Disclosed {}

    /** {@code asked} is the number of the entry that asked. */
    record ConsultationExtended(
            @Nullable Integer asked,
            @Nullable Text reason,
            @Nullable LocalDate replyBy) implements Disclosed {}

    /** {@code asked} is the number of the entry that asked; null where the reply names only the office. */
    record ConsultationAnswered(
            @Nullable Text office,
            @Nullable Text reply,
            @Nullable Integer asked) implements Disclosed {}

    record InspectionHeld(@Nullable Text findings) implements Disclosed {}

    record CommitteeScheduled(
            @Nullable Text committee,
            @Nullable Text agenda,
            @Nullable LocalDate on) implements Disclosed {}

    record CommitteeHeld(
            @Nullable Text committee,
            @Nullable LocalDate heldOn,
            @Nullable Text outcome,
            @Nullable Integer votesFor,
            @Nullable Integer votesAgainst,
            @Nullable Text early)
            implements Disclosed {}

    record NoticePublished(@Nullable Text where, @Nullable LocalDate until) implements Disclosed {}

    record Drafted(
            @Nullable Text title,
            @Nullable String document,
            @Nullable Text acknowledged) implements Disclosed {}

    /** {@code skipped}: why nobody reviewed it. */
    record Reviewed(
            @Nullable Text skipped,
            boolean dissent,
            @Nullable String document) implements Disclosed {}

    record Concurred(boolean dissent, @Nullable String document) implements Disclosed {}

    record Approved(
            boolean delegated,
            boolean acting,
            @Nullable String document,
            @Nullable String registration,
            @Nullable String authority,
            @Nullable String actingFor)
            implements Disclosed {}

    record DraftReturned(@Nullable Text reason, @Nullable String document) implements Disclosed {}

    record DocumentIssued(
            @Nullable String document,
            @Nullable String registration,
            @Nullable Text to) implements Disclosed {}

    record Extended(
            @Nullable Chosen<ExtensionReason> reason,
            @Nullable Text explanation,
            @Nullable Integer times,
            boolean consented,
            @Nullable Due due,
            @Nullable LocalDate deemedOn,
            @Nullable Integer days)
            implements Disclosed {}

    record Suspended(
            @Nullable Chosen<SuspensionGround> ground,
            @Nullable LocalDate from,
            @Nullable Text explanation,
            @Nullable LocalDate until)
            implements Disclosed {}

    record Resumed(
            @Nullable LocalDate to,
            @Nullable Due due,
            @Nullable LocalDate deemedOn,
            @Nullable Text explanation) implements Disclosed {}

    record Recounted(
            @Nullable Text cause,
            @Nullable Due before,
            @Nullable Due due,
            @Nullable LocalDate deemedOn) implements Disclosed {}

    record Transferred(
            @Nullable String from,
            @Nullable String to,
            @Nullable Text reason,
            @Nullable String agency,
            @Nullable Due receiveBy)
            implements Disclosed {}

    record ProgressNoticed(@Nullable Integer days, @Nullable Text standing) implements Disclosed {}

    record DelayExplained(
            @Nullable Due due,
            @Nullable String delay,
            @Nullable Text reason,
            @Nullable Text explanation) implements Disclosed {}

    record Reminded(
            boolean overdue, @Nullable Due due, @Nullable Integer workingDays) implements Disclosed {}

    record StepExpected(
            @Nullable LocalDate on,
            @Nullable LocalDate before,
            @Nullable Text reason) implements Disclosed {}

    record Decided(
            @Nullable Chosen<CaseView.Outcome> outcome,
            @Nullable Text reason,
            List<Text> conditions,
            @Nullable Text remedies,
            @Nullable String document,
            @Nullable Text departure,
            @Nullable List<String> passedOver,
            List<Opening> opened,
            @Nullable Integer notOpened)
            implements MayDepart, Opens {}

    record Notified(@Nullable String channel, @Nullable LocalDate objectionUntil) implements Disclosed {}

    record ObjectionFiled(@Nullable LocalDate decideBy) implements Disclosed {}

    record ObjectionExtended(
            @Nullable Text reason, @Nullable LocalDate decideBy) implements Disclosed {}

    /** {@code again}: the steps that are done anew; null where nothing is. */
    record ObjectionDecided(
            boolean upheld,
            @Nullable Text reason,
            @Nullable Due due,
            @Nullable List<String> again,
            List<Opening> opened,
            @Nullable Integer notOpened)
            implements Opens {}

    record Reopened(
            @Nullable Chosen<ReopeningGround> ground,
            @Nullable Text reason,
            @Nullable Chosen<HearingWay> hearing,
            @Nullable LocalDate opinionsBy,
            @Nullable Text unheard,
            @Nullable Due due,
            @Nullable List<String> again)
            implements Disclosed {}

    record OpinionHeard(
            @Nullable Chosen<HearingWay> way, @Nullable Text result) implements Disclosed {}

    record QuestionAsked(
            @Nullable Integer number,
            @Nullable LocalDate askedOn,
            @Nullable Text words,
            @Nullable String ground,
            @Nullable LocalDate replyDue)
            implements Disclosed {}

    record QuestionAnswered(
            @Nullable Integer number,
            @Nullable Text answer,
            @Nullable LocalDate replyDue) implements Disclosed {}

    record CommentsInvited(
            @Nullable Text about,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate answerBy) implements Disclosed {}

    record NeighboursWritten(@Nullable Integer letters, boolean ofResult) implements Disclosed {}

    record CommentGiven(
            @Nullable Integer number,
            @Nullable LocalDate givenOn,
            boolean neighbour,
            @Nullable Text words,
            @Nullable String ground)
            implements Disclosed {}

    record CommentsAnswered(
            List<Integer> numbers,
            @Nullable Chosen<TakenUp> takenUp,
            @Nullable Text answer,
            @Nullable LocalDate answerBy)
            implements Disclosed {}

    /** {@code amount} is in won; {@code rules} the version of the rules that was asked. */
    record ContractStated(
            @Nullable Chosen<ContractKind> contract,
            @Nullable Long amount,
            @Nullable Integer rules,
            boolean watched) implements Disclosed {}

    record PledgeSigned(@Nullable Chosen<PledgeSide> side) implements Disclosed {}

    record VisitAnnounced(@Nullable LocalDate on, @Nullable Text purpose) implements Disclosed {}

    record VisitHeld(@Nullable Text findings) implements Disclosed {}

    record Recommended(
            @Nullable Text recommendation, @Nullable LocalDate answerBy) implements Disclosed {}

    /** {@code asked} is the number of the entry that recommended. */
    record RecommendationAnswered(
            @Nullable Integer asked,
            boolean followed,
            @Nullable Text answer) implements Disclosed {}

    /** {@code bribe} is in won; null where another ground was found. */
    record SanctionImposed(
            @Nullable Chosen<SanctionGround> ground,
            @Nullable Long bribe,
            @Nullable Integer months,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate committee,
            @Nullable Text reason)
            implements Disclosed {}

    record DocumentOpened(
            @Nullable String document,
            @Nullable Text title,
            @Nullable Integer pages,
            @Nullable String sha256,
            List<Covered> covered,
            @Nullable Person redactedBy)
            implements Disclosed {}

    record DocumentWithdrawn(
            @Nullable String document, @Nullable Text reason) implements Disclosed {}

    record WithholdingAsked(@Nullable Integer seq, @Nullable LocalDate decideBy) implements Disclosed {}

    record WithholdingDecided(
            @Nullable Integer seq,
            boolean granted,
            @Nullable String ground,
            @Nullable Text reason) implements Disclosed {}

    record Erased(@Nullable Chosen<ErasureGround> ground) implements Disclosed {}

    record Corrected(
            @Nullable Integer seq,
            @Nullable Text correction,
            @Nullable Text reason) implements Disclosed {}

    /** {@code due}: the date that had passed, where it was one. */
    record OrderIssued(
            @Nullable Integer order,
            @Nullable Chosen<OrderDemand> demand,
            @Nullable Text instruction,
            @Nullable Due due,
            @Nullable LocalDate answerBy)
            implements Disclosed {}

    record OrderAnswered(
            @Nullable Integer order,
            @Nullable Text answer,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate answerBy) implements Disclosed {}

    record OrderEnded(
            @Nullable Integer order,
            @Nullable Chosen<OrderEnd> end,
            @Nullable Text reason) implements Disclosed {}

    // What the city says about itself

    /** In an entry of no petition: what is published, by name and hash. */
    sealed interface OfCity extends Disclosed {
        List<Thing> published();
    }

    record PolicyPublished(List<Thing> published) implements OfCity {}

    record ProcedurePublished(List<Thing> published) implements OfCity {}

    record HolidaysPublished(List<Thing> published) implements OfCity {}

    record OrganizationPublished(List<Thing> published) implements OfCity {}

    record LettersPublished(List<Thing> published) implements OfCity {}

    record OpeningsPublished(List<Thing> published) implements OfCity {}

    record FiguresPublished(List<Thing> published) implements OfCity {}

    record RegisterPublished(List<Thing> published) implements OfCity {}

    record AuditsPublished(List<Thing> published) implements OfCity {}

    /**
     * @param what its name for programs, such as {@code policy/4}
     * @param sha256 over its content in canonical JSON (RFC 8785), in hexadecimal
     */
    record Thing(String what, @Nullable Text name, String sha256) {}

    // What some kinds have in common

    /** Done beside the procedure, where it says why. */
    sealed interface MayDepart extends Disclosed {
        @Nullable
        Text departure();
    }

    /** Opens what waited for it. */
    sealed interface Opens extends Disclosed {
        List<Opening> opened();
    }

    // Parts

    /**
     * One of a list.
     *
     * @param name as it stands in the entry
     * @param known null for one that this version does not know
     */
    record Chosen<E extends Enum<E>>(String name, @Nullable E known) {}

    /** An official by the agency's identity policy; one whom nobody knows any more has no name. */
    record Person(@Nullable Text name, @Nullable String rank) {}

    /** What had been withheld of an earlier entry. {@code seq} is its number within the petition. */
    record Opening(int seq, String field, Text value) {}

    /** One blackened box. {@code ground} is like {@code 9-1-6}. */
    record Covered(@Nullable Integer page, String ground) {}
}
