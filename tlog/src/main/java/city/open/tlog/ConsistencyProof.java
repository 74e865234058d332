package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree was only appended to: that its first leaves are all leaves of an older tree, in their order
 * (RFC 6962 section 2.1.2, RFC 9162 section 2.1.4).
 */
public record ConsistencyProof(List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * The proof that the tree of {@code newer} leaves extends that of {@code older}: RFC 9162 section 2.1.4.1. It has
     * no hashes where there is nothing to prove: from the empty tree, and between equal sizes.
     */
    public static ConsistencyProof of(long older, long newer, HashReader reader) {
        require(older >= 0 && older <= newer, "A tree of " + newer + " leaves cannot extend one of " + older);
        if (older == 0) {
            return new ConsistencyProof(List.of());
        }
        var parts = new ArrayList<Subtree>();
        var way = new Subtree(0, newer);
        while (way.to() != older) {
            var split = way.split();
            var left = new Subtree(way.from(), split);
            var right = new Subtree(split, way.to());
            way = older <= split ? left : right;
            parts.add(older <= split ? right : left);
        }
        // The older root is known to whoever checks; any other complete old part has to be shown.
        if (way.from() != 0) {
            parts.add(way);
        }
        return new ConsistencyProof(Subtree.hashes(parts.reversed(), reader));
    }

    /**
     * Returns only if {@code newer} extends {@code older}: RFC 9162 section 2.1.4.2, step by step. Heads of equal size
     * must be equal and need an empty proof. An older tree without leaves is refused: everything extends it, so
     * nothing would be shown.
     *
     * @throws TlogException if it is not shown
     */
    public void verify(TreeHead older, TreeHead newer) {
        var first = older.size();
        var second = newer.size();
        require(first > 0, "Nothing can be shown about a tree without leaves");
        require(first <= second, "A tree of " + second + " leaves cannot extend one of " + first);
        if (first == second) {
            require(path.isEmpty(), "Between trees of one size there is nothing to prove, and the proof has hashes");
            require(older.root().equals(newer.root()), "Two different trees have " + first + " leaves");
            return;
        }
        require(!path.isEmpty(), "The consistency proof is empty");
        var hashes = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            hashes.addFirst(older.root());
        }
        var fn = first - 1;
        var sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = hashes.getFirst();
        var sr = hashes.getFirst();
        for (var c : hashes.subList(1, hashes.size())) {
            require(sn != 0, "The consistency proof is too long");
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hash.ofNode(c, fr);
                sr = Hash.ofNode(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = Hash.ofNode(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        require(sn == 0, "The consistency proof is too short");
        require(fr.equals(older.root()), "The proof does not lead to the older tree of " + first + " leaves");
        require(
                sr.equals(newer.root()),
                "The tree of " + second + " leaves does not extend the one of " + first + " leaves");
    }
}
