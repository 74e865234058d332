package city.open.border.letters;

import org.jspecify.annotations.Nullable;

/**
 * Who filed a petition and how they can be reached. It never leaves the inside; its words are not printed by {@link #toString}.
 *
 * @param address where they live or have their office, not the place the petition is about
 * @param organization the company they act for
 * @param agentOf whom they represent, where they file for somebody else
 */
public record Person(
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable String organization,
        @Nullable String agentOf) {

    /** A record prints its parts, and what is printed ends in logs. */
    @Override
    public String toString() {
        return "Person[sealed]";
    }
}
