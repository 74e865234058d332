package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The address of a tile, tlog-tiles, Merkle Tree: {@code width} neighbouring hashes of nodes at level {@code 8 *
 * level}, the first of them with index {@code 256 * index}. Its bytes are the hashes one after the other. A full tile
 * (256 wide) never changes; a narrower one is partial and the beginning of the full one.
 */
public record Tile(int level, long index, int width) {
    /** The width of a full tile. */
    public static final int FULL = TileRange.FULL;

    /** How many levels of the tree one tile bridges. */
    static final int HEIGHT = 8;

    /** The highest level that a tree of at most 2^63 - 1 leaves has tiles at. */
    private static final int TOP = 62 / HEIGHT;

    public Tile {
        require(level >= 0 && level <= 63, "A tile's level is 0 to 63, not " + level);
        new TileRange(index, width);
    }

    /** The tile at {@code path}, such as {@code tile/0/x001/x234/067} or {@code tile/1/000.p/17}. */
    public static Tile parse(String path) {
        var parts = path.split("/", 3);
        require(
                parts.length == 3 && parts[0].equals("tile") && parts[1].matches("[0-9]{1,2}"),
                "Not the path of a tile: " + Grammar.shown(path));
        var range = TileRange.parse(parts[2]);
        return new Tile(Math.toIntExact(Grammar.decimal(parts[1])), range.index(), range.width());
    }

    /** The path below the log's prefix. */
    public String path() {
        return "tile/" + level + "/" + new TileRange(index, width).path();
    }

    public boolean full() {
        return width == FULL;
    }

    /** How many bytes the tile has. */
    public int length() {
        return width * Hash.LENGTH;
    }

    /**
     * All tiles a tree of {@code newer} leaves has and that of {@code older} leaves has not, level by level and from
     * left to right. With {@code older} 0 these are all tiles of a tree, as a mirror needs them.
     */
    public static Stream<Tile> between(long older, long newer) {
        require(older >= 0 && older <= newer, "A tree of " + newer + " leaves cannot extend one of " + older);
        return IntStream.rangeClosed(0, TOP).boxed().flatMap(level -> between(older, newer, level));
    }

    static Stream<Tile> between(long older, long newer, int level) {
        return TileRange.between(older >> HEIGHT * level, newer >> HEIGHT * level)
                .map(range -> new Tile(level, range.index(), range.width()));
    }

    /** The partial tiles of a tree, the highest level first. Together they have exactly the hashes of its frontier. */
    static List<Tile> partial(long size) {
        var tiles = new ArrayList<Tile>();
        for (var level = TOP; level >= 0; level--) {
            var count = size >> HEIGHT * level;
            if (count % FULL != 0) {
                tiles.add(new Tile(level, count / FULL, (int) (count % FULL)));
            }
        }
        return tiles;
    }

    /** The tile of a tree of this size that holds or implies the hash of the node. */
    static Tile holding(Node node, long size) {
        require(node.end() <= size, "A tree of " + size + " leaves does not have " + node);
        var level = node.level() / HEIGHT;
        var index = first(node) / FULL;
        return new Tile(level, index, (int) Math.min(FULL, (size >> HEIGHT * level) - index * FULL));
    }

    /** The hash of a node which this tile holds, from the bytes of the tile. */
    Hash hash(Node node, byte[] bytes) {
        var at = (int) (first(node) % FULL);
        return over(bytes, at, at + (1 << node.level() % HEIGHT));
    }

    /** The hash over the whole of a full tile, which is one hash of the tile above. */
    static Hash over(byte[] bytes) {
        return over(bytes, 0, FULL);
    }

    private static Hash over(byte[] bytes, int from, int to) {
        var hashes = Arrays.copyOfRange(bytes, from * Hash.LENGTH, to * Hash.LENGTH);
        for (var count = to - from; count > 1; count /= 2) {
            Hash.pairUp(hashes, count);
        }
        return Hash.at(hashes, 0);
    }

    /** The index, at the level of the tile, of the first hash below the node. */
    private static long first(Node node) {
        return node.index() << node.level() % HEIGHT;
    }

    /** The full tile as the node whose hash stands in the tile above. */
    Node asNode() {
        return new Node(HEIGHT * (level + 1), index);
    }

    /** The tile above a full one in a tree of this size. */
    Tile above(long size) {
        return holding(asNode(), size);
    }
}
