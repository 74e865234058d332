package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a leaf stands at an index of a tree: the hashes beside its way up to the root, the leaf's sibling first
 * (RFC 6962 section 2.1.1, RFC 9162 section 2.1.3).
 */
public record InclusionProof(long index, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** The proof for the leaf at {@code index} in the tree of {@code size} leaves: RFC 9162 section 2.1.3.1. */
    public static InclusionProof of(long index, long size, HashReader reader) {
        require(index >= 0 && index < size, "A tree of " + size + " leaves has none with index " + index);
        var siblings = new ArrayList<Subtree>();
        var way = new Subtree(0, size);
        while (way.to() - way.from() > 1) {
            var split = way.split();
            var left = new Subtree(way.from(), split);
            var right = new Subtree(split, way.to());
            way = index < split ? left : right;
            siblings.add(index < split ? right : left);
        }
        return new InclusionProof(index, Subtree.hashes(siblings.reversed(), reader));
    }

    /**
     * Returns only if the tree has this leaf at {@link #index}: RFC 9162 section 2.1.3.2, step by step.
     *
     * @throws TlogException if it is not shown
     */
    public void verify(Hash leaf, TreeHead head) {
        require(index >= 0 && index < head.size(), "A tree of " + head.size() + " leaves has none with index " + index);
        var fn = index;
        var sn = head.size() - 1;
        var r = leaf;
        for (var p : path) {
            require(sn != 0, "The inclusion proof for leaf " + index + " is too long");
            if ((fn & 1) == 1 || fn == sn) {
                r = Hash.ofNode(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = Hash.ofNode(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        require(sn == 0, "The inclusion proof for leaf " + index + " is too short");
        require(
                r.equals(head.root()),
                "The tree of " + head.size() + " leaves does not have this leaf at index " + index);
    }
}
