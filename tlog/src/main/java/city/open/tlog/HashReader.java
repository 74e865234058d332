package city.open.tlog;

import java.util.List;

/**
 * Where the hashes of a tree come from: a table, a file, {@link TileReader tiles of another machine}. The algorithms
 * here ask once for all they need.
 */
@FunctionalInterface
public interface HashReader {
    /** The hashes of these nodes, in the same order. Fails as the store fails; it never answers with fewer. */
    List<Hash> read(List<Node> nodes);
}
