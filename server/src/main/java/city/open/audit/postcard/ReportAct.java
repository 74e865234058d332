package city.open.audit.postcard;

import city.open.town.organization.OfficialId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about a report.
 *
 * @param auditor who is to examine it, where it was assigned
 * @param outcome where it was closed
 * @param why it was read, where it was
 */
record ReportAct(
        Instant at,
        OfficialId official,
        What what,
        @Nullable OfficialId auditor,
        @Nullable Outcome outcome,
        @Nullable String why) {
    enum What {
        READ,
        ASSIGNED,
        ANSWERED,
        EXAMINED,
        EXTENDED,
        HANDED_OVER,
        CLOSED;

        /** Whether the reporter is told something with it. */
        boolean isAnswer() {
            return this != READ && this != ASSIGNED;
        }
    }

    /** What came of a report. */
    enum Outcome {
        CONFIRMED,
        NOT_CONFIRMED,
        UNCLEAR
    }
}
