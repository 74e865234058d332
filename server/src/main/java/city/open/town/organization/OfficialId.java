package city.open.town.organization;

import java.util.regex.Pattern;

/** Identifies one official inside the office. The public never sees it: it sees a name or an alias. */
public record OfficialId(String value) implements Comparable<OfficialId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");

    public OfficialId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an official's id is up to 80 letters, digits and . _ : -, not '%s'".formatted(value));
        }
    }

    @Override
    public int compareTo(OfficialId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
