package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** What the Audit Division orders of a division whose date has passed, or that has not entered what it did. */
public enum OrderDemand {
    PUBLISH_REASON(new Text("지난 사유를 공개할 것", "publish the reason")),
    CORRECT_DATE(new Text("날짜를 바로잡을 것", "correct the date")),
    ENTER_WHAT_WAS_DONE(new Text("처리한 내용을 바로 입력할 것", "enter at once what was done"));

    private final Text words;

    OrderDemand(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
