package city.open.inside.petition;

import static city.open.inside.petition.Rule.About.*;

import city.open.ground.calendar.Text;

/** The rule that says no, in words for the person who asked. */
public enum Rule {
    UNKNOWN_PETITION(THE_CASE, "접수되지 않은 민원입니다.", "No petition with this number has been received."),
    UNKNOWN_PROCEDURE(THE_CASE, "목록에 없는 민원 사무입니다.", "This procedure is not in the catalogue."),
    PROCEDURE_ENDED(
            THE_CASE,
            "더는 신청할 수 없는 민원 사무입니다. 마지막 날이 지났습니다.",
            "This procedure is no longer taken: its last day has passed."),
    UNKNOWN_DIVISION(THE_CASE, "이 기관에 그날 없던 부서입니다.", "The agency had no such division on that day."),
    UNKNOWN_STEP(
            STEP,
            "이 민원 사무에 없는 단계입니다. 벗어난 사유와 함께 기록하십시오.",
            "The procedure has no such step; record it with the reason for the departure."),
    ALREADY_DECIDED(THE_CASE, "이미 처리 결과가 결정되었습니다.", "The petition has already been decided."),
    NOT_DECIDED(THE_CASE, "아직 처리 결과가 결정되지 않았습니다.", "The petition has not been decided yet."),
    ALREADY_ERASED(THE_CASE, "이미 파기하였습니다.", "It has already been erased."),
    ALREADY_NOTIFIED(THE_CASE, "이미 결과를 통지하였습니다.", "The result has already been notified."),
    NOTIFIED_BEFORE_DECIDED(
            WHEN,
            "결정하기 전에 결과를 통지할 수 없습니다. 통지한 시각을 고치십시오.",
            "The result cannot have been notified before it was decided: correct the time."),
    ANSWERED_BEFORE_ASKED(
            WHEN,
            "보완을 요구한 날보다 앞서 보완서류를 받을 수 없습니다. 받은 시각을 고치십시오.",
            "The supplement cannot have come before it was requested: correct the time."),
    STEP_ALREADY_DONE(STEP, "이미 마친 단계입니다.", "The step has already been completed."),
    SUPPLEMENT_OPEN(THE_CASE, "보완을 기다리는 중입니다.", "A supplement is being waited for."),
    NO_SUPPLEMENT_OPEN(THE_CASE, "요구한 보완이 없습니다.", "No supplement was requested."),
    SUPPLEMENT_EXTENSIONS_USED_UP(
            THE_CASE,
            "보완기간은 민원인의 요청으로 두 번까지만 연장할 수 있습니다(시행령 제24조).",
            "The applicant's time can be extended twice at most (Decree art. 24)."),
    LAST_DEMAND_MADE(THE_CASE, "마지막 보완 요구를 이미 하였습니다.", "The last demand has already been made."),
    DEMAND_TOO_LONG(
            UNTIL, "마지막 보완 요구의 기간은 10일 이내입니다(시행령 제24조).", "The last demand gives ten days at most (Decree art. 24)."),
    SUPPLEMENT_NOT_OVER(THE_CASE, "보완기간이 아직 끝나지 않았습니다.", "The applicant's time has not run out yet."),
    LAST_DEMAND_MISSING(
            THE_CASE,
            "한 번 더 보완을 요구한 뒤에야 반려할 수 있습니다(시행령 제25조).",
            "Papers go back only after one further demand (Decree art. 25)."),
    DATE_BEFORE_TODAY(UNTIL, "지난 날짜는 기한이 될 수 없습니다.", "A day that has passed cannot be the limit."),
    NOT_ASKED(QUESTION, "그런 협의 요청이 없습니다.", "No such consultation was asked for."),
    ALREADY_ANSWERED(QUESTION, "이미 회신한 협의입니다.", "The consultation has already been answered."),
    CONSULTATION_EXTENDED_BEFORE(
            THE_CASE, "협의 회신 기한은 한 번만 연장할 수 있습니다.", "A reply date can be extended only once (Act art. 20)."),
    CONSULTATION_EXTENSION_TOO_LONG(
            UNTIL, "처음 준 회신 기간보다 길게 연장할 수 없습니다.", "The extension cannot be longer than the time first given."),
    CONSULTATION_OVER(
            THE_CASE, "회신 기한이 지난 뒤에는 연장할 수 없습니다.", "The reply date has passed and can no longer be extended."),
    OUT_OF_TURN(
            REASON,
            "먼저 접수된 민원이 있습니다. 순서를 건너뛰는 사유를 적으십시오. 사유는 공개됩니다.",
            "Others arrived earlier; state why this one is taken out of turn. The reason is public."),
    CONFLICT_DECLARED(
            THE_CASE,
            "이해충돌을 신고한 사람은 이 민원을 처리할 수 없습니다.",
            "Whoever declared a conflict of interest stays out of this petition."),
    CONFLICT_ALREADY_DECLARED(THE_CASE, "이미 이해충돌을 신고하였습니다.", "The conflict of interest has already been declared."),
    NOBODY_TO_DRAW(THE_CASE, "추첨할 사람이 없습니다. 담당자를 직접 지정하십시오.", "There is nobody to draw from; assign someone by hand."),
    NOT_HELD(THE_CASE, "기다리는 기록이 아닙니다.", "Nothing of this kind is waiting to be shown."),
    NOT_APPROVED(THE_CASE, "결재되지 않은 문서입니다.", "The document has not been approved."),
    NOT_OVERDUE(THE_CASE, "처리기한이 아직 지나지 않았습니다.", "The due date has not passed yet."),
    OBJECTION_EXTENDED_BEFORE(
            THE_CASE,
            "이의신청 처리기간은 한 번만 연장할 수 있습니다.",
            "The time for an objection can be extended only once (Act art. 35)."),
    ALREADY_SUSPENDED(THE_CASE, "이미 처리기간 산입이 멈춰 있습니다.", "The period is already suspended."),
    PERIOD_OVER_TO_SUSPEND(
            THE_CASE, "처리기한이 지난 뒤에는 처리기간 산입을 멈출 수 없습니다.", "The period has ended and can no longer be suspended."),
    SUSPENSION_ENTERED_LATE(
            WHEN,
            "담당자가 기록하기에는 너무 오래전에 시작한 것입니다. 시각을 고치거나, 담당자가 아닌 팀장 이상에게 기록을 부탁하십시오.",
            "It began too far back for whoever is in charge to enter it: correct the time, or ask a team leader or a rank above who is not in charge of the petition to enter it."),
    SUSPENSION_OUTLASTED(
            OUTLASTING,
            "예정한 날보다 길어졌습니다. 그 사유를 적으십시오. 사유는 공개됩니다.",
            "It has lasted longer than was said: state why. The reason is public."),
    RESUMED_BEFORE(WHEN, "멈춘 날보다 앞서 다시 셀 수 없습니다.", "It cannot be resumed before it was suspended."),
    EXTENSION_TOO_LONG(
            LENGTH,
            "처리기간보다 길게 연장할 수 없습니다(시행령 제21조). 일수를 줄이십시오.",
            "An extension cannot be longer than the period itself (Decree art. 21): write fewer days."),
    COMMITTEE_BEFORE_ITS_DAY(
            EARLINESS,
            "알린 날보다 앞서 연 위원회입니다. 맞으면 앞당긴 사유를 적으십시오. 사유는 공개됩니다.",
            "The committee was announced for a later day. If it sat before, state why; the reason is public."),
    NOT_SUSPENDED(THE_CASE, "처리기간 산입이 멈춰 있지 않습니다.", "The period is not suspended."),
    NO_PERIOD(THE_CASE, "정해진 처리기간이 없습니다.", "The petition has no statutory period."),
    REASON_REQUIRED(REASON, "사유를 적으십시오.", "State the reason."),
    REASON_NOT_ALLOWED(
            GROUND,
            "업무 과다·지정 지연·담당자 부재로는 연장할 수 없습니다(시행령 제21조제2항).",
            "Workload, late assignment and absence are no grounds for an extension (Decree art. 21(2))."),
    EXTENSIONS_USED_UP(
            THE_CASE, "처리기간은 두 번까지만 연장할 수 있습니다(시행령 제21조).", "A period can be extended twice at most (Decree art. 21)."),
    CONSENT_REQUIRED(
            CONSENT,
            "두 번째 연장에는 민원인의 동의가 필요합니다(시행령 제21조).",
            "A second extension needs the applicant's consent (Decree art. 21)."),
    PERIOD_OVER(THE_CASE, "처리기간이 끝난 뒤에는 연장할 수 없습니다.", "The period has ended and can no longer be extended."),
    PERIOD_NOT_OVER(THE_CASE, "처리기간이 아직 끝나지 않았습니다.", "The period has not ended yet."),
    SILENCE_HAS_NO_EFFECT(
            THE_CASE, "이 민원 사무에는 처리기간 경과에 따른 의제가 없습니다.", "Silence has no legal effect in this procedure."),
    IN_THE_FUTURE(WHEN, "아직 오지 않은 시각은 기록할 수 없습니다.", "What has not happened yet cannot be recorded."),
    BEFORE_RECEPTION(WHEN, "접수 전의 시각은 기록할 수 없습니다.", "It cannot have happened before reception."),
    DRAFTER_CANNOT_APPROVE(THE_CASE, "기안한 사람은 결재할 수 없습니다.", "The drafter cannot approve the draft."),
    PAPER_REQUIRED(
            THE_CASE,
            "이 민원 사무는 결재를 받아 처리합니다. 기안하여 결재를 올리십시오.",
            "This procedure is decided by approval: draft a paper and put it into its line."),
    APPROVAL_STEP_OPEN(THE_CASE, "결정하는 기관의 승인 단계를 먼저 기록하십시오.", "Record the approval of the body that decides first."),
    RANK_TOO_LOW(
            THE_CASE,
            "전결권자나 그 위의 직위만 결재 문서 없이 결정할 수 있습니다.",
            "Only the rank that approves, or one above it, can decide without an approved paper."),
    NOT_ALONE(
            THE_CASE,
            "담당자 혼자서는 결정할 수 없습니다. 다른 결재권자가 결정해야 합니다.",
            "The official in charge cannot decide alone; another approver has to."),
    NOTHING_DRAFTED(THE_CASE, "기안된 문서가 없습니다.", "Nothing has been drafted."),
    OBJECTION_PERIOD_OVER(THE_CASE, "이의신청 기간이 지났습니다.", "The period for objection is over."),
    NO_OBJECTION_OPEN(THE_CASE, "처리할 이의신청이 없습니다.", "There is no open objection."),
    OBJECTION_OPEN(THE_CASE, "이의신청이 이미 접수되었습니다.", "An objection has already been filed."),
    NOTHING_TO_REVOKE(THE_CASE, "취소하거나 철회할 처분이 없습니다.", "There is no decision here to be revoked."),
    HEARING_REQUIRED(
            SILENCING,
            "주어진 것을 거두는 처분은 먼저 알리고 의견을 들어야 합니다. 방법을 고르거나 듣지 않는 법적 사유를 적으십시오(행정절차법 제21조·제22조).",
            "Who may lose what was granted is told and heard first: choose how, or state why the law needs no hearing (Administrative Procedures Act art. 21, 22)."),
    OPINIONS_TOO_SOON(
            UNTIL,
            "의견 제출 기한이나 청문일은 오늘부터 10일 뒤부터 정할 수 있습니다(행정절차법 제21조). 더 뒤의 날을 적으십시오.",
            "Opinions are due, or the hearing is held, ten days from now at the earliest (Administrative Procedures Act art. 21): give a later day."),
    OPINIONS_AWAITED(
            THE_CASE,
            "의견청취가 끝나지 않았습니다. 결과를 기록한 뒤에 결정하십시오.",
            "Those concerned have not been heard yet; record the result first."),
    HEARD_BEFORE_ITS_DAY(
            WHEN,
            "청문이나 공청회는 알린 날보다 앞서 열 수 없습니다. 그날 연 뒤에 결과를 기록하십시오(행정절차법 제21조·제38조).",
            "A hearing is not held before the day of which those concerned were told: record it once that day has come (Administrative Procedures Act art. 21, 38)."),
    NO_OPINION_AWAITED(THE_CASE, "기다리는 의견청취가 없습니다.", "Nobody is waiting to be heard."),
    NOTHING_TO_CORRECT(ENTRY, "고칠 기록이 없습니다.", "There is no such entry to correct."),
    NOTHING_TO_WITHHOLD(THE_CASE, "비공개를 요청할 기록이 없습니다.", "There is no such entry to withhold."),
    WITHHOLDING_ASKED_BEFORE(
            THE_CASE, "이 기록의 비공개는 이미 요청하였습니다.", "It has been asked before that this entry be withheld."),
    NO_WITHHOLDING_ASKED(THE_CASE, "결정할 비공개 요청이 없습니다.", "Nobody waits for a decision on withholding this entry."),
    NO_COMMENTS_INVITED(THE_CASE, "의견을 받는 민원 사무가 아닙니다.", "This procedure invites no comments."),
    COMMENTS_UNDER_WAY(
            THE_CASE, "의견을 받는 기간이 아직 끝나지 않았습니다.", "Comments are invited already, and the period is not over."),
    COMMENTS_TOO_SHORT(
            UNTIL,
            "의견을 받는 기간이 정해진 것보다 짧습니다. 비워 두면 가장 이른 마지막 날로 정합니다.",
            "Comments have to be taken for longer than that; left empty, it is the earliest day there can be."),
    NO_COMMENTS_YET(THE_CASE, "먼저 의견을 받는다고 공고하십시오.", "Invite comments first."),
    NO_NEIGHBOURS(
            THE_CASE,
            "결정한 뒤에, 편지로 초대한 이웃에게만 결과를 알릴 수 있습니다.",
            "The result goes, once there is one, to those who were invited by letter."),
    NO_COMMENT_WAITS(THE_CASE, "답변을 기다리는 의견을 고르십시오.", "Choose comments that wait for an answer."),
    NO_QUESTION_WAITS(THE_CASE, "답변을 기다리는 그런 질문이 없습니다.", "No such question waits for an answer."),
    NO_CLEAN_HANDS(THE_CASE, "청렴계약을 맺는 민원 사무가 아닙니다.", "This procedure leads to no clean-handed contract."),
    PLEDGED_BEFORE(THE_CASE, "이미 청렴서약을 하였습니다.", "This side has pledged already."),
    NOT_WATCHED(THE_CASE, "시민감사옴부즈만이 감시하는 계약이 아닙니다.", "The ombudsman does not watch this contract."),
    NO_VISIT_ANNOUNCED(THE_CASE, "알린 방문이 없습니다.", "No visit was announced."),
    VISIT_BEFORE_ITS_DAY(WHEN, "알린 날보다 앞서 방문할 수 없습니다.", "A visit is not held before the day that was announced."),
    NOT_RECOMMENDED(QUESTION, "그런 권고가 없습니다.", "There is no such recommendation."),
    RECOMMENDATION_ANSWERED(QUESTION, "이미 답한 권고입니다.", "The recommendation has been answered already."),
    SANCTION_BY_SCALE(
            GROUND,
            "금품을 준 때에는 그 금액을, 다른 사유에는 개월 수를 적으십시오. 금품은 기준표가 기간을 정합니다.",
            "For gifts or bribes write the sum, for other grounds the months: for what was given the scale says how long."),
    SANCTION_TOO_LONG(
            LENGTH,
            "입찰참가자격은 2년까지 제한할 수 있습니다(지방계약법 제31조).",
            "Nobody is kept from bidding for more than two years (Local Contracts Act art. 31)."),
    COMMITTEE_TO_COME(
            THE_CASE,
            "계약심의위원회 심의를 먼저 거쳐야 합니다(지방계약법 제31조).",
            "The contract committee deals with it first (Local Contracts Act art. 31)."),
    SAME_DIVISION(DIVISION, "이미 그 부서에 있습니다.", "The petition is with that division already."),
    TOO_LONG(
            THE_CASE,
            "기록 하나는 약 5천 자까지입니다. 줄이거나 나누어 적으십시오.",
            "One record holds about five thousand Korean characters or sixteen thousand Latin ones: shorten it, or make two."),
    ILLEGIBLE(
            THE_CASE,
            "보이지 않는 문자(제어 문자나 글의 방향을 바꾸는 문자)가 들어 있습니다. 그 칸의 글을 지우고 직접 다시 적으십시오.",
            "The text holds characters that nobody sees, such as control characters or marks of direction; delete it and type it anew."),
    SOMEONE_WAS_FASTER(
            THE_CASE,
            "그 사이 다른 사람이 기록하였습니다. 확인하고 다시 시도하십시오.",
            "Someone recorded something meanwhile; look and try again.");

    private final About about;
    private final Text words;

    Rule(About about, String ko, String en) {
        this.about = about;
        this.words = new Text(ko, en);
    }

    /** What of what was said would have to be said otherwise. */
    public About about() {
        return about;
    }

    public Text words() {
        return words;
    }

    /** What a rule is about: how the petition stands, or a part of what was said of it. */
    public enum About {
        /** Nothing that could be said otherwise. */
        THE_CASE,
        /** When it happened. */
        WHEN,
        /** Until when something is given. */
        UNTIL,
        /** By how much the period is extended. */
        LENGTH,
        /** That the applicant agreed. */
        CONSENT,
        /** The ground in the law. */
        GROUND,
        /** Why it is done. */
        REASON,
        /** Why a suspension lasted longer than was said. */
        OUTLASTING,
        /** Why a committee sat before the day that was announced. */
        EARLINESS,
        /** Why nobody is heard. */
        SILENCING,
        /** Which step. */
        STEP,
        /** Which question to another office. */
        QUESTION,
        /** Which entry. */
        ENTRY,
        /** Where it goes. */
        DIVISION
    }
}
