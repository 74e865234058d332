package city.open.outside.portal;

import city.open.ground.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the disclosure policy, or how two of them differ, in words.
 *
 * @param versions all, the newest first
 * @param shown the version on this page; of two that are compared, the later
 * @param before the earlier of two that are compared; 0 for a version by itself
 * @param release how the version came about, a line each; none for one that came with the program
 * @param effects what would have been otherwise in the year before, a line each; null where it was not tried
 * @param kinds what becomes of each part, by kind of fact; of two that are compared, only what differs
 * @param specials the same where it is otherwise in one procedure
 */
public record PolicyPage(
        Frame frame,
        List<Version> versions,
        Version shown,
        int before,
        List<String> release,
        @Nullable List<String> effects,
        List<Kind> kinds,
        List<Special> specials) {

    /**
     * @param since a day and minute in the city
     * @param how it came about
     * @param before the version before it that this city has applied; 0 for its first
     */
    public record Version(int number, String since, boolean inForce, String how, int before) {}

    /** What holds in one procedure only, or at one of its steps. */
    public record Special(String where, List<Kind> kinds) {}

    public record Kind(String id, String name, List<Part> parts) {}

    /**
     * @param was what the earlier version says of it; null where nothing is compared
     * @param gap whether it is not shown, or not whole
     */
    public record Part(
            String name, String treatment, @Nullable String was, boolean gap) {}

    public boolean compares() {
        return before > 0;
    }
}
