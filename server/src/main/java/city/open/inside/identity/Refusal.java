package city.open.inside.identity;

import city.open.ground.calendar.Text;

/** The rule that refuses an official, in words for that official. The later, the closer the official came. */
public enum Refusal {
    NOT_YOUR_ROLE("이 계정의 역할로는 할 수 없는 일입니다.", "The roles of this account do not include this."),
    NOT_YOUR_AGENCY("다른 기관의 민원입니다.", "The petition is with another agency."),
    NOT_YOUR_BUREAU("자기 국의 민원이 아닙니다.", "The petition is not in your bureau."),
    NOT_YOUR_DIVISION("자기 부서의 민원이 아닙니다.", "The petition is not with your division."),
    NOT_CONSULTED("협의 요청을 받은 부서만 회신할 수 있습니다.", "Only a division that was consulted can answer."),
    NOT_WATCHED("시민감사옴부즈만이 감시하는 계약이 아닙니다.", "The ombudsman does not watch this petition's contract."),
    NOT_AT_THIS_STAGE("민원의 현재 상태에서는 할 수 없는 일입니다.", "This cannot be done at the present stage of the petition."),
    CONFLICT_OF_INTEREST(
            "이해충돌을 신고한 민원은 처리할 수 없습니다(이해충돌방지법 제5조).",
            "You declared a conflict of interest in this petition and cannot act on it (Conflict of Interest Act art. 5).");

    private final Text words;

    Refusal(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
