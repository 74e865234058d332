package city.open.inside.casework;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.guard.Finding;
import city.open.ground.guard.PersonalData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task and what was typed into its fields, as it was posted. Kept word for word, but for {@link Legible#tidy marks that word processors leave},
 * so that a form that cannot be used now can be shown again.
 *
 * @param fields by name; {@code reason.en} is the English of {@code reason}
 */
public record Form(Task task, Map<String, String> fields) {

    public Form {
        var kept = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            var words = Legible.tidy(value).strip();
            if (!words.isEmpty()) {
                kept.put(name, words);
            }
        });
        fields = Collections.unmodifiableMap(kept);
    }

    /** An empty one. */
    public static Form of(Task task) {
        return new Form(task, Map.of());
    }

    public Form with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Form(task, more);
    }

    /** The same with a wording put where it is for, below what was typed there. */
    public Form with(Wording wording) {
        var into = task.fields().stream()
                .filter(field -> Wording.Use.in(task, field)
                        .filter(use -> use == wording.use())
                        .isPresent())
                .findFirst();
        return into.map(field -> {
                    var put = with(
                            field.name(),
                            Wording.below(value(field.name()), wording.text().ko()));
                    return wording.english()
                            .map(english -> put.with(field.english(), Wording.below(value(field.english()), english)))
                            .orElse(put);
                })
                .orElse(this);
    }

    /** What was posted under this name. */
    public @Nullable String value(String field) {
        return fields.get(field);
    }

    /** What looks like personal data in a field that becomes public. */
    public record Found(String field, Text label, String words, List<Finding> findings) {
        public Found {
            findings = List.copyOf(findings);
        }
    }

    /** Personal data in what would become public, field by field. */
    public List<Found> personalData(PublicWords.Look look) {
        List<Found> found = new ArrayList<>();
        for (var field : task.fields()) {
            if (field.open()) {
                look(field, field.name(), look, found);
                look(field, field.english(), look, found);
            }
        }
        return found;
    }

    private void look(Field field, String name, PublicWords.Look look, List<Found> found) {
        var words = fields.get(name);
        if (words != null) {
            var findings = look.through(words);
            if (!findings.isEmpty()) {
                found.add(new Found(name, field.label(), words, findings));
            }
        }
    }

    /** The same form with what was found masked. */
    public Form masked(List<Found> found) {
        var masked = this;
        for (var one : found) {
            masked = masked.with(one.field(), PersonalData.masked(one.words(), one.findings()));
        }
        return masked;
    }
}
