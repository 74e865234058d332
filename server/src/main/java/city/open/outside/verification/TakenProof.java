package city.open.outside.verification;

import city.open.tlog.Hash;
import city.open.tlog.Policy;
import city.open.tlog.TlogException;
import city.open.tlog.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Proofs that somebody took away, checked without a network. One or more texts as tlog-proof has them, one after the other; each carries
 * its entry as extra data: the bytes of the leaf and, a line each, what the leaf is committed to.
 */
public final class TakenProof {
    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";

    private TakenProof() {}

    /**
     * What was shown: an entry, its place, and what vouches for it.
     *
     * @param entry the leaf; {@code parts} what it is committed to, as {@code {"field":…,"value":…}}
     */
    public record Shown(long index, String entry, List<String> parts, Policy.Opened by) {}

    /**
     * Returns only if all proofs hold.
     *
     * @param text proofs; or a certificate, which has them at {@code proofs} if it is JSON, and attached if it is a PDF
     * @throws NotShown naming the first entry whose proof does not hold
     */
    public static List<Shown> check(byte[] text, Trust trust) {
        if (trust.keys().isEmpty()) {
            throw new CannotCheck(
                    "Say whose signature is to count: the log's key with --key, or a file that keeps it with --since.");
        }
        var proofs = proofs(
                new String(Attached.isPdf(text) ? Attached.in(text, ".tlog-proof") : text, StandardCharsets.UTF_8));
        if (proofs.isEmpty()) {
            throw new CannotCheck("There is no proof in this file: it would begin with %s.".formatted(HEADER.strip()));
        }
        return proofs.stream().map(proof -> check(proof, trust)).toList();
    }

    private static List<String> proofs(String text) {
        if (text.startsWith("{")) {
            try {
                var found = new ArrayList<String>();
                Canonical.JSON.readTree(text).path("proofs").forEach(proof -> found.add(proof.asString("")));
                return found;
            } catch (JacksonException e) {
                throw new CannotCheck("The file is neither a proof nor the JSON of a certificate.", e);
            }
        }
        var found = new ArrayList<String>();
        for (int at = text.indexOf(HEADER); at >= 0; ) {
            int next = text.indexOf("\n" + HEADER, at);
            found.add(next < 0 ? text.substring(at) : text.substring(at, next + 1));
            at = next < 0 ? -1 : next + 1;
        }
        return found;
    }

    private static Shown check(String text, Trust trust) {
        try {
            var proof = TlogProof.parse(text.getBytes(StandardCharsets.UTF_8));
            long index = proof.inclusion().index();
            var entry = proof.extra()
                    .map(Base64.getDecoder()::decode)
                    .orElseThrow(
                            () -> new NotShown("The proof of entry %d does not carry its entry.".formatted(index)));
            var lines = new String(entry, StandardCharsets.UTF_8).split("\n");
            var leaf = lines[0].getBytes(StandardCharsets.UTF_8);
            var opened = proof.verify(Hash.ofLeaf(leaf), LogCheck.policy(trust.keys(), trust));
            EntryOrder.require(index, List.of(leaf));
            return new Shown(
                    index, lines[0], Leaf.opened(index, leaf, List.of(lines).subList(1, lines.length)), opened);
        } catch (TlogException e) {
            throw new NotShown("The proof does not hold: %s.".formatted(e.reason()));
        }
    }
}
