package city.open.tlog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A log's tiles in memory, kept as a table would: one row for each place, which only ever gets longer. */
final class Tiles implements TileSource {
    private record Place(int level, long index) {}

    private final Map<Place, byte[]> rows = new HashMap<>();
    private TreeHead head = TreeHead.EMPTY;

    /** How many tiles were asked for so far. */
    int asked;

    Growth append(List<Hash> leaves) {
        var growth = Growth.of(head, leaves, this);
        growth.tiles().forEach((tile, bytes) -> rows.put(new Place(tile.level(), tile.index()), bytes));
        head = growth.after();
        return growth;
    }

    TreeHead head() {
        return head;
    }

    byte[] bytes(Tile tile) {
        var row = Objects.requireNonNull(rows.get(new Place(tile.level(), tile.index())), tile::path);
        if (row.length < tile.length()) {
            throw new AssertionError("Asked for " + tile + ", which is wider than it ever was");
        }
        return Arrays.copyOf(row, tile.length());
    }

    void put(Tile tile, byte[] bytes) {
        rows.put(new Place(tile.level(), tile.index()), bytes);
    }

    @Override
    public List<byte[]> read(List<Tile> tiles) {
        asked += tiles.size();
        return tiles.stream().map(this::bytes).toList();
    }
}
