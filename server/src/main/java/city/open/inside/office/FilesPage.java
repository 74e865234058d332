package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * The sealed files of a petition.
 *
 * @param done whether a file was added just now
 * @param fault what was wrong with the last one, or empty
 * @param papers which required document a file can be
 */
public record FilesPage(
        Inside inside,
        String number,
        String back,
        boolean mayOpen,
        boolean mayAdd,
        boolean done,
        String fault,
        String accepted,
        String hint,
        List<FormView.Choice> papers,
        List<FormView.Choice> purposes,
        List<FileRow> files) {

    /** One file, named by what it is; the name it came with stays sealed. */
    public record FileRow(String id, String paper, String kind, String size, String added) {}
}
