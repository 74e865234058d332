package city.open.office;

import java.util.List;

/**
 * A form as a page shows it, with what was typed and what is wrong with it.
 *
 * @param address where it is sent
 * @param seen how many facts the petition had when the form was shown; 0 where that does not matter
 * @param fault what is wrong with the whole, in a sentence, or empty
 * @param findings personal data that was found in what would become public
 */
public record FormView(
        String id,
        String address,
        String lead,
        int seen,
        List<Field> fields,
        String fault,
        List<Finding> findings,
        String button) {

    public FormView {
        fields = List.copyOf(fields);
        findings = List.copyOf(findings);
    }

    /** How a field is filled in. */
    public enum Kind {
        LINE,
        LONG,
        DAY,
        MINUTE,
        NUMBER,
        CHOICE,
        TICK
    }

    /**
     * @param id unique on the page
     * @param seenByAll whether what is typed becomes public
     * @param fault what is wrong with the value, in a sentence, or empty
     */
    public record Field(
            String id,
            String name,
            String label,
            Kind kind,
            String value,
            String hint,
            boolean required,
            boolean seenByAll,
            List<Choice> choices,
            String fault) {

        public Field {
            choices = List.copyOf(choices);
        }

        /** What explains the field, for those who hear it. */
        public String describedBy() {
            var by = (hint.isEmpty() ? "" : id + "-hint ") + (fault.isEmpty() ? "" : id + "-fault");
            return by.strip();
        }
    }

    public record Choice(String value, String name) {}

    /** @param what was found, {@code text} as it stands there, {@code masked} as it would go out */
    public record Finding(String field, String what, String text, String masked) {}

    public boolean hasFaults() {
        return !fault.isEmpty()
                || fields.stream().anyMatch(field -> !field.fault().isEmpty());
    }
}
