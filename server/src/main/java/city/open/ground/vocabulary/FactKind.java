package city.open.ground.vocabulary;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of facts of a petition, with their names on disk and in public entries. A name is never reused and never changed. */
public enum FactKind {
    PETITION_RECEIVED("petition.received"),
    COMPLETENESS_CHECKED("completeness.checked"),
    SUPPLEMENT_REQUESTED("supplement.requested"),
    SUPPLEMENT_DEMANDED("supplement.demanded"),
    SUPPLEMENT_EXTENDED("supplement.extended"),
    SUPPLEMENT_ANSWERED("supplement.answered"),
    PETITION_ASSIGNED("petition.assigned"),
    CONFLICT_DECLARED("conflict.declared"),
    STEP_STARTED("step.started"),
    STEP_COMPLETED("step.completed"),
    CONSULTATION_ASKED("consultation.asked"),
    CONSULTATION_EXTENDED("consultation.extended"),
    CONSULTATION_ANSWERED("consultation.answered"),
    INSPECTION_HELD("inspection.held"),
    COMMITTEE_SCHEDULED("committee.scheduled"),
    COMMITTEE_HELD("committee.held"),
    NOTICE_PUBLISHED("notice.published"),
    DOCUMENT_DRAFTED("document.drafted"),
    DOCUMENT_REVIEWED("document.reviewed"),
    DOCUMENT_CONCURRED("document.concurred"),
    DOCUMENT_APPROVED("document.approved"),
    DOCUMENT_RETURNED("document.returned"),
    DOCUMENT_ISSUED("document.issued"),
    PERIOD_EXTENDED("period.extended"),
    PERIOD_SUSPENDED("period.suspended"),
    PERIOD_RESUMED("period.resumed"),
    PERIOD_RECOUNTED("period.recounted"),
    PETITION_TRANSFERRED("petition.transferred"),
    PROGRESS_NOTICED("progress.noticed"),
    DELAY_EXPLAINED("delay.explained"),
    HANDLING_REMINDED("handling.reminded"),
    STEP_EXPECTED("step.expected"),
    PETITION_DECIDED("petition.decided"),
    RESULT_NOTIFIED("result.notified"),
    OBJECTION_FILED("objection.filed"),
    OBJECTION_EXTENDED("objection.extended"),
    OBJECTION_DECIDED("objection.decided"),
    PETITION_REOPENED("petition.reopened"),
    OPINION_HEARD("opinion.heard"),
    QUESTION_ASKED("question.asked"),
    QUESTION_ANSWERED("question.answered"),
    COMMENTS_INVITED("comments.invited"),
    NEIGHBOURS_WRITTEN("neighbours.written"),
    COMMENT_GIVEN("comment.given"),
    COMMENTS_ANSWERED("comments.answered"),
    CONTRACT_STATED("contract.stated"),
    PLEDGE_SIGNED("pledge.signed"),
    VISIT_ANNOUNCED("visit.announced"),
    VISIT_HELD("visit.held"),
    RECOMMENDATION_MADE("recommendation.made"),
    RECOMMENDATION_ANSWERED("recommendation.answered"),
    SANCTION_IMPOSED("sanction.imposed"),
    DOCUMENT_OPENED("document.opened"),
    DOCUMENT_WITHDRAWN("document.withdrawn"),
    WITHHOLDING_ASKED("withholding.asked"),
    WITHHOLDING_DECIDED("withholding.decided"),
    PETITION_ERASED("petition.erased"),
    ENTRY_CORRECTED("entry.corrected"),
    /** What the Audit Division orders, what the division answers, and how it ended. */
    ORDER_ISSUED("order.issued"),
    ORDER_ANSWERED("order.answered"),
    ORDER_ENDED("order.ended");

    private static final Map<String, FactKind> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactKind::text, Function.identity()));

    private final String text;

    FactKind(String text) {
        this.text = text;
    }

    /** Such as {@code petition.received}. */
    public String text() {
        return text;
    }

    /**
     * Whether OPEN records it by itself, when a day has come or with what Audit orders and is answered, so that it says nothing of how soon an official enters
     * things.
     */
    public boolean isByItself() {
        return this == HANDLING_REMINDED
                || this == ORDER_ISSUED
                || this == ORDER_ANSWERED
                || this == ORDER_ENDED
                || this == PROGRESS_NOTICED
                || this == PERIOD_RECOUNTED
                || this == PETITION_ERASED;
    }

    /** None for a name that another version of OPEN knows. */
    public static Optional<FactKind> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }
}
