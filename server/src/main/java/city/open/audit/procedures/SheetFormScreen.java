package city.open.audit.procedures;

import city.open.audit.procedures.SubjectScreen.Choice;
import city.open.ground.page.Inside;
import java.util.List;

/**
 * A part of a draft as a form.
 *
 * @param parts all there are, for the way between them
 * @param edition the one that the form changes
 * @param others how many things are wrong in other parts
 */
public record SheetFormScreen(
        Inside inside,
        long id,
        String name,
        String title,
        String part,
        List<Choice> parts,
        String fault,
        String done,
        boolean mayWrite,
        int edition,
        List<Group> groups,
        int others) {
    public SheetFormScreen {
        parts = List.copyOf(parts);
        groups = List.copyOf(groups);
    }

    public record Group(String title, List<Field> fields, List<String> faults) {
        public Group {
            fields = List.copyOf(fields);
            faults = List.copyOf(faults);
        }
    }

    /**
     * @param kind line, lines, choice or tick
     * @param options of a choice
     */
    public record Field(
            String name,
            String id,
            String label,
            String kind,
            String value,
            String language,
            List<Choice> options,
            List<String> faults) {
        public Field {
            options = List.copyOf(options);
            faults = List.copyOf(faults);
        }

        public boolean on() {
            return value.equals("true");
        }
    }
}
