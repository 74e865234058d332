package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** What the office made of comments on a petition. */
public enum TakenUp {
    YES(new Text("반영함", "taken up")),
    PARTLY(new Text("일부 반영함", "taken up in part")),
    NO(new Text("반영하지 않음", "not taken up"));

    private final Text words;

    TakenUp(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
