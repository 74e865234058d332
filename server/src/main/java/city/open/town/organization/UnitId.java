package city.open.town.organization;

import java.util.regex.Pattern;

/** A short English slug for a unit, unique within its agency, such as {@code building-policy}. */
public record UnitId(String value) implements Comparable<UnitId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public UnitId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a unit id is up to 60 small letters, digits and hyphens, not '%s'".formatted(value));
        }
    }

    @Override
    public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
