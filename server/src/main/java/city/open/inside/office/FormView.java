package city.open.inside.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A form as a page shows it, with what was typed and what is wrong with it.
 *
 * @param id unique on the page
 * @param address where it is sent
 * @param seen the last entry of the petition that was shown with the form
 * @param token the same again does nothing twice
 * @param folded fields that are seldom filled in
 * @param fault what is wrong with the whole, in a sentence, or empty
 * @param findings personal data in what would become public
 * @param wordings texts of the division that can be put into its fields
 * @param blanks what these have left open
 */
public record FormView(
        String id,
        String address,
        int seen,
        String token,
        List<Field> fields,
        List<Field> folded,
        String fault,
        List<Finding> findings,
        String button,
        List<Choice> wordings,
        List<Field> blanks) {

    public FormView {
        fields = List.copyOf(fields);
        folded = List.copyOf(folded);
        findings = List.copyOf(findings);
        wordings = List.copyOf(wordings);
        blanks = List.copyOf(blanks);
    }

    /** A form into which nothing is put that was written before. */
    public FormView(
            String id,
            String address,
            int seen,
            String token,
            List<Field> fields,
            List<Field> folded,
            String fault,
            List<Finding> findings,
            String button) {
        this(id, address, seen, token, fields, folded, fault, findings, button, List.of(), List.of());
    }

    /** How a field is filled in. */
    public enum Kind {
        LINE,
        LONG,
        DAY,
        MINUTE,
        NUMBER,
        CHOICE,
        /** Several of the choices. */
        CHOICES,
        TICK,
        HIDDEN
    }

    /**
     * @param id unique on the page
     * @param open whether what is typed becomes public
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
            boolean open,
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

        /** The choices under their headings, in their order. */
        public List<Under> headings() {
            return FormView.headings(choices);
        }

        private Field asking(String why) {
            return new Field(id, name, label, kind, value, why, true, open, choices, fault);
        }

        /** Whether somebody has typed something here, or has to. */
        boolean isUsed() {
            return !fault.isEmpty() || (!value.isEmpty() && kind != Kind.CHOICE);
        }
    }

    /** Choices under one heading, which is empty where they need none. */
    public record Under(String name, List<Choice> choices) {}

    /** @param under the heading it stands under, or empty */
    public record Choice(String value, String name, String under, boolean chosen) {}

    /** Choices under their headings, in their order. */
    public static List<Under> headings(List<Choice> choices) {
        List<Under> headings = new ArrayList<>();
        for (var choice : choices) {
            if (headings.isEmpty() || !headings.getLast().name().equals(choice.under())) {
                headings.add(new Under(choice.under(), new ArrayList<>()));
            }
            headings.getLast().choices().add(choice);
        }
        return headings;
    }

    /**
     * @param field in which it stands
     * @param what it looks like
     * @param text as it was typed
     * @param masked as it would go out
     */
    public record Finding(String field, String what, String text, String masked) {}

    /** The same with other words on its button. */
    FormView pressing(String words) {
        return new FormView(id, address, seen, token, fields, folded, fault, findings, words, wordings, blanks);
    }

    /** The same with texts of the division to choose from, and with what they left open. */
    public FormView offering(List<Choice> texts, List<Field> open) {
        return new FormView(id, address, seen, token, fields, folded, fault, findings, button, texts, open);
    }

    /** Whether words stand in it that would be lost if the page were loaded anew. */
    public boolean holdsWords() {
        return Stream.concat(fields.stream(), folded.stream())
                .anyMatch(field -> (field.kind() == Kind.LINE || field.kind() == Kind.LONG)
                        && !field.value().isEmpty());
    }

    /** The same with one field that has to be filled in, and why. */
    FormView asking(String name, String why) {
        return new FormView(
                id,
                address,
                seen,
                token,
                fields.stream()
                        .map(field -> field.name().equals(name) ? field.asking(why) : field)
                        .toList(),
                folded,
                fault,
                findings,
                button,
                wordings,
                blanks);
    }

    /** What is wrong, field by field, with where to mend it. */
    public List<Field> faulty() {
        return Stream.concat(fields.stream(), folded.stream())
                .filter(field -> !field.fault().isEmpty())
                .toList();
    }

    /** Whether what is folded has something to say. */
    public boolean unfolds() {
        return folded.stream().anyMatch(Field::isUsed);
    }
}
