package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom to believe about a log: its own keys, one of which must have signed, and witnesses, of which at least
 * {@code quorum} must have cosigned. The rule of k out of n in tlog-proof, Verifying, and tlog-policy.
 */
public record Policy(String origin, List<VerifierKey> logKeys, List<VerifierKey> witnesses, int quorum) {
    public Policy {
        logKeys = List.copyOf(logKeys);
        witnesses = List.copyOf(witnesses);
        require(!logKeys.isEmpty(), "A policy needs a key of the log");
        requireType(logKeys, KeyType.NOTE);
        requireType(witnesses, KeyType.COSIGNATURE);
        require(
                quorum >= 0 && quorum <= witnesses.size(),
                "Of " + witnesses.size() + " witnesses " + quorum + " cannot be asked for");
        requireDifferent(Stream.concat(logKeys.stream(), witnesses.stream()).toList());
    }

    /** A policy without witnesses: it believes whatever the log itself signs. */
    public Policy(String origin, VerifierKey... logKeys) {
        this(origin, List.of(logKeys), List.of(), 0);
    }

    private static void requireType(List<VerifierKey> keys, KeyType type) {
        keys.forEach(key -> require(key.type() == type, "The key " + key + " is not of type " + type));
    }

    /** tlog-policy, Public key representation: one key under two names would count for two. */
    private static void requireDifferent(List<VerifierKey> keys) {
        for (var i = 0; i < keys.size(); i++) {
            for (var other : keys.subList(0, i)) {
                require(!keys.get(i).sameKey(other), "The policy has one key twice: " + other + " and " + keys.get(i));
            }
        }
    }

    /** A checkpoint that may be believed, the note it came in, and which witnesses stand for it. */
    public record Opened(Checkpoint checkpoint, SignedNote note, List<Cosignature> cosignatures) {}

    /**
     * Reads the checkpoint of a note and returns only if it may be believed.
     *
     * @throws TlogException if it is malformed, of another log, not signed by the log, signed wrongly by anybody known,
     *     or cosigned by too few witnesses
     */
    public Opened open(SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        require(
                checkpoint.origin().equals(origin),
                "This is a checkpoint of " + Grammar.shown(checkpoint.origin()) + ", not of " + origin);
        var known = Stream.concat(logKeys.stream(), witnesses.stream()).toList();
        var verified = note.verify(known).verified();
        require(verified.stream().anyMatch(logKeys::contains), "The checkpoint is not signed by its log " + origin);
        var cosignatures = new ArrayList<Cosignature>();
        for (var witness : witnesses) {
            note.signatures().stream()
                    .filter(witness::named)
                    .findFirst()
                    .ifPresent(signature -> cosignatures.add(Cosignature.of(witness, signature)));
        }
        require(
                cosignatures.size() >= quorum,
                "The checkpoint is cosigned by " + cosignatures.size() + " witnesses, not by " + quorum);
        checkpoint.head().requireRoot();
        return new Opened(checkpoint, note, List.copyOf(cosignatures));
    }
}
