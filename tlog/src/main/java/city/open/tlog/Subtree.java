package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.List;

/** The leaves {@code from} up to, not including, {@code to}, where the recursion of RFC 6962 section 2.1 meets them. */
record Subtree(long from, long to) {

    /** Where RFC 6962 section 2.1 splits this range: the largest power of two smaller than its width. */
    long split() {
        return from + Long.highestOneBit(to - from - 1);
    }

    /** The complete subtrees it is made of, the largest first. */
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (var at = from; at < to; ) {
            var width = Long.highestOneBit(to - at);
            var level = Long.numberOfTrailingZeros(width);
            nodes.add(new Node(level, at >> level));
            at += width;
        }
        return nodes;
    }

    /** The hashes of several subtrees, read at once. */
    static List<Hash> hashes(List<Subtree> subtrees, HashReader reader) {
        var nodes = subtrees.stream().map(Subtree::nodes).toList();
        var wanted = nodes.stream().flatMap(List::stream).toList();
        var read = wanted.isEmpty() ? List.<Hash>of() : reader.read(wanted);
        require(read.size() == wanted.size(), "Asked for " + wanted.size() + " hashes and got " + read.size());
        var hashes = new ArrayList<Hash>();
        var next = 0;
        for (var parts : nodes) {
            hashes.add(join(read.subList(next, next + parts.size())));
            next += parts.size();
        }
        return hashes;
    }

    /** The hash over neighbouring complete subtrees, the largest first; that of an empty tree if there are none. */
    static Hash join(List<Hash> parts) {
        return parts.reversed().stream()
                .reduce((right, left) -> Hash.ofNode(left, right))
                .orElse(Hash.EMPTY_TREE);
    }
}
