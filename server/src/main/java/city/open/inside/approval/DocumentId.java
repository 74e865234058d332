package city.open.inside.approval;

import city.open.ground.vocabulary.PetitionNumber;
import java.util.regex.Pattern;

/** Tells the papers of a petition apart: its number and {@code D1}, {@code D2}, …, such as {@code 2026-6110000-0000123-7-D1}. */
public record DocumentId(String value) {
    private static final Pattern FORM = Pattern.compile("(.+)-D([1-9][0-9]{0,3})");

    public DocumentId {
        var parts = FORM.matcher(value);
        if (!parts.matches() || !PetitionNumber.isWellFormed(parts.group(1))) {
            throw new IllegalArgumentException(
                    "not the id of a document: '%s'; one looks like 2026-6110000-0000123-7-D1"
                            .formatted(value.length() > 40 ? value.substring(0, 40) + "…" : value));
        }
    }

    static DocumentId of(PetitionNumber petition, int number) {
        return new DocumentId(petition + "-D" + number);
    }

    public PetitionNumber petition() {
        return new PetitionNumber(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
