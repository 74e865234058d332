package city.open.outside.log;

import city.open.ground.database.Database;
import city.open.tlog.Growth;
import city.open.tlog.Hash;
import city.open.tlog.Tile;
import city.open.tlog.TileReader;
import city.open.tlog.TileSource;
import city.open.tlog.TreeHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tiles of the tree and its head, as the database has them. */
final class StoredTree implements TileSource {
    private final Database database;

    StoredTree(Database database) {
        this.database = database;
    }

    TreeHead head() {
        return database.jdbc()
                .sql("SELECT size, root FROM record.log_head")
                .query((row, _) -> head(row))
                .single();
    }

    static TreeHead head(ResultSet row) throws SQLException {
        return new TreeHead(row.getLong("size"), Hash.of(row.getBytes("root")));
    }

    /** Where the transaction goes on from. Whatever the database was told, its commit waits for the disk: what is seen may be signed. */
    TreeHead headToExtend() {
        return database.jdbc().sql("""
                        SELECT size, root,
                               CASE current_setting('synchronous_commit')
                                    WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END
                          FROM record.log_head
                        """).query((row, _) -> head(row)).single();
    }

    TileReader reader(TreeHead head) {
        return new TileReader(head, this);
    }

    /** Leaves none out: a tile that is missing, or narrower than asked for, comes back shorter and is found out by the reader. */
    @Override
    public List<byte[]> read(List<Tile> tiles) {
        Map<Place, byte[]> stored = new HashMap<>();
        database.jdbc().sql("""
                        SELECT level, tile.index, hashes
                          FROM record.log_tile tile
                          JOIN unnest(?::smallint[], ?::bigint[]) AS wanted (level, index) USING (level, index)
                        """).params(levels(tiles), indexes(tiles)).query(row -> {
            stored.put(new Place(row.getInt("level"), row.getLong("index")), row.getBytes("hashes"));
        });
        return tiles.stream()
                .map(tile -> {
                    var bytes = stored.getOrDefault(new Place(tile.level(), tile.index()), new byte[0]);
                    return bytes.length > tile.length() ? Arrays.copyOf(bytes, tile.length()) : bytes;
                })
                .toList();
    }

    private record Place(int level, long index) {}

    /** In the caller's transaction. */
    void write(Growth growth) {
        var tiles = List.copyOf(growth.tiles().keySet());
        int changed = database.jdbc()
                .sql("""
                        WITH grown AS (
                            INSERT INTO record.log_tile AS tile (level, index, hashes)
                            SELECT * FROM unnest(?::smallint[], ?::bigint[], ?::bytea[])
                            ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes
                        )
                        UPDATE record.log_head SET size = ?, root = ? WHERE size = ? AND root = ?
                        """)
                .params(
                        levels(tiles),
                        indexes(tiles),
                        growth.tiles().values().toArray(byte[][]::new),
                        growth.after().size(),
                        growth.after().root().bytes(),
                        growth.before().size(),
                        growth.before().root().bytes())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("another publisher has extended the tree meanwhile");
        }
    }

    private static Integer[] levels(List<Tile> tiles) {
        return tiles.stream().map(Tile::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(List<Tile> tiles) {
        return tiles.stream().map(Tile::index).toArray(Long[]::new);
    }
}
