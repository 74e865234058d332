package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof to take away: a leaf's inclusion proof together with the checkpoint it leads to, as a text that verifies
 * without any network. tlog-proof, Format; by custom in a file {@code *.tlog-proof}.
 *
 * @param extra base64 of whatever the application adds; nothing vouches for it
 * @param checkpoint with all its signatures and cosignatures
 */
public record TlogProof(Optional<String> extra, InclusionProof inclusion, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public TlogProof {
        extra.ifPresent(Grammar::base64);
        require(inclusion.index() >= 0, "No leaf has the index " + inclusion.index());
        ProofLines.requireLength(inclusion.path());
        Checkpoint.parse(checkpoint.text());
    }

    /** A proof without extra data. */
    public TlogProof(InclusionProof inclusion, SignedNote checkpoint) {
        this(Optional.empty(), inclusion, checkpoint);
    }

    /** The proof in these bytes. */
    public static TlogProof parse(byte[] bytes) {
        var parts = ProofLines.parse(bytes);
        var lines = new ArrayList<>(parts.lines());
        require(lines.removeFirst().equals(HEADER), "A proof begins with the line " + HEADER);
        var extra = Optional.<String>empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = Optional.of(lines.removeFirst().substring(EXTRA.length()));
        }
        require(!lines.isEmpty() && lines.getFirst().startsWith(INDEX), "The proof does not say the index of its leaf");
        var index = Grammar.decimal(lines.removeFirst().substring(INDEX.length()));
        return new TlogProof(extra, new InclusionProof(index, ProofLines.hashes(lines)), parts.checkpoint());
    }

    /** The proof as it is sent and stored. */
    public String encoded() {
        var lines = new ArrayList<>(List.of(HEADER));
        extra.ifPresent(data -> lines.add(EXTRA + data));
        lines.add(INDEX + inclusion.index());
        return ProofLines.encoded(lines, inclusion.path(), checkpoint);
    }

    /**
     * Returns only if the log that the policy is about has this leaf at the index, in a tree that the policy believes:
     * tlog-proof, Verifying a tlog proof.
     *
     * @throws TlogException if it is not shown
     */
    public Policy.Opened verify(Hash leaf, Policy policy) {
        var opened = policy.open(checkpoint);
        inclusion.verify(leaf, opened.checkpoint().head());
        return opened;
    }
}
