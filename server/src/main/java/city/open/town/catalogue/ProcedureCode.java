package city.open.town.catalogue;

import java.util.regex.Pattern;

/** The short code of a procedure, such as {@code HC-02}: capitals, digits and hyphens, two to twenty of them. */
public record ProcedureCode(String value) implements Comparable<ProcedureCode> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9-]{1,19}");

    public ProcedureCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a procedure code is 2 to 20 capitals, digits and hyphens and begins with a letter, not '%s'"
                            .formatted(value));
        }
    }

    @Override
    public int compareTo(ProcedureCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
