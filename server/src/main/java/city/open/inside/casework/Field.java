package city.open.inside.casework;

import city.open.ground.calendar.Text;
import java.util.Arrays;
import java.util.List;

/**
 * A field of a {@link Task}'s form. A value is posted under {@link #name()}; the English of a bilingual one under {@link #english()}, where
 * leaving it out means that the Korean stands for both.
 *
 * @param open whether what is written here becomes public, and is therefore looked through for personal data
 * @param choices what can be chosen where {@code kind} is {@link Kind#CHOICE}; else empty
 */
public record Field(String name, Kind kind, boolean required, boolean open, Text label, List<Choice> choices) {

    public Field {
        choices = List.copyOf(choices);
    }

    /** What a field takes, and how it is posted. */
    public enum Kind {
        /** Words in Korean and, if wished, English. */
        WORDS,
        /** The same, where each line is one item. */
        LINES,
        /** Words for the inside alone, in one language. */
        NOTE,
        /** {@code 2026-11-23}. */
        DATE,
        /** {@code 2026-11-23T14:05}, the time of the city. */
        MOMENT,
        /** A whole number, 0 or more. */
        NUMBER,
        /** A sum in won, or what such a sum is multiplied by: a whole number of up to fifteen digits. */
        SUM,
        /** {@code on}, or nothing. */
        TICK,
        /** One of {@link Field#choices()}. */
        CHOICE,
        /** The id of a step. */
        STEP,
        /** {@code agency/unit}. */
        UNIT,
        /** Several of these with commas between. */
        UNITS,
        /** Places in the procedure's list of papers, {@code 1} for the first, with commas between. */
        PAPERS,
        /** The id of an official. */
        OFFICIAL,
        /** The {@code seq} of an entry of this petition; of the question where a consultation is meant. */
        ENTRY
    }

    /** @param value as it is posted */
    public record Choice(String value, Text words) {}

    /** Under which name the English words are posted. */
    public String english() {
        return name + ".en";
    }

    public boolean isBilingual() {
        return kind == Kind.WORDS || kind == Kind.LINES;
    }

    static Field words(String name, String ko, String en) {
        return new Field(name, Kind.WORDS, true, true, new Text(ko, en), List.of());
    }

    static Field lines(String name, String ko, String en) {
        return new Field(name, Kind.LINES, false, true, new Text(ko, en), List.of());
    }

    static Field note(String name, String ko, String en) {
        return new Field(name, Kind.NOTE, false, false, new Text(ko, en), List.of());
    }

    static Field of(Kind kind, String name, String ko, String en) {
        return new Field(name, kind, true, false, new Text(ko, en), List.of());
    }

    static Field choice(String name, String ko, String en, Choice... choices) {
        return new Field(name, Kind.CHOICE, true, false, new Text(ko, en), Arrays.asList(choices));
    }

    Field ifWished() {
        return new Field(name, kind, false, open, label, choices);
    }
}
