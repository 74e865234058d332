package city.open.border.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report can be about: acts of corruption and of private interest (Anti-Corruption Act art. 2(4); Conflict of Interest Act; Improper Solicitation Act). */
public enum Category {
    BRIBE,
    SOLICITATION,
    INTEREST,
    MONEY,
    DERELICTION,
    OTHER;

    /** As forms name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
