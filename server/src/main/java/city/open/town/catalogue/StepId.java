package city.open.town.catalogue;

import java.util.regex.Pattern;

/** A short English slug for a step, unique within a procedure version, such as {@code site-inspection}. */
public record StepId(String value) implements Comparable<StepId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public StepId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a step id is up to 60 small letters, digits and hyphens, not '%s'".formatted(value));
        }
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
