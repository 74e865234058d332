package city.open.inside.approval;

import city.open.ground.calendar.Text;

/** What somebody in an approval line is there for. */
public enum Part {
    DRAFT("기안", "Draft"),
    REVIEW("검토", "Review"),
    /** Another division whose work is touched. */
    CONCUR("협조", "Concurrence"),
    APPROVE("결재", "Approval");

    private final Text words;

    Part(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
