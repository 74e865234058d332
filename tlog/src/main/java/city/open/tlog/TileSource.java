package city.open.tlog;

import java.util.List;

/** Where the bytes of tiles come from: a table, a folder, another machine. It need not be trusted. */
@FunctionalInterface
public interface TileSource {
    /**
     * The bytes of these tiles, in the same order. A source which keeps only the full tile where a partial one is asked
     * for answers with the beginning of it, {@link Tile#length()} bytes. Fails as the store fails.
     */
    List<byte[]> read(List<Tile> tiles);
}
