package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.ground.page.When;
import city.open.outside.telling.Told;
import city.open.tlog.Cosignature;
import city.open.tlog.Hash;
import city.open.tlog.TlogProof;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry with everything that proves it.
 *
 * @param told the entry as its timeline tells it
 * @param body the bytes that were hashed, as text
 * @param openings what the entry is committed to: a salt and {@code {"field":…,"value":…}} a line
 * @param origin the address of this site as the reader sees it, for the lines of shell
 */
public record ProofPage(
        Frame frame,
        String petition,
        long index,
        Told told,
        String body,
        List<String> openings,
        Hash leaf,
        TreeHead head,
        TlogProof proof,
        VerifierKey key,
        List<Cosignature> witnesses,
        List<PathStep> path,
        CheckForm check,
        String origin) {
    private static final int SHOWN = 8;

    public String logName() {
        return key.name();
    }

    /** A hash by its first digits, as drawings and sentences have it. */
    public static String brief(Hash hash) {
        return hash.hex().substring(0, SHOWN) + "…";
    }

    public String briefLeaf() {
        return brief(leaf);
    }

    public List<String> witnessLines() {
        When when = frame.when();
        return witnesses.stream()
                .map(one -> frame.say("proof.witness.at", one.witness().name(), when.minute(one.time())))
                .toList();
    }

    /** @param left whether the neighbour stands on the left; {@code together} is the hash of both */
    public record PathStep(Hash neighbour, boolean left, Hash together) {}

    /** The way of RFC 9162 section 2.1.3.2, with each hash on it. */
    static List<PathStep> path(Hash leaf, long index, long size, List<Hash> neighbours) {
        var steps = new ArrayList<PathStep>();
        var hash = leaf;
        long at = index;
        long last = size - 1;
        for (var neighbour : neighbours) {
            boolean left = (at & 1) == 1 || at == last;
            hash = left ? Hash.ofNode(neighbour, hash) : Hash.ofNode(hash, neighbour);
            steps.add(new PathStep(neighbour, left, hash));
            while (left && (at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
            at >>= 1;
            last >>= 1;
        }
        return steps;
    }

    public PathDrawing drawing() {
        return new PathDrawing(path, brief(leaf), "#" + index);
    }

    public List<String> steps() {
        var said = new ArrayList<String>();
        said.add(frame.say("proof.path.leaf", brief(leaf)));
        for (var step : path) {
            said.add(frame.say(
                    step.left() ? "proof.path.left" : "proof.path.right",
                    brief(step.neighbour()),
                    brief(step.together())));
        }
        said.add(frame.say("proof.path.root"));
        return said;
    }

    /** The same check with tools that every Unix has: the proof's sums, then the log's signature. */
    public String shell() {
        var written = key.toString();
        return """
                curl -s %s/%s/petitions/%s/entries/%d/proof.tlog-proof -o p; sed -n 's/^extra //p' p | base64 -d >all; head -n 1 all | tr -d '\\n' >entry
                sed '1,/^$/d' p >note; sed '/^$/,$d' note >signed; cat entry; echo; sed 1d all | while read -r s v; do c=$({ echo $s | xxd -r -p; printf %%s "$v"; } | sha256sum)
                grep -q "sha256:${c%%%% *}" entry && echo "in the entry: $v" || echo "NOT in the entry: $v"; done; h=$({ printf '\\0'; cat entry; } | sha256sum | cut -c-64); i=%d; n=$(($(sed -n 2p signed) - 1))
                for b in $(sed '1,/^index/d; /^$/,$d' p); do s=$(echo $b | base64 -d | xxd -p -c32)
                if [ $((i %% 2)) = 1 ] || [ $i = $n ]; then h=$(echo 01$s$h | xxd -r -p | sha256sum | cut -c-64)
                while [ $((i %% 2)) = 0 ] && [ $i != 0 ]; do i=$((i / 2)); n=$((n / 2)); done
                else h=$(echo 01$h$s | xxd -r -p | sha256sum | cut -c-64); fi; i=$((i / 2)); n=$((n / 2)); done
                { echo 302a300506032b6570032100 | xxd -r -p; echo %s | base64 -d | tail -c 32; } >key; sed -n 's/^— %s //p' note | head -n 1 | base64 -d | tail -c 64 >sig
                [ $(echo $h | xxd -r -p | base64) = $(sed -n 3p signed) ] && echo "in the tree" || echo "NOT in the tree"
                openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in signed -sigfile sig
                """.formatted(
                        origin,
                        frame.lang(),
                        petition,
                        index,
                        index,
                        written.substring(written.indexOf('+', written.indexOf('+') + 1) + 1),
                        logName().replaceAll("([/.\\[\\]*^$\\\\])", "\\\\$1"));
    }
}
