package city.open.outside.filing;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * What to know before filing.
 *
 * @param real how long it takes in reality, in a sentence
 * @param now until when it would be received, where it is outside working hours; else empty
 * @param work for the browser, as JSON
 * @param resumes the drafts that this browser holds
 */
public record FilePage(
        Frame frame,
        String code,
        String name,
        String who,
        List<String> documents,
        String needs,
        String law,
        String real,
        String fee,
        List<String> laws,
        String now,
        String form,
        String work,
        List<Resume> resumes) {
    /** @param name says when it was last saved */
    public record Resume(String address, String name) {}

    public String address() {
        return frame.to("/file/" + code);
    }
}
