package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.List;

/** What a whole tree comes down to: how many leaves it has, and the hash over all of them (RFC 6962 section 2.1). */
public record TreeHead(long size, Hash root) {
    /** The tree without leaves. */
    public static final TreeHead EMPTY = new TreeHead(0, Hash.EMPTY_TREE);

    public TreeHead {
        require(size >= 0, "A tree cannot have " + size + " leaves");
    }

    /** The head the tree had when it had {@code size} leaves. */
    public static TreeHead of(long size, HashReader reader) {
        return new TreeHead(
                size, Subtree.hashes(List.of(new Subtree(0, size)), reader).getFirst());
    }

    /** Nothing but the hash of an empty string is the root of the empty tree. */
    void requireRoot() {
        require(size > 0 || equals(EMPTY), "The empty tree is given a root that it does not have");
    }
}
