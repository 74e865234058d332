package city.open.border.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the policy that come with the program, a sheet each: {@code policy/1.json} and so on. They are what was in force before the Audit
 * Division released one of its own, and what entries of that time are made by again. No sheet is added to them any more; a new kind of fact is added
 * to all of them.
 */
final class ShippedPolicies {
    private static final List<Policy> ALL = all();

    /** In force until another one is released. */
    static final Policy NEWEST = ALL.getLast();

    private ShippedPolicies() {}

    /** Nothing for a version that did not come with the program. */
    static Optional<Policy> version(int version) {
        return version < 1 || version > ALL.size() ? Optional.empty() : Optional.of(ALL.get(version - 1));
    }

    private static List<Policy> all() {
        var all = new ArrayList<Policy>();
        for (var name = name(1); ; name = name(all.size() + 1)) {
            try (InputStream sheet = ShippedPolicies.class.getResourceAsStream("/" + name)) {
                if (sheet == null) {
                    return List.copyOf(all);
                }
                all.add(PolicySheets.read(name, sheet, all.size() + 1));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The sheet %s cannot be read.".formatted(name), unreadable);
            }
        }
    }

    private static String name(int version) {
        return "policy/%d.json".formatted(version);
    }
}
