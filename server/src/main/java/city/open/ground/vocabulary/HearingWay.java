package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** How those concerned are heard before a decision that takes something from them (Administrative Procedures Act art. 22). */
public enum HearingWay {
    OPINION(new Text("의견제출", "Written opinion")),
    HEARING(new Text("청문", "Hearing")),
    PUBLIC_HEARING(new Text("공청회", "Public hearing"));

    private final Text words;

    HearingWay(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
