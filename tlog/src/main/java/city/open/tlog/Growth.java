package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A batch of leaves appended to a tree that is kept in tiles: the head before and after, and the bytes of every tile
 * that is new or wider than before. When those are stored, and not earlier, the new head may be signed.
 */
public record Growth(TreeHead before, TreeHead after, SequencedMap<Tile, byte[]> tiles) {
    public Growth {
        tiles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tiles));
    }

    /**
     * Appends the leaves. Of the old tree only the partial tiles are read, at most eight, and they are checked against
     * {@code before}: nothing is built upon a store that was tampered with.
     *
     * @throws TlogException if the store does not have the tree {@code before}
     */
    public static Growth of(TreeHead before, List<Hash> leaves, TileSource store) {
        require(leaves.size() < Long.MAX_VALUE - before.size(), "A tree cannot have 2^63 leaves");
        var size = before.size() + leaves.size();
        var edge = new TileReader(before, store).edge();
        var grown = new LinkedHashMap<Tile, byte[]>();
        var arriving = leaves;
        for (var level = 0; !arriving.isEmpty(); level++) {
            var count = before.size() >> Tile.HEIGHT * level;
            var completed = new ArrayList<Hash>();
            for (var tile : Tile.between(before.size(), size, level).toList()) {
                var bytes = new byte[tile.length()];
                var start = tile.index() * Tile.FULL;
                var kept = (int) Math.max(0, count - start);
                if (kept > 0) {
                    var old = edge.bytes(new Tile(level, tile.index(), kept));
                    System.arraycopy(old, 0, bytes, 0, old.length);
                }
                for (var i = kept; i < tile.width(); i++) {
                    arriving.get((int) (start + i - count)).writeTo(bytes, i);
                }
                if (tile.full()) {
                    completed.add(Tile.over(bytes));
                }
                grown.put(tile, bytes);
            }
            arriving = completed;
        }
        edge.bytes().putAll(grown);
        var root = new TileSet(size, edge.bytes()).root();
        return new Growth(before, new TreeHead(size, root), grown);
    }
}
