package city.open.outside.filing;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * The topic of documents.
 *
 * @param work for the browser, so that it may send more
 */
public record DocumentsPage(
        Frame frame,
        String name,
        String title,
        List<TopicPage.Stage> stages,
        String address,
        String back,
        String form,
        String work,
        List<Paper> papers) {

    /** A file that is enclosed. */
    public record Here(String id, String name, String size) {}

    /**
     * A document with its files.
     *
     * @param id its place in the procedure's list, {@code 0} for whatever else
     * @param whys reasons for not enclosing it; none where no reason is asked for
     */
    public record Paper(String id, String name, List<Here> files, List<TopicPage.Pick> whys, String fault) {}

    public List<Paper> faulty() {
        return papers.stream().filter(paper -> !paper.fault().isEmpty()).toList();
    }
}
