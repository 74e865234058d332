package city.open.ground.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast something may happen, whoever does it: so many at once, then one at a time. It lies in the memory of one machine and knows no address, so
 * that nothing is left of who came or when.
 */
public final class Pace {
    private final int most;
    private final Duration each;
    private long left;
    private Instant since;

    /** @param each after how long there is room for one more */
    public Pace(int most, Duration each) {
        this.most = most;
        this.each = each;
        this.left = most;
        this.since = Instant.MIN;
    }

    /** Takes a place, if there is one. */
    public synchronized boolean begin(Instant now) {
        if (since.equals(Instant.MIN)) {
            since = now;
        }
        // A clock that was put back gives no places and takes none.
        long more = Math.max(0, Duration.between(since, now).dividedBy(each));
        since = since.plus(each.multipliedBy(more));
        left = Math.min(most, left + more);
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** Gives the place back: it was none of those that are counted. */
    public synchronized void giveBack() {
        left = Math.min(most, left + 1);
    }
}
