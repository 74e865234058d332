package city.open.outside.survey;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * The questions, or why there are none.
 *
 * @param said what is to be told instead of questions, or empty
 * @param fault what was wrong with what was sent, or empty
 * @param closes until when it can be answered, in words
 * @param official whether an official is asked, and not a citizen
 */
public record SurveyPage(
        Frame frame,
        String address,
        String said,
        String fault,
        String closes,
        boolean official,
        List<Asked> questions) {
    /** What an official is told otherwise than a citizen. */
    public String own(String key) {
        return frame.say(official ? "survey.officials." + key : "survey." + key);
    }

    public SurveyPage {
        questions = List.copyOf(questions);
    }

    /** One question with its options. */
    public record Asked(String id, String ask, List<Choice> options) {}

    public record Choice(String id, String name, boolean chosen) {}
}
