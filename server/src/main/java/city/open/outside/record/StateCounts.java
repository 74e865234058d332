package city.open.outside.record;

/**
 * How many of what was looked for stand where. Nobody counts further than {@link #OPEN} open and {@link PublicRecord#COUNTED} decided ones.
 *
 * @param late of the open ones, as are {@code supplement} and {@code suspended}; they mean nothing where not all of these were counted
 */
public record StateCounts(int open, int late, int supplement, int suspended, int closed) {
    /** So many open ones are looked at. */
    public static final int OPEN = 5_000;

    public boolean allOpenCounted() {
        return open <= OPEN;
    }
}
