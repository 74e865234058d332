package city.open.tlog;

import static city.open.tlog.TlogException.require;

/**
 * A complete subtree, whose hash never changes once it stands: the leaves from {@code index * 2^level} up to, not
 * including, {@code (index + 1) * 2^level}. Level 0 is the leaves.
 */
public record Node(int level, long index) {
    public Node {
        require(
                level >= 0 && level <= 62 && index >= 0 && index < Long.MAX_VALUE >> level,
                "No tree has a node " + index + " at level " + level);
    }

    /** The index of the leaf behind its last one: the smallest size of a tree that has this node. */
    public long end() {
        return (index + 1) << level;
    }
}
