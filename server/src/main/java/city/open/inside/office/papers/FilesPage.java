package city.open.inside.office.papers;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * The sealed files of a petition.
 *
 * @param done how many files were added just now, in a sentence, or empty
 * @param faults what could not be taken, and why
 * @param papers which required document a file can be
 */
public record FilesPage(
        Inside inside,
        String number,
        String back,
        boolean mayOpen,
        boolean mayAdd,
        String done,
        List<String> faults,
        String accepted,
        String hint,
        List<FormView.Choice> papers,
        List<FormView.Choice> purposes,
        List<FileRow> files) {

    /**
     * One file, named by what it is; the name it came with stays sealed.
     *
     * @param shown whether it can be looked at here
     */
    public record FileRow(String id, String paper, String kind, String size, String added, boolean shown) {}
}
