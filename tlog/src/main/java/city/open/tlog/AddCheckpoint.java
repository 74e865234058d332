package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.List;

/**
 * What a log asks of a witness: to cosign a checkpoint, which extends the tree of {@code oldSize} leaves that the
 * witness cosigned last. tlog-witness, add-checkpoint.
 */
public record AddCheckpoint(long oldSize, ConsistencyProof proof, SignedNote checkpoint) {
    private static final String OLD = "old ";

    public AddCheckpoint {
        require(oldSize >= 0, "No tree has " + oldSize + " leaves");
        ProofLines.requireLength(proof.path());
        Checkpoint.parse(checkpoint.text());
    }

    /** The request in this body. A witness answers 400 Bad Request to one that is malformed. */
    public static AddCheckpoint parse(byte[] body) {
        var parts = ProofLines.parse(body);
        var first = parts.lines().getFirst();
        require(first.startsWith(OLD), "The request does not begin with the size of the old tree");
        var proof = ProofLines.hashes(parts.lines().subList(1, parts.lines().size()));
        return new AddCheckpoint(
                Grammar.decimal(first.substring(OLD.length())), new ConsistencyProof(proof), parts.checkpoint());
    }

    /** The body of the request. */
    public String encoded() {
        return ProofLines.encoded(List.of(OLD + oldSize), proof.path(), checkpoint);
    }

    /** The checkpoint asked about, not yet checked. Its origin tells the witness which log this is. */
    public Checkpoint submitted() {
        return Checkpoint.parse(checkpoint.text());
    }

    /** What a witness has to answer, each with its HTTP status. */
    public sealed interface Answer {
        int status();

        /** Keep {@code checkpoint} as the latest of this log; when that is durable, answer with the cosignature. */
        record Cosign(Checkpoint checkpoint) implements Answer {
            @Override
            public int status() {
                return 200;
            }
        }

        /** The old size is larger than the new. */
        record BadRequest(String reason) implements Answer {
            @Override
            public int status() {
                return 400;
            }
        }

        /** No trusted key of the log has signed, or one has signed wrongly. */
        record Forbidden(String reason) implements Answer {
            @Override
            public int status() {
                return 403;
            }
        }

        /** The log has to begin from the size that the witness cosigned last. */
        record Conflict(long latestSize) implements Answer {
            /** The content type of {@link #body}. */
            public static final String CONTENT_TYPE = "text/x.tlog.size";

            @Override
            public int status() {
                return 409;
            }

            /** The body to answer with. */
            public String body() {
                return latestSize + "\n";
            }
        }

        /** The log has signed a tree that does not extend what it signed before, or has not shown that it does. */
        record Unprocessable(String reason) implements Answer {
            @Override
            public int status() {
                return 422;
            }
        }
    }

    /**
     * What a witness has to answer, with all the checks of tlog-witness in their order. The witness has found the log
     * by the first line of the checkpoint (if it does not know it, it answers 404) and must let nobody change
     * {@code latest} until it has stored the new one.
     *
     * @param logKeys the keys it trusts for this log
     * @param latest what it cosigned last of this log, {@link TreeHead#EMPTY} if nothing
     */
    public Answer judge(List<VerifierKey> logKeys, TreeHead latest) {
        try {
            checkpoint.verify(logKeys);
        } catch (TlogException e) {
            return new Answer.Forbidden(e.reason());
        }
        var submitted = submitted();
        if (oldSize > submitted.head().size()) {
            return new Answer.BadRequest("The old size is larger than that of the checkpoint");
        }
        if (oldSize != latest.size()) {
            return new Answer.Conflict(latest.size());
        }
        try {
            requireExtension(latest, submitted.head());
        } catch (TlogException e) {
            return new Answer.Unprocessable(e.reason());
        }
        return new Answer.Cosign(submitted);
    }

    private void requireExtension(TreeHead older, TreeHead newer) {
        newer.requireRoot();
        if (older.size() == 0) {
            require(proof.path().isEmpty(), "From the empty tree there is nothing to prove, and the proof has hashes");
        } else {
            proof.verify(older, newer);
        }
    }
}
