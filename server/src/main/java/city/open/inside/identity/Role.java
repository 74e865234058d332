package city.open.inside.identity;

import city.open.ground.calendar.Text;

/** What an account is for. One account can hold several roles: a team leader handles petitions and signs. */
public enum Role {
    /** Handles the petitions of the own division. */
    OFFICER("담당자", "Officer"),
    /** Signs in approval lines. */
    APPROVER("결재자", "Approver"),
    /** Reads along what the divisions of the own bureau do. */
    DIRECTOR("국장", "Director"),
    /** Reads along everywhere. */
    EXECUTIVE("간부", "Executive"),
    /** Examines everything, changes no petition, and drafts what is disclosed. */
    AUDITOR("감사관", "Auditor"),
    /** 감사기구의 장: what auditors do, and releases what they have drafted and reviewed. */
    HEAD_OF_AUDIT("감사기구의 장", "Head of audit"),
    /** 시민감사옴부즈만: watches contracts above a sum, sees their papers, visits and recommends. */
    OMBUDSMAN("시민감사옴부즈만", "Citizens' ombudsman"),
    /** 신원 관리자: opens who a reporter is, together with another one. */
    CUSTODIAN("신원 관리자", "Custodian"),
    /** Reads along everywhere and signs. */
    MAYOR("기관장", "Mayor"),
    /** Keeps accounts, deputies and connections in order, and sees no petition. */
    ADMIN("시스템 관리자", "Administrator");

    private final Text title;

    Role(String ko, String en) {
        this.title = new Text(ko, en);
    }

    public Text title() {
        return title;
    }
}
