package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/** What sets a procedure going, and what kind of answer ends it. */
public enum Nature {
    APPLICATION("신청", "Application"),
    REPORT("신고", "Report"),
    SANCTION("행정처분", "Sanction"),
    CONTRACT("계약", "Contract"),
    AGENCY_INITIATED("기관 추진", "Begun by the office");

    private final Text text;

    Nature(String ko, String en) {
        this.text = new Text(ko, en);
    }

    /** Whether somebody from outside asks for it; the others the office begins itself. */
    public boolean isFiled() {
        return this == APPLICATION || this == REPORT;
    }

    public Text text() {
        return text;
    }
}
