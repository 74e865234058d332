package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/**
 * Why a period is extended: the closed list of Decree art. 21(2) as of 6 May 2026, and the three reasons it forbids, which are
 * named here so that the refusal can say so.
 */
public enum ExtensionReason {
    OTHER_OFFICE_NEEDED(true, new Text("다른 행정기관의 협조가 필요함", "Another office has to help")),
    FACTS_TO_CHECK(true, new Text("사실관계 또는 현장 확인이 필요함", "Facts or the site have to be checked")),
    FORCE_MAJEURE(true, new Text("천재지변 등 불가항력", "Force majeure")),
    EQUIVALENT(true, new Text("이에 준하는 부득이한 사유", "An unavoidable reason of equal weight")),
    OVERLOAD(false, new Text("단순 업무 과다", "Too much work")),
    LATE_ASSIGNMENT(false, new Text("담당자 지정 지연", "The petition was assigned late")),
    ABSENCE(false, new Text("담당자 부재", "The official was absent"));

    private final boolean allowed;
    private final Text words;

    ExtensionReason(boolean allowed, Text words) {
        this.allowed = allowed;
        this.words = words;
    }

    public boolean allowed() {
        return allowed;
    }

    public Text words() {
        return words;
    }
}
