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
 * @param kinds what becomes of each part, by kind of fact; of two that are compared, only what differs
 */
public record PolicyPage(Frame frame, List<Version> versions, Version shown, int before, List<Kind> kinds) {

    /** @param since a day and minute in Seoul */
    public record Version(int number, String since, boolean inForce) {}

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
