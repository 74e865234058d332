package city.open.outside.verification;

/** Hears how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {
    /** {@code done} of {@code all} entries. */
    void at(long done, long all);
}
