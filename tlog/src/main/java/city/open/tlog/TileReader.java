package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The hashes of one tree, read from tiles that nobody has to vouch for. Every byte of a tile is checked against the
 * tree head before a hash of it is used: the partial tiles hash up to the root together, a full tile hashes to its
 * place in the tile above. Keeps the last tiles it checked, two megabytes at most. Not safe for several threads at
 * once.
 */
public final class TileReader implements HashReader {
    private static final int KEPT = 256;

    private final TreeHead head;
    private final TileSource source;
    private final Map<Tile, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /** Reads the tree with this head, which must be known to be right: from a {@link Policy#open checked} checkpoint. */
    public TileReader(TreeHead head, TileSource source) {
        this.head = head;
        this.source = source;
    }

    public TreeHead head() {
        return head;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TlogException if the tree does not have a node, or the source gave what is not of this tree
     */
    @Override
    public List<Hash> read(List<Node> nodes) {
        var wanted = new LinkedHashSet<>(Tile.partial(head.size()));
        for (var node : nodes) {
            var tile = Tile.holding(node, head.size());
            while (wanted.add(tile)) {
                tile = tile.above(head.size());
            }
        }
        var tiles = checked(wanted);
        return nodes.stream().map(tiles::hash).toList();
    }

    /** The partial tiles of the tree, checked. */
    TileSet edge() {
        return checked(Tile.partial(head.size()));
    }

    private TileSet checked(Collection<Tile> wanted) {
        var bytes = new HashMap<Tile, byte[]>();
        var missing = new ArrayList<Tile>();
        for (var tile : wanted) {
            var known = kept.get(tile);
            if (known == null) {
                missing.add(tile);
            } else {
                bytes.put(tile, known);
            }
        }
        fetch(missing, bytes);
        var tiles = new TileSet(head.size(), bytes);
        // What is kept was checked when it came, and the edge hashes to the root only as a whole.
        var edgeIsKept = !wanted.isEmpty() && missing.stream().allMatch(Tile::full);
        require(
                edgeIsKept || tiles.root().equals(head.root()),
                "The tiles at the right edge are not those of the tree of " + head.size() + " leaves");
        for (var tile : missing) {
            require(
                    !tile.full() || Tile.over(tiles.bytes(tile)).equals(tiles.hash(tile.asNode())),
                    "The tile " + tile.path() + " is not that of the tree of " + head.size() + " leaves");
        }
        missing.forEach(tile -> kept.put(tile, tiles.bytes(tile)));
        return tiles;
    }

    private void fetch(List<Tile> missing, Map<Tile, byte[]> bytes) {
        if (missing.isEmpty()) {
            return;
        }
        var fetched = source.read(missing);
        require(fetched.size() == missing.size(), "Asked for " + missing.size() + " tiles and got " + fetched.size());
        for (var i = 0; i < missing.size(); i++) {
            var tile = missing.get(i);
            require(
                    fetched.get(i).length == tile.length(),
                    "The tile " + tile.path() + " has " + fetched.get(i).length + " bytes, not " + tile.length());
            bytes.put(tile, fetched.get(i).clone());
        }
    }
}
