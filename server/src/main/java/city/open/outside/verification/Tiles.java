package city.open.outside.verification;

import city.open.tlog.EntryBundle;
import city.open.tlog.Tile;
import city.open.tlog.TileSource;
import city.open.tlog.TlogException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tiles and bundles of the log at a place. A log that has grown meanwhile may keep only the full tile where a narrower one is asked for;
 * its beginning is what was asked for.
 */
final class Tiles implements TileSource {
    private static final int FULL = Tile.FULL;

    private final Place place;
    private final Map<Tile, byte[]> ahead = new ConcurrentHashMap<>();

    Tiles(Place place) {
        this.place = place;
    }

    @Override
    public List<byte[]> read(List<Tile> tiles) {
        return tiles.stream().map(this::read).toList();
    }

    private byte[] read(Tile tile) {
        var known = ahead.remove(tile);
        return known != null ? known : fetch(tile);
    }

    /** Gets a tile before it is asked for. */
    void fetchAhead(Tile tile) {
        ahead.put(tile, fetch(tile));
    }

    private byte[] fetch(Tile tile) {
        return place.read("log/" + tile.path())
                .or(() -> tile.full()
                        ? Optional.empty()
                        : place.read("log/" + new Tile(tile.level(), tile.index(), FULL).path())
                                .map(full -> Arrays.copyOf(full, Math.min(full.length, tile.length()))))
                .orElseThrow(() -> new NotShown("The log does not show its %s.".formatted(tile.path())));
    }

    /** The bytes of a bundle, exactly as wide as asked for. */
    byte[] fetch(EntryBundle bundle) {
        var read = place.read("log/" + bundle.path());
        if (read.isPresent()) {
            return read.get();
        }
        var full = new EntryBundle(bundle.index(), FULL);
        return place.read("log/" + full.path())
                .filter(_ -> bundle.width() < FULL)
                .map(bytes -> first(bundle.width(), full, bytes))
                .orElseThrow(() -> new NotShown(
                        "The log does not show its entries from %d on (%s).".formatted(bundle.start(), bundle.path())));
    }

    private static byte[] first(int width, EntryBundle full, byte[] bytes) {
        try {
            return EntryBundle.encode(full.decode(bytes).subList(0, width));
        } catch (TlogException e) {
            throw new NotShown("Entries from %d on: %s.".formatted(full.start(), e.reason()));
        }
    }

    /** The bundle of a tree of this size that has this entry. */
    static EntryBundle holding(long entry, long size) {
        long index = entry / FULL;
        return new EntryBundle(index, (int) Math.min(FULL, size - index * FULL));
    }

    static Tile leaves(EntryBundle bundle) {
        return new Tile(0, bundle.index(), bundle.width());
    }
}
