package city.open.audit.procedures;

import city.open.audit.procedures.SubjectScreen.Choice;
import city.open.ground.page.Inside;
import java.util.List;

/**
 * A procedure that somebody works on: its sheet, what is wrong with it, its chart, what differs, and what comes next.
 *
 * @param sheet as it stands, or as it was typed where that could not be kept
 * @param drawn what is wrong with a drawing that was sent: at which element, with its id as the text
 * @param edition the one that the form changes
 * @param faults with the line of the sheet, where there is one
 * @param charts wide and tall, as SVG; none while there are faults
 * @param nextHindrance why it cannot be agreed to yet, or empty
 */
public record ProcedureDraftScreen(
        Inside inside,
        long id,
        String code,
        String name,
        String base,
        String state,
        String author,
        String fault,
        String faultAt,
        List<Fault> drawn,
        String done,
        boolean open,
        boolean mayWrite,
        String sheet,
        int edition,
        String whyKo,
        String whyEn,
        List<Fault> faults,
        List<String> charts,
        List<Difference.Line> differences,
        boolean isNew,
        String nextHindrance,
        boolean baseIsOld,
        String reviewedBy,
        boolean mayReview,
        boolean mayRelease,
        List<String> editions,
        List<Choice> forms) {
    public ProcedureDraftScreen {
        drawn = List.copyOf(drawn);
        faults = List.copyOf(faults);
        charts = List.copyOf(charts);
        differences = List.copyOf(differences);
        editions = List.copyOf(editions);
        forms = List.copyOf(forms);
    }

    /**
     * @param where in words, such as: 3rd step, share
     * @param line of the sheet, or 0
     * @param text of that line
     */
    public record Fault(String where, int line, String text, String message) {}
}
