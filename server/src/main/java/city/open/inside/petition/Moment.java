package city.open.inside.petition;

import java.time.Instant;

/** When something happened and when it was entered. Both are kept, neither is ever derived from the other. */
public record Moment(Instant occurredAt, Instant recordedAt) {
    /** For an act entered as it is done. */
    public static Moment now(Instant instant) {
        return new Moment(instant, instant);
    }
}
