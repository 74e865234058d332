package city.open.outside.telling;

import java.util.List;

/**
 * An entry as people read it.
 *
 * @param what the sentence
 * @param more what else was disclosed with it, a line each
 * @param key a turning point of the petition, marked as such in the timeline
 */
public record Told(String what, List<String> more, boolean key) {
    public Told {
        more = List.copyOf(more);
    }
}
