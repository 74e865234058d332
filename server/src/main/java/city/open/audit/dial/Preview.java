package city.open.audit.dial;

import city.open.outside.record.PolicySheet.Becomes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have changed of all that was disclosed in the last {@value #DAYS} days, and what the guard says of it.
 *
 * @param edition of the draft
 * @param base the version it was compared with
 * @param looked how many facts of the kinds that the draft changes
 * @param staysWithheld how many more stay closed whatever the draft says, as they were withheld one by one
 * @param found how much personal data the guard found in what would be newly open
 * @param hits the first of them
 */
record Preview(
        int edition,
        int base,
        Instant at,
        long looked,
        int staysWithheld,
        List<Row> rows,
        int found,
        List<Found> hits) {
    static final int DAYS = 365;
    static final int DAYS_GOOD = 7;

    /**
     * For everyone, who is the one audience that the policy knows.
     *
     * @param entries in which something stands there
     * @param cases that have such an entry
     */
    record Row(String kind, String part, Becomes effect, long entries, long cases, List<Example> examples) {}

    record Example(String petition, int seq) {}

    /** @param what the kind of personal data */
    record Found(String petition, int seq, String kind, String part, String what) {}

    /** Why it no longer says what a release needs to know; null while it does. */
    @Nullable
    Hindrance hindrance(Draft draft, int newest, Instant now) {
        if (edition != draft.edition()) {
            return Hindrance.PREVIEW_OF_ANOTHER_DRAFT;
        }
        if (base != newest) {
            return Hindrance.PREVIEW_ON_ANOTHER_BASE;
        }
        return at.plus(Duration.ofDays(DAYS_GOOD)).isBefore(now) ? Hindrance.PREVIEW_TOO_OLD : null;
    }
}
