package city.open.inside.approval;

import city.open.ground.calendar.Text;

/** The rule of electronic approval that says no, in words for the person who asked. */
public enum Refusal {
    NO_SUCH_DOCUMENT("그런 문서가 없습니다.", "There is no such document."),
    NOT_FOR_YOU("결재선에 있거나 공람을 받은 사람만 볼 수 있습니다.", "Only those in the line and those it was circulated to may see it."),
    DOCUMENT_IN_LINE(
            "이 민원에는 결재 중인 문서가 있습니다. 먼저 끝내거나 회수하십시오.",
            "Another document of this petition is in line; finish it or take it back first."),
    APPROVED_STAYS("결재가 끝난 문서는 고칠 수 없습니다. 새로 기안하십시오.", "An approved document is never changed; draft a new one."),
    NOT_RETURNED("반려되거나 회수된 문서만 다시 기안할 수 있습니다.", "Only a document that came back can be drafted again."),
    NOT_YOUR_DRAFT("기안한 사람만 할 수 있습니다.", "Only the drafter can do this."),
    OLD_VERSION(
            "그 사이 새 판이 기안되었습니다. 새 내용을 확인하고 다시 서명하십시오.",
            "A new version has been drafted meanwhile; read it and sign again."),
    NOT_IN_LINE("이 문서의 결재선에 없습니다.", "You are not in the line of this document."),
    NOT_YOUR_BOX("다른 사람의 서명란입니다.", "This box is somebody else's."),
    NOT_YET("앞 사람의 서명이 아직 끝나지 않았습니다.", "Those before have not all signed yet."),
    ALREADY_SIGNED("이미 서명된 난입니다.", "The box has already been signed."),
    RETURNED("기안자에게 돌아간 문서입니다.", "The document has gone back to its drafter."),
    CLOSED("민원이 다른 경로로 처리되어 종결된 문서입니다.", "The petition was decided otherwise, and the document is closed."),
    OPEN_POINTS(
            "보완·협의를 기다리거나 처리기간이 멈춰 있는 민원입니다. 그런데도 결재를 올리는 사유를 적으십시오. 결재자가 보고, 공개됩니다.",
            "A supplement, a consultation or the end of a suspension is still awaited: state why the paper goes up all the same. The approver sees it, and it is public."),
    FOUR_EYES("기안한 사람은 다른 난에 서명할 수 없습니다.", "The drafter cannot sign in another box."),
    ONLY_REVIEWS_ARE_SKIPPED("생략할 수 있는 것은 검토뿐입니다.", "Only a review can be skipped."),
    REASON_REQUIRED("사유를 적으십시오.", "State the reason."),
    DISSENT_NEEDS_OPINION("다른 의견이 있으면 그 의견을 적으십시오.", "Whoever dissents states the opinion."),
    APPROVER_DOES_NOT_DISSENT("결재자는 다른 의견이 있으면 반려합니다.", "An approver who disagrees returns the draft."),
    NO_APPROVER("기안자보다 높은 결재자를 찾을 수 없습니다.", "No approver above the drafter can be found."),
    NOT_AN_APPROVER("결재자로 고를 수 없는 사람입니다.", "This official cannot be the approver."),
    CONCURRENCE_UNKNOWN("협조할 사람이 없는 부서입니다.", "The division asked to concur has nobody who could sign."),
    AMOUNT_REQUIRED("전결표가 금액에 따라 다릅니다. 금액을 적으십시오.", "The delegation table asks for the amount; state it."),
    SIZE_REQUIRED("전결표가 면적에 따라 다릅니다. 면적을 적으십시오.", "The delegation table asks for the floor area; state it."),
    BLANK_LEFT("채우지 않은 빈칸 {…}이 있습니다. 채우십시오.", "A blank {…} is left open; fill it in."),
    GROUND_REQUIRED(
            "공개하지 않는 근거(정보공개법 제9조제1항 각 호)를 고르십시오.",
            "State the ground for keeping it closed (Disclosure Act art. 9(1))."),
    PERSONAL_DATA(
            "공개될 글에 개인정보(번호·연락처 등)가 있습니다. 가리거나, 공개하는 사유를 적으십시오.",
            "What would become public holds personal data (numbers, contacts); mask it or state why it may go out."),
    NOT_APPROVED("결재가 끝난 문서만 시행할 수 있습니다.", "Only an approved document can be issued."),
    UNKNOWN_OFFICIAL("그날 이 기관에 없던 사람입니다.", "The agency had no such official on that day."),
    NOBODY_TO_READ("공람할 사람을 고르십시오.", "Choose who is to read it."),
    DEPUTY_OF_ONESELF("자기 자신을 대리할 수 없습니다.", "Nobody deputises for themselves."),
    DEPUTY_OF_ANOTHER_AGENCY("같은 기관 사람만 대리할 수 있습니다.", "A deputy belongs to the same agency."),
    ENDS_BEFORE_IT_BEGINS("끝나는 날이 시작하는 날보다 앞섭니다.", "The last day is before the first."),
    ALREADY_DEPUTISED("그 기간에 이미 대리자가 있습니다.", "Somebody already deputises for this post in these days."),
    DEPUTISES_ALREADY(
            "한 사람은 한 직위만 대리합니다(직무대리규정 제6조).", "One person deputises for one post (Regulation on Deputies art. 6)."),
    NO_SUB_DEPUTY(
            "대리를 맡은 사람은 다시 대리시킬 수 없습니다(직무대리규정 제6조).",
            "A deputy cannot hand the deputyship on (Regulation on Deputies art. 6)."),
    NO_SUCH_DEPUTYSHIP("그런 직무대리가 없습니다.", "There is no such deputyship.");

    private final Text words;

    Refusal(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
