package city.open.audit.procedures;

import city.open.audit.procedures.SubjectScreen.Choice;
import city.open.ground.page.Inside;
import java.util.List;

/**
 * The procedures in force and the drafts of others.
 *
 * @param code as it was typed for a new one
 */
public record EditorScreen(
        Inside inside,
        String fault,
        String faultAt,
        boolean mayWrite,
        List<DraftLine> drafts,
        List<Line> procedures,
        String code,
        List<Choice> sectors) {
    public EditorScreen {
        drafts = List.copyOf(drafts);
        procedures = List.copyOf(procedures);
        sectors = List.copyOf(sectors);
    }

    public record DraftLine(long id, String name, String state, String by) {}

    /**
     * @param from the folder of sheets, or a release with its reason
     * @param otherwise whether the folder says something else than the version that was released
     */
    public record Line(String code, String name, String version, String from, boolean otherwise) {}
}
