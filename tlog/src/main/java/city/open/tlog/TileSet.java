package city.open.tlog;

import java.util.Map;
import java.util.Objects;

/** The bytes of some tiles of a tree of this size. */
record TileSet(long size, Map<Tile, byte[]> bytes) {

    byte[] bytes(Tile tile) {
        return Objects.requireNonNull(bytes.get(tile), tile::path);
    }

    /** The hash of a node of which the set has the tile. */
    Hash hash(Node node) {
        var tile = Tile.holding(node, size);
        return tile.hash(node, bytes(tile));
    }

    /** The root of the tree, of which the set has all partial tiles. */
    Hash root() {
        return Subtree.join(
                new Subtree(0, size).nodes().stream().map(this::hash).toList());
    }
}
