package city.open.inside.identity;

import city.open.ground.calendar.Text;

/** Which petitions a role reaches with a right. */
public enum Scope {
    /** What the official has in hand. */
    OWN("자기 담당", "own"),
    OWN_DIVISION("자기 부서", "own division"),
    /** The division is asked for its opinion. */
    CONSULTED("협의 요청을 받은 민원", "where the division is consulted"),
    /** Somebody has put the official into the approval line, or into the post of someone who is in it. */
    IN_LINE("결재선에 있는 민원", "where in the approval line"),
    /** The sum of the contract makes it the ombudsman's. */
    WATCHED("감시 대상 계약", "where the contract is watched"),
    /** The own unit and all below it. */
    OWN_BUREAU("자기 국", "own bureau"),
    OWN_AGENCY("자기 기관", "own agency"),
    ANYWHERE("모든 기관", "everywhere");

    private final Text words;

    Scope(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
