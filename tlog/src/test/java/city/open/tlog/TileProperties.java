package city.open.tlog;

import static city.open.tlog.Damage.flipped;
import static city.open.tlog.Damage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TileProperties {
    private static final NaiveTree NAIVE = new NaiveTree();

    /** A tree with full tiles at three levels, so that every way between tiles is gone. */
    private static final int LARGE = 65_536 + 2 * 256 + 7;

    private static final List<Hash> LEAVES = IntStream.range(0, LARGE)
            .mapToObj(i -> Hash.ofLeaf(NaiveTree.entry(i)))
            .toList();

    @Example
    void tiles_hold_the_hashes_of_the_naive_tree_at_every_size() {
        var tiles = new Tiles();
        for (var size = 1; size <= 600; size++) {
            tiles.append(List.of(NAIVE.leaf(size - 1)));
            assertThat(tiles.head()).isEqualTo(NAIVE.head(size));
            for (var tile : Tile.between(size - 1, size).toList()) {
                assertThat(tiles.bytes(tile)).isEqualTo(naive(tile, size));
            }
        }
    }

    private static byte[] naive(Tile tile, int size) {
        var bytes = new byte[tile.length()];
        for (var i = 0; i < tile.width(); i++) {
            var node = new Node(8 * tile.level(), 256 * tile.index() + i);
            NAIVE.reader(size).read(List.of(node)).getFirst().writeTo(bytes, i);
        }
        return bytes;
    }

    @Property(tries = 40)
    void a_tree_is_the_same_in_whatever_batches_it_came(
            @ForAll List<@IntRange(max = 700) Integer> batches, @ForAll @IntRange(min = 1, max = 800) int last) {
        var tiles = new Tiles();
        var frontier = new Frontier();
        var sizes = new ArrayList<>(batches.subList(0, Math.min(4, batches.size())));
        sizes.add(last);
        var size = 0;
        for (var batch : sizes) {
            var before = tiles.head();
            var growth = tiles.append(LEAVES.subList(size, size + batch));
            LEAVES.subList(size, size + batch).forEach(frontier::append);
            size += batch;
            assertThat(growth.before()).isEqualTo(before);
            assertThat(growth.after()).isEqualTo(frontier.head());
            assertThat(growth.tiles().keySet())
                    .isEqualTo(new HashSet<>(Tile.between(before.size(), size).toList()));
        }
        var tree = new TileReader(tiles.head(), tiles);
        for (var older = 1; older <= size; older += 97) {
            var head = TreeHead.of(older, tree);
            ConsistencyProof.of(older, size, tree).verify(head, tiles.head());
            assertThat(head).isEqualTo(TreeHead.of(older, NAIVE.reader(older)));
        }
    }

    @Example
    void a_large_tree_proves_everything_from_few_tiles() {
        var tiles = new Tiles();
        tiles.append(LEAVES);
        assertThat(TreeHead.of(LARGE, new TileReader(tiles.head(), tiles))).isEqualTo(tiles.head());
        assertThat(tiles.asked).isEqualTo(3);
        for (var index : List.of(0, 255, 256, 65_535, 65_536, LARGE - 8, LARGE - 1)) {
            var tree = new TileReader(tiles.head(), tiles);
            tiles.asked = 0;
            InclusionProof.of(index, LARGE, tree).verify(LEAVES.get(index), tiles.head());
            assertThat(tiles.asked).isLessThanOrEqualTo(5);
            var asked = tiles.asked;
            InclusionProof.of(index, LARGE, tree).verify(LEAVES.get(index), tiles.head());
            assertThat(tiles.asked).as("asked again for what is known").isEqualTo(asked);
            var older = TreeHead.of(index + 1, tree);
            ConsistencyProof.of(index + 1, LARGE, tree).verify(older, tiles.head());
        }
    }

    @Example
    void a_reader_keeps_only_the_last_tiles() {
        var tiles = new Tiles();
        tiles.append(LEAVES);
        var tree = new TileReader(tiles.head(), tiles);
        for (var index = 0L; index < LARGE; index += 256) {
            tree.read(List.of(new Node(0, index)));
        }
        var asked = tiles.asked;
        tree.read(List.of(new Node(0, LARGE - 300)));
        assertThat(tiles.asked).isEqualTo(asked);
        tree.read(List.of(new Node(0, 0)));
        assertThat(tiles.asked).isEqualTo(asked + 1);
    }

    @Property(tries = 60)
    void every_changed_bit_of_a_tile_is_noticed(
            @ForAll @IntRange(min = 1, max = LARGE) int size,
            @ForAll @LongRange(max = Integer.MAX_VALUE) long anyLeaf,
            @ForAll @IntRange int anyTile,
            @ForAll @IntRange int anyBit) {
        var tiles = new Tiles();
        tiles.append(LEAVES.subList(0, size));
        var leaf = new Node(0, anyLeaf % size);
        var needed = new ArrayList<>(Tile.partial(size));
        for (var tile = Tile.holding(leaf, size); !needed.contains(tile); tile = tile.above(size)) {
            needed.add(tile);
        }
        var damaged = needed.get(anyTile % needed.size());
        tiles.put(damaged, flipped(tiles.bytes(damaged), anyBit % (damaged.length() * 8)));
        refused(damaged.path(), () -> new TileReader(tiles.head(), tiles).read(List.of(leaf)));
        if (!damaged.full()) {
            refused("append", () -> tiles.append(List.of(Hash.EMPTY_TREE)));
        }
    }

    @Example
    void every_bit_of_a_partial_tile_counts() {
        var tiles = new Tiles();
        tiles.append(LEAVES.subList(0, 256 + 3));
        for (var tile : Tile.partial(256 + 3)) {
            Damage.everyBitIsNoticed(
                    tiles.bytes(tile),
                    bytes -> new TileReader(
                                    tiles.head(),
                                    asked -> asked.stream()
                                            .map(each -> each.equals(tile) ? bytes : tiles.bytes(each))
                                            .toList())
                            .read(List.of()));
        }
    }

    @Example
    void tiles_of_another_length_or_number_are_refused() {
        var tiles = new Tiles();
        tiles.append(LEAVES.subList(0, 700));
        var node = List.of(new Node(0, 1));
        refused("short", () -> new TileReader(tiles.head(), asked -> cut(tiles.read(asked), -1)).read(node));
        refused("long", () -> new TileReader(tiles.head(), asked -> cut(tiles.read(asked), 1)).read(node));
        refused(
                "fewer",
                () -> new TileReader(tiles.head(), asked -> tiles.read(asked.subList(1, asked.size()))).read(node));
        refused(
                "more",
                () -> new TileReader(tiles.head(), asked -> {
                            var more = new ArrayList<>(tiles.read(asked));
                            more.add(new byte[32]);
                            return more;
                        })
                        .read(node));
        refused("none", () -> new TileReader(tiles.head(), asked -> List.of()).read(node));
    }

    private static List<byte[]> cut(List<byte[]> tiles, int by) {
        return tiles.stream()
                .map(bytes -> Arrays.copyOf(bytes, bytes.length + by))
                .toList();
    }

    @Example
    void what_a_tree_does_not_have_is_refused() {
        var tiles = new Tiles();
        tiles.append(LEAVES.subList(0, 5));
        var tree = new TileReader(tiles.head(), tiles);
        assertThat(tree.head()).isEqualTo(tiles.head());
        assertThat(tree.read(List.of(new Node(0, 4), new Node(2, 0))))
                .isEqualTo(NAIVE.reader(5).read(List.of(new Node(0, 4), new Node(2, 0))));
        refused("a leaf", () -> tree.read(List.of(new Node(0, 5))));
        refused("a node", () -> tree.read(List.of(new Node(2, 1))));
        refused("a false empty tree", () -> new TileReader(new TreeHead(0, LEAVES.getFirst()), tiles).read(List.of()));
        refused(
                "an append to a false empty tree",
                () -> Growth.of(new TreeHead(0, LEAVES.getFirst()), LEAVES.subList(0, 1), tiles));
        refused(
                "2^63 leaves",
                () -> Growth.of(new TreeHead(Long.MAX_VALUE - 1, LEAVES.getFirst()), LEAVES.subList(0, 1), tiles));
        refused("a tree that shrinks", () -> Tile.between(5, 4));
        refused("a tree below nothing", () -> Tile.between(-1, 4));
    }

    @Example
    void what_the_source_gave_may_change_afterwards() {
        var tiles = new Tiles();
        tiles.append(LEAVES.subList(0, 3));
        var given = tiles.bytes(new Tile(0, 0, 3));
        var tree = new TileReader(tiles.head(), asked -> List.of(given));
        tree.read(List.of(new Node(0, 0)));
        given[0]++;
        assertThat(tree.read(List.of(new Node(0, 0)))).containsExactly(LEAVES.getFirst());
    }

    @Example
    void nothing_appended_is_nothing_to_store() {
        var tiles = new Tiles();
        tiles.append(LEAVES.subList(0, 300));
        var growth = tiles.append(List.of());
        assertThat(growth.after()).isEqualTo(growth.before());
        assertThat(growth.tiles()).isEmpty();
    }
}
