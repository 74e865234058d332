package city.open.town.organization;

import java.util.regex.Pattern;

/** The seven-digit code of a local government, as used between Korean administrations, such as 6110000. */
public record AgencyCode(String value) implements Comparable<AgencyCode> {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{7}");

    public AgencyCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("an agency code has seven digits, not '%s'".formatted(value));
        }
    }

    @Override
    public int compareTo(AgencyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
