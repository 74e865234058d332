package city.open.outside.log;

/**
 * Where a publishing node can die. Each moment is passed in every batch and at every signature; what comes after it must hold whether the
 * process goes on or not. Tests end it there.
 */
@FunctionalInterface
public interface Mishap {
    /** Nothing happens. */
    Mishap NONE = _ -> {};

    /** In the order in which they are passed. */
    enum Moment {
        BATCH_READ,
        ENTRIES_WRITTEN,
        TREE_WRITTEN,
        BATCH_COMMITTED,
        SIGNING_BEGUN,
        TREE_REMEMBERED,
        CHECKPOINT_SIGNED,
        CHECKPOINT_WRITTEN,
        CHECKPOINT_COMMITTED
    }

    void at(Moment moment);
}
