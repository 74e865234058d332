package city.open;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How tests wait for what others do in their own time: all of them here, with one deadline that only something broken reaches, however
 * busy the machine is. How fast something is, is for benchmarks.
 */
public final class Patience {
    /** For what waits by itself, such as a latch. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Patience() {}

    /**
     * Waits until it is so.
     *
     * @param what what is waited for, as it shall stand after "waited in vain for"
     * @throws AssertionError when it was not so in two minutes
     */
    public static void until(String what, BooleanSupplier isSo) {
        until(what, isSo::getAsBoolean, Boolean::booleanValue);
    }

    /**
     * Looks until it has seen enough.
     *
     * @return what it saw last, which was enough
     * @throws AssertionError when it was not enough in two minutes; says what was seen last
     */
    public static <T> T until(String what, Supplier<T> look, Predicate<? super T> enough) {
        return until(what, look, enough, LONGEST);
    }

    static <T> T until(String what, Supplier<T> look, Predicate<? super T> enough, Duration longest) {
        long begun = System.nanoTime();
        while (true) {
            var seen = look.get();
            if (enough.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw new AssertionError(
                        "waited in vain for %s, %d s long; seen last: %s".formatted(what, longest.toSeconds(), seen));
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
