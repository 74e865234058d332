package city.open.audit.flags;

/** One flag on its way over all cases of a city: it is shown each case once, then asked what it found. Used by one thread. */
public interface Sweep {
    /** What is needed of it is kept, and no more: there can be half a million. */
    void see(Case one);

    Swept over();
}
