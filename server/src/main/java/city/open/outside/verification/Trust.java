package city.open.outside.verification;

import city.open.tlog.KeyType;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.nio.file.Path;
import java.util.List;

/**
 * Whom a reader believes.
 *
 * @param keys of the log, as {@code name+id+key}; empty: those kept from the last time, else those the log itself gives
 * @param witnesses of whom {@code need} have to have cosigned
 */
public record Trust(List<VerifierKey> keys, List<VerifierKey> witnesses, int need) {
    /** Nobody beyond the log itself. */
    public static final Trust IN_THE_LOG_ITSELF = new Trust(List.of(), List.of(), 0);

    public Trust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
        if (need < 0 || need > witnesses.size()) {
            throw new CannotCheck(
                    "%d cosignatures cannot come from %d witnesses: give more with --witness or ask for less with --need."
                            .formatted(need, witnesses.size()));
        }
        keys.forEach(key -> require(key, KeyType.NOTE, "--key", "a log"));
        witnesses.forEach(key -> require(key, KeyType.COSIGNATURE, "--witness", "a witness"));
    }

    /** One key of the log, written as {@code name+id+key}. */
    public static Trust in(String key) {
        try {
            return new Trust(List.of(VerifierKey.parse(key)), List.of(), 0);
        } catch (TlogException e) {
            throw new CannotCheck("%s.".formatted(e.reason()), e);
        }
    }

    /** The keys kept in a file, unless some were given. */
    public Trust orKeptIn(Path file) {
        var kept = Remembered.read(file).map(Remembered::keys).orElse(List.of());
        return keys.isEmpty() ? new Trust(kept, witnesses, need) : this;
    }

    private static void require(VerifierKey key, KeyType type, String option, String whose) {
        if (key.type() != type) {
            throw new CannotCheck("The key %s is not one of %s: correct %s.".formatted(key, whose, option));
        }
    }
}
