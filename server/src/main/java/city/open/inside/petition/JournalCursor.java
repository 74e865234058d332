package city.open.inside.petition;

/**
 * How far a follower has read the journal. Rows are numbered when they are written but become visible when their transaction ends, so a
 * follower reads window by window: all transactions from {@code fromTx} up to but not including {@code toTx}, none of which is still in
 * flight, in order of position; within a window it has read up to {@code position}.
 */
public record JournalCursor(long fromTx, long toTx, long position) {
    public static final JournalCursor START = new JournalCursor(0, 0, 0);

    /** A window that holds nothing more stands for the place after it. */
    boolean isReadToItsEnd() {
        return fromTx == toTx;
    }

    JournalCursor readToItsEnd() {
        return new JournalCursor(toTx, toTx, 0);
    }

    JournalCursor nextWindow(long horizon) {
        return new JournalCursor(toTx, horizon, 0);
    }

    JournalCursor readUpTo(long lastPosition) {
        return new JournalCursor(fromTx, toTx, lastPosition);
    }
}
