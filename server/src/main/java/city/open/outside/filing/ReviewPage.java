package city.open.outside.filing;

import city.open.ground.page.Frame;
import java.util.List;

/** The last look before filing. */
public record ReviewPage(
        Frame frame,
        String name,
        String title,
        List<TopicPage.Stage> stages,
        String address,
        String back,
        String form,
        List<Line> open,
        List<Line> sealed,
        List<String> missing,
        List<Change> changes,
        List<Change> unfinished,
        String now) {

    public record Line(String label, String value) {}

    /** A topic to go back to. */
    public record Change(String name, String address) {}
}
