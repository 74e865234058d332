package city.open.ground.apart;

/** There is no answer. */
public final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    /** Why there is none. */
    public enum Why {
        /** The time was over; the process was killed. */
        LATE,
        /** The process ended by itself, as one without memory does, or the job failed. */
        FAILED,
        /** Others are before us, and stayed there. */
        BUSY
    }

    private final Why why;

    Unanswered(Why why, String what) {
        super(what);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
