package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The address of a bundle of entries, tlog-tiles, Log entries: the {@code width} entries from {@code 256 * index} on,
 * whose hashes are in the level 0 {@link Tile} of the same index and width. Its bytes are the entries one after the
 * other, each after its length as two bytes, the higher first.
 */
public record EntryBundle(long index, int width) {
    /** The longest entry a bundle can hold, in bytes. */
    public static final int LONGEST_ENTRY = 0xFFFF;

    private static final String PREFIX = "tile/entries/";

    public EntryBundle {
        new TileRange(index, width);
    }

    /** The bundle at {@code path}, such as {@code tile/entries/x001/x234/067} or {@code tile/entries/000.p/17}. */
    public static EntryBundle parse(String path) {
        require(path.startsWith(PREFIX), "Not the path of an entry bundle: " + Grammar.shown(path));
        var range = TileRange.parse(path.substring(PREFIX.length()));
        return new EntryBundle(range.index(), range.width());
    }

    /** The path below the log's prefix. */
    public String path() {
        return PREFIX + new TileRange(index, width).path();
    }

    /** The bundles a tree of {@code newer} leaves has and that of {@code older} has not, from left to right. */
    public static Stream<EntryBundle> between(long older, long newer) {
        require(older >= 0 && older <= newer, "A tree of " + newer + " leaves cannot extend one of " + older);
        return TileRange.between(older, newer).map(range -> new EntryBundle(range.index(), range.width()));
    }

    /** The index of its first entry in the log. */
    public long start() {
        return index * TileRange.FULL;
    }

    /** The bytes of a bundle with these entries. */
    public static byte[] encode(List<byte[]> entries) {
        require(
                entries.size() <= TileRange.FULL,
                "A bundle has at most " + TileRange.FULL + " entries, not " + entries.size());
        var bytes = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum());
        for (var entry : entries) {
            require(
                    entry.length <= LONGEST_ENTRY,
                    "An entry has at most " + LONGEST_ENTRY + " bytes, not " + entry.length);
            bytes.putShort((short) entry.length).put(entry);
        }
        return bytes.array();
    }

    /**
     * The entries in the bytes of this bundle. They are only as good as where they come from, see {@link #open}.
     *
     * @throws TlogException if these are not exactly {@link #width} entries
     */
    public List<byte[]> decode(byte[] bytes) {
        var rest = ByteBuffer.wrap(bytes);
        var entries = new ArrayList<byte[]>();
        for (var i = 0; i < width; i++) {
            require(rest.remaining() >= Short.BYTES, "The bundle " + path() + " ends before entry " + i);
            var entry = new byte[Short.toUnsignedInt(rest.getShort())];
            require(rest.remaining() >= entry.length, "The bundle " + path() + " ends within entry " + i);
            rest.get(entry);
            entries.add(entry);
        }
        require(!rest.hasRemaining(), "The bundle " + path() + " goes on after its " + width + " entries");
        return entries;
    }

    /**
     * The entries in the bytes of this bundle, each checked to be the leaf of the tree at its index.
     *
     * @throws TlogException naming the first index whose entry is not the leaf
     */
    public List<byte[]> open(byte[] bytes, HashReader tree) {
        var entries = decode(bytes);
        require(index < Long.MAX_VALUE / TileRange.FULL, "No tree has a bundle " + index);
        var leaves = Subtree.hashes(
                LongStream.range(start(), start() + width)
                        .mapToObj(leaf -> new Subtree(leaf, leaf + 1))
                        .toList(),
                tree);
        for (var i = 0; i < width; i++) {
            require(
                    Hash.ofLeaf(entries.get(i)).equals(leaves.get(i)),
                    "Entry " + (start() + i) + " is not the leaf the tree has at that index");
        }
        return entries;
    }
}
