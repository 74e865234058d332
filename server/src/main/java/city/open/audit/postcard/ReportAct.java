package city.open.audit.postcard;

import city.open.town.organization.OfficialId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about a report.
 *
 * @param auditor who is to examine it, where it was assigned
 * @param outcome where it was closed
 * @param why it was read or is kept, or a name was asked for or refused, where it was
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
        CLOSED,
        /** It belongs to an audit file, so that it does not go. */
        KEPT,
        /** What was said is gone. */
        DELETED,
        IDENTITY_ASKED,
        /** By one custodian. */
        IDENTITY_AGREED,
        IDENTITY_REFUSED,
        /** By the second custodian who agreed; the reporter is told. */
        IDENTITY_OPENED;

        /** Whether the reporter is told something with it. */
        boolean isAnswer() {
            return switch (this) {
                case ANSWERED, EXAMINED, EXTENDED, HANDED_OVER, CLOSED -> true;
                case READ,
                        ASSIGNED,
                        KEPT,
                        DELETED,
                        IDENTITY_ASKED,
                        IDENTITY_AGREED,
                        IDENTITY_REFUSED,
                        IDENTITY_OPENED -> false;
            };
        }
    }

    /** What came of a report. */
    enum Outcome {
        CONFIRMED,
        NOT_CONFIRMED,
        UNCLEAR,
        /** All who could have read it are left out of it. */
        UNREAD;

        /** Whether somebody can say so. */
        boolean isFound() {
            return this != UNREAD;
        }
    }
}
