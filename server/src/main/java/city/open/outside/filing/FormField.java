package city.open.outside.filing;

import city.open.border.letters.FiledContent.Openness;
import city.open.ground.calendar.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param hint empty where there is none
 * @param autocomplete what the browser may fill in, as HTML names it
 * @param residentNumberBy the provision that lets this field ask for a resident registration number (Personal Information Protection Act art. 24-2)
 */
record FormField(
        String id,
        Text label,
        Text hint,
        Openness openness,
        Kind kind,
        boolean required,
        List<Choice> choices,
        @Nullable String autocomplete,
        int longest,
        @Nullable Text residentNumberBy) {

    enum Kind {
        LINE,
        LONG,
        CHOICE,
        DAY,
        NUMBER
    }

    record Choice(String value, Text words) {}

    FormField {
        choices = List.copyOf(choices);
    }

    /** What was typed, in words. */
    Text said(String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::words)
                .findFirst()
                .orElse(new Text(value, value));
    }
}
