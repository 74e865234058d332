package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append to it and to know its root, at most 63 hashes however large
 * the tree is. Not safe for several threads at once.
 */
public final class Frontier {
    private final List<Hash> edge;
    private long size;

    /** The edge of the empty tree. */
    public Frontier() {
        edge = new ArrayList<>();
    }

    private Frontier(long size, List<Hash> edge) {
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    /** The edge of a stored tree of this size. */
    public static Frontier of(long size, HashReader reader) {
        var nodes = new Subtree(0, size).nodes();
        return of(size, nodes.isEmpty() ? List.of() : reader.read(nodes));
    }

    /** The edge that {@link #edge()} gave when the tree had this size. */
    public static Frontier of(long size, List<Hash> edge) {
        require(
                size >= 0 && edge.size() == Long.bitCount(size),
                "The edge of a tree of " + size + " leaves does not have " + edge.size() + " hashes");
        return new Frontier(size, edge);
    }

    /**
     * Appends a leaf. Answers with the hashes of the nodes that it completes, to be stored by whoever keeps single
     * hashes: first the leaf, {@code Node(0, size)}, then its parent {@code Node(1, size / 2)} and so on upwards.
     */
    public List<Hash> append(Hash leaf) {
        var completed = new ArrayList<Hash>();
        completed.add(leaf);
        for (var rest = size; (rest & 1) == 1; rest >>= 1) {
            completed.add(Hash.ofNode(edge.removeLast(), completed.getLast()));
        }
        edge.add(completed.getLast());
        size++;
        return completed;
    }

    /** The hashes of the largest complete subtrees, from left to right. */
    public List<Hash> edge() {
        return List.copyOf(edge);
    }

    /** Size and root of the tree as it is now. */
    public TreeHead head() {
        return new TreeHead(size, Subtree.join(edge));
    }
}
