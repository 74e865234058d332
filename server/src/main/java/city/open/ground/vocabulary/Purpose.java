package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** Why somebody opens sealed data. The person concerned can read it in the list of who opened their file. */
public enum Purpose {
    HANDLING("민원 처리", "Handling the petition"),
    CONTACT("민원인 연락·통지", "Reaching or notifying the applicant"),
    CORRECTION("연락처 정정", "Correcting contact data"),
    AUDIT("감사", "Audit");

    private final Text words;

    Purpose(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
