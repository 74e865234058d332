package city.open.audit.orders;

import city.open.audit.orders.MatterAct.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows a warning, as far as it has come.
 *
 * @param step the last that was taken
 * @param until the last day of what that step asks for
 * @param published whether everyone knows what the audit found, as it is now
 * @param demanded what stands demanded; null before, and once it has fallen
 * @param review the re-deliberation for which the head of the audited asked
 * @param appeal the official's, against discipline
 */
record Track(
        @Nullable What step,
        @Nullable LocalDate until,
        boolean published,
        @Nullable Disposition demanded,
        @Nullable Recourse review,
        @Nullable Recourse appeal) {
    static final Track NONE = new Track(null, null, false, null, null, null);

    /**
     * @param until by which it is to be decided
     * @param extended whether that was put off, which can be done once
     */
    record Recourse(LocalDate until, boolean extended, boolean open) {}

    /** What has to be done by when. */
    record Ahead(What what, LocalDate by) {}

    Track after(MatterAct act) {
        return switch (act.what()) {
            case ORDERED -> NONE;
            case QUERIED, REPLIED, AUDITED, AUDIT_ENDED, REPORTED, IMPLEMENTED ->
                new Track(act.what(), act.until(), published, demanded, review, appeal);
            case DISPOSED ->
                new Track(
                        act.what(),
                        act.until(),
                        published,
                        act.decided() == null ? null : act.decided().disposition(),
                        null,
                        null);
            case PUBLISHED -> new Track(step, until, true, demanded, review, appeal);
            case REVIEW_ASKED -> new Track(step, until, published, demanded, begun(act), appeal);
            case REVIEWED -> falls(act) ? fallen() : new Track(step, until, published, demanded, over(review), appeal);
            case APPEALED -> new Track(step, until, published, demanded, review, begun(act));
            case APPEAL_EXTENDED ->
                new Track(
                        step,
                        until,
                        published,
                        demanded,
                        review,
                        act.until() == null ? appeal : new Recourse(act.until(), true, true));
            case APPEAL_DECIDED ->
                falls(act) ? fallen() : new Track(step, until, published, demanded, review, over(appeal));
            case NOTICED, CURED, ANSWERED, ACCEPTED, NOT_ACCEPTED, WITHDRAWN, ESCALATED, WARNED, CLOSED -> this;
        };
    }

    private static @Nullable Recourse begun(MatterAct act) {
        return act.until() == null ? null : new Recourse(act.until(), false, true);
    }

    private static @Nullable Recourse over(@Nullable Recourse one) {
        return one == null ? null : new Recourse(one.until(), one.extended(), false);
    }

    private static boolean falls(MatterAct act) {
        return act.verdict() == Verdict.GRANTED;
    }

    /** As after the report; what everyone was told is no longer so, and they are told anew. */
    private static Track fallen() {
        return new Track(What.REPORTED, null, false, null, null, null);
    }

    boolean isContested() {
        return isOpen(review) || isOpen(appeal);
    }

    private static boolean isOpen(@Nullable Recourse one) {
        return one != null && one.open();
    }

    boolean allows(What what) {
        return switch (what) {
            case REVIEW_ASKED -> demanded != null && review == null;
            case REVIEWED -> isOpen(review);
            case APPEALED -> demanded != null && demanded.isDiscipline() && appeal == null;
            case APPEAL_EXTENDED -> appeal != null && appeal.open() && !appeal.extended();
            case APPEAL_DECIDED -> isOpen(appeal);
            case AUDIT_ENDED -> step == What.AUDITED;
            case REPORTED -> step == What.AUDIT_ENDED;
            case DISPOSED -> (step == What.REPORTED || step == What.IMPLEMENTED) && !isContested();
            case IMPLEMENTED -> step == What.DISPOSED;
            case PUBLISHED ->
                !published && (step == What.REPORTED || step == What.DISPOSED || step == What.IMPLEMENTED);
            case CLOSED ->
                step == What.REPLIED
                        || published && (step == What.REPORTED || step == What.IMPLEMENTED) && !isContested();
            default -> false;
        };
    }

    /** The most urgent of what the step asks for and what is to be decided; null where nothing has a day. */
    @Nullable
    Ahead next() {
        List<Ahead> ahead = new ArrayList<>();
        if (step != null && until != null) {
            ahead.add(new Ahead(following(step), until));
        }
        if (review != null && review.open()) {
            ahead.add(new Ahead(What.REVIEWED, review.until()));
        }
        if (appeal != null && appeal.open()) {
            ahead.add(new Ahead(What.APPEAL_DECIDED, appeal.until()));
        }
        return ahead.stream().min(Comparator.comparing(Ahead::by)).orElse(null);
    }

    static What following(What step) {
        return switch (step) {
            case QUERIED -> What.REPLIED;
            case AUDITED -> What.AUDIT_ENDED;
            case AUDIT_ENDED -> What.REPORTED;
            case REPORTED -> What.DISPOSED;
            case DISPOSED -> What.IMPLEMENTED;
            default -> What.CLOSED;
        };
    }
}
