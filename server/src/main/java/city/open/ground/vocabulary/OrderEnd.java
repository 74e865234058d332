package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** How an order of the Audit Division ended. */
public enum OrderEnd {
    ACCEPTED(new Text("답변을 받아들임", "the answer is accepted")),
    NOT_ACCEPTED(new Text("답변을 받아들이지 않음", "the answer is not accepted")),
    WITHDRAWN(new Text("거둠", "withdrawn"));

    private final Text words;

    OrderEnd(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
