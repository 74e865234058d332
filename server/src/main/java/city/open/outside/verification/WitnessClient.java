package city.open.outside.verification;

import city.open.tlog.AddCheckpoint;
import city.open.tlog.Checkpoint;
import city.open.tlog.ConsistencyProof;
import city.open.tlog.HashReader;
import city.open.tlog.KeyType;
import city.open.tlog.NoteSignature;
import city.open.tlog.SignedNote;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log's way to one of its witnesses: C2SP tlog-witness, {@code add-checkpoint}. Remembers how far the witness has come. */
public final class WitnessClient {
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final URI address;
    private final VerifierKey key;
    private long cosigned;

    /** @param address the witness's submission prefix */
    public WitnessClient(URI address, VerifierKey key) {
        if (key.type() != KeyType.COSIGNATURE) {
            throw new IllegalArgumentException("%s is not the key of a witness".formatted(key));
        }
        this.address = URI.create(address.toString().replaceAll("/*$", "") + "/add-checkpoint");
        this.key = key;
    }

    public VerifierKey key() {
        return key;
    }

    /** As the configuration has it: the address, a space, and the key. */
    public static WitnessClient of(String configured) {
        var parts = configured.strip().split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "A witness is written as its address, a space and its key, not '%s'.".formatted(configured));
        }
        try {
            return new WitnessClient(URI.create(parts[0]), VerifierKey.parse(parts[1]));
        } catch (TlogException e) {
            throw new IllegalArgumentException(
                    "The witness '%s' has no good key: %s.".formatted(configured, e.reason()));
        }
    }

    /**
     * Asks for a cosignature of this checkpoint, which the log has signed and stored.
     *
     * @param tree the hashes of the log's tree
     * @throws NotShown if the witness refuses, with its reason, or has already seen a larger tree than this
     * @throws CannotCheck if it cannot be reached
     */
    public NoteSignature cosign(SignedNote checkpoint, HashReader tree) {
        long size = Checkpoint.parse(checkpoint.text()).head().size();
        var reply = ask(checkpoint, Math.min(cosigned, size), size, tree);
        if (reply.status() == CONFLICT) {
            long theirs = size(reply);
            if (theirs > size) {
                throw new NotShown(
                        "The witness %s has cosigned %d entries, and this log has only %d: it is not the log it was."
                                .formatted(key.name(), theirs, size));
            }
            reply = ask(checkpoint, theirs, size, tree);
        }
        var text = new String(reply.body(), StandardCharsets.UTF_8);
        if (reply.status() != OK) {
            throw new NotShown("The witness %s refuses %d entries with status %d: %s"
                    .formatted(key.name(), size, reply.status(), text.strip()));
        }
        cosigned = size;
        return ours(checkpoint, text);
    }

    private Web.Reply ask(SignedNote checkpoint, long older, long size, HashReader tree) {
        var proof = ConsistencyProof.of(older, size, tree);
        return Web.post(address, new AddCheckpoint(older, proof, checkpoint).encoded());
    }

    private long size(Web.Reply reply) {
        var text = new String(reply.body(), StandardCharsets.UTF_8).strip();
        if (!text.matches("\\d{1,18}")) {
            throw new NotShown("The witness %s answers a conflict without its size.".formatted(key.name()));
        }
        return Long.parseLong(text);
    }

    /** Lines of keys we do not know are ignored; a wrong one of the key we know is not. */
    private NoteSignature ours(SignedNote checkpoint, String lines) {
        try {
            var with = new SignedNote(
                            checkpoint.text(), List.of(checkpoint.signatures().getFirst()))
                    .with(lines);
            with.verify(List.of(key));
            return with.signatures().stream()
                    .filter(one -> one.keyName().equals(key.name()) && one.keyId() == key.id())
                    .findFirst()
                    .orElseThrow();
        } catch (TlogException e) {
            throw new NotShown(
                    "The witness %s answers without a good cosignature: %s.".formatted(key.name(), e.reason()));
        }
    }
}
