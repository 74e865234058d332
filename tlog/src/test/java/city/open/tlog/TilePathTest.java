package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TilePathTest {

    @Test
    void tiles_have_the_paths_of_the_specification() {
        Map.of(
                        new Tile(0, 0, 256), "tile/0/000",
                        new Tile(0, 1_234_067, 256), "tile/0/x001/x234/067",
                        new Tile(4, 1, 5), "tile/4/001.p/5",
                        new Tile(5, 123_456_078, 2), "tile/5/x123/x456/078.p/2",
                        new Tile(63, 1_000, 255), "tile/63/x001/000.p/255",
                        new Tile(0, Long.MAX_VALUE, 1), "tile/0/x009/x223/x372/x036/x854/x775/807.p/1")
                .forEach((tile, path) -> {
                    assertThat(tile.path()).isEqualTo(path);
                    assertThat(Tile.parse(path)).isEqualTo(tile);
                    assertThat(new EntryBundle(tile.index(), tile.width()).path())
                            .isEqualTo(path.replaceFirst("tile/[0-9]+", "tile/entries"));
                    assertThat(EntryBundle.parse(path.replaceFirst("tile/[0-9]+", "tile/entries")))
                            .isEqualTo(new EntryBundle(tile.index(), tile.width()));
                });
    }

    /** The Go library's paths name the height of its tiles first; ours are always 8 high. */
    @Test
    void paths_seen_in_go_are_read_without_their_height() {
        var seen = Vectors.strings(Vectors.json("signed-note-vectors.json").get("tile_paths_seen"));
        assertThat(seen.stream().map(path -> Tile.parse(path.replaceFirst("tile/[0-9]+/", "tile/"))))
                .containsExactly(
                        new Tile(0, 1, 256),
                        new Tile(0, 1, 5),
                        new Tile(5, 123_456_078, 256),
                        new Tile(5, 123_456_078, 2));
    }

    @Test
    void other_spellings_are_refused() {
        Stream.of(
                        "tile/0/",
                        "tile/0/000/",
                        "tile/0/0",
                        "tile/0/00",
                        "tile/0/0000",
                        "tile/0/x000",
                        "tile/0/x000/000",
                        "tile/0/x000/x001/000",
                        "tile/0/001/000",
                        "tile/0/x001/x000",
                        "tile/0/X001/000",
                        "tile/0/000.p",
                        "tile/0/000.p/",
                        "tile/0/000.p/0",
                        "tile/0/000.p/05",
                        "tile/0/000.p/256",
                        "tile/0/000.p/999",
                        "tile/0/000.p/1000",
                        "tile/0/000.q/1",
                        "tile/0/000.p/1/",
                        "tile/0/000\n",
                        "tile/0/٠٠٠",
                        "tile/0/x009/x223/x372/x036/x854/x775/808",
                        "tile/0/x001/x009/x223/x372/x036/x854/x775/807",
                        "tile/0/x999/x999/x999/x999/x999/x999/999")
                .forEach(path -> {
                    refused(path, () -> Tile.parse(path));
                    refused(path, () -> EntryBundle.parse(path.replace("tile/0", "tile/entries")));
                });
        Stream.of(
                        "",
                        "tile",
                        "tile/0",
                        "/tile/0/000",
                        "tile/00/000",
                        "tile/01/000",
                        "tile/64/000",
                        "tile/-1/000",
                        "tile/100/000",
                        "tile//000",
                        "tiles/0/000")
                .forEach(path -> refused(path, () -> Tile.parse(path)));
        refused("entries", () -> Tile.parse("tile/entries/000"));
        refused("a tile", () -> EntryBundle.parse("tile/0/000"));
    }

    @Test
    void nonsense_is_no_tile() {
        refused("level", () -> new Tile(-1, 0, 1));
        refused("level", () -> new Tile(64, 0, 1));
        refused("index", () -> new Tile(0, -1, 1));
        refused("width", () -> new Tile(0, 0, 0));
        refused("width", () -> new Tile(0, 0, 257));
        refused("bundle index", () -> new EntryBundle(-1, 1));
        refused("bundle width", () -> new EntryBundle(0, 0));
    }

    /** The example of tlog-tiles, Partial Tiles. */
    @Test
    void a_tree_of_70_000_leaves_has_the_tiles_of_the_specification() {
        var tiles = Tile.between(0, 70_000).toList();
        assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
        assertThat(tiles.stream().filter(tile -> tile.full() && tile.level() == 0))
                .hasSize(273);
        assertThat(tiles.subList(273, 277))
                .containsExactly(new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(Tile.between(0, 256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Tile.between(256, 257)).containsExactly(new Tile(0, 1, 1));
        assertThat(Tile.between(255, 256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Tile.between(70_000, 70_000)).isEmpty();
        assertThat(EntryBundle.between(0, 257)).containsExactly(new EntryBundle(0, 256), new EntryBundle(1, 1));
        assertThat(EntryBundle.between(257, 258)).containsExactly(new EntryBundle(1, 2));
        refused("a tree that shrinks", () -> EntryBundle.between(5, 4));
        refused("a tree below nothing", () -> EntryBundle.between(-1, 4));
    }

    @Test
    void the_largest_tree_has_tiles_at_eight_levels() {
        assertThat(Tile.partial(Long.MAX_VALUE))
                .containsExactly(
                        new Tile(7, 0, 127),
                        new Tile(6, 127, 255),
                        new Tile(5, 32_767, 255),
                        new Tile(4, 8_388_607, 255),
                        new Tile(3, 2_147_483_647L, 255),
                        new Tile(2, 549_755_813_887L, 255),
                        new Tile(1, 140_737_488_355_327L, 255),
                        new Tile(0, 36_028_797_018_963_967L, 255));
        assertThat(Tile.between(Long.MAX_VALUE - 1, Long.MAX_VALUE))
                .containsExactly(new Tile(0, 36_028_797_018_963_967L, 255));
    }

    @Test
    void nodes_that_no_tree_has_are_refused() {
        assertThat(new Node(62, 0).end()).isEqualTo(1L << 62);
        assertThat(new Node(0, Long.MAX_VALUE - 1).end()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Node(3, 5).end()).isEqualTo(48);
        refused("level", () -> new Node(-1, 0));
        refused("level", () -> new Node(63, 0));
        refused("index", () -> new Node(0, -1));
        refused("index", () -> new Node(0, Long.MAX_VALUE));
        refused("index", () -> new Node(62, 1));
        refused("index", () -> new Node(1, Long.MAX_VALUE / 2));
    }

    @Test
    void entries_go_into_a_bundle_and_come_out_again() {
        var entries = List.of(new byte[0], new byte[] {1, 2, 3}, new byte[0xFFFF]);
        var bytes = EntryBundle.encode(entries);
        var bundle = new EntryBundle(0, 3);
        assertThat(bytes).hasSize(3 * 2 + 3 + 0xFFFF).startsWith(0, 0, 0, 3, 1, 2, 3, 0xFF, 0xFF, 0);
        assertThat(bundle.decode(bytes)).containsExactlyElementsOf(entries);
        assertThat(new EntryBundle(3, 1).start()).isEqualTo(768);
        for (var length = 0; length < bytes.length; length += length < 20 ? 1 : 997) {
            var cut = Arrays.copyOf(bytes, length);
            refused("cut to " + length, () -> bundle.decode(cut));
        }
        assertThat(new EntryBundle(0, 1).decode(new byte[2])).containsExactly(new byte[0]);
        refused("longer", () -> bundle.decode(Arrays.copyOf(bytes, bytes.length + 1)));
        refused("one entry less", () -> new EntryBundle(0, 2).decode(bytes));
        refused("one entry more", () -> new EntryBundle(0, 4).decode(bytes));
        refused("an entry too long", () -> EntryBundle.encode(List.of(new byte[0x10000])));
        var many = Collections.nCopies(257, new byte[0]);
        assertThat(EntryBundle.encode(many.subList(0, 256))).hasSize(512);
        refused("too many entries", () -> EntryBundle.encode(many));
    }

    @Test
    void an_entry_that_is_not_the_leaf_is_named() {
        var naive = new NaiveTree();
        var tiles = new Tiles();
        tiles.append(naive.leaves(0, 260));
        var tree = new TileReader(tiles.head(), tiles);
        var bundle = new EntryBundle(1, 4);
        var entries = new ArrayList<>(
                List.of(NaiveTree.entry(256), NaiveTree.entry(257), NaiveTree.entry(258), NaiveTree.entry(259)));
        assertThat(bundle.open(EntryBundle.encode(entries), tree)).containsExactlyElementsOf(entries);
        Damage.everyBitIsNoticed(EntryBundle.encode(entries), bytes -> bundle.open(bytes, tree));
        entries.set(2, NaiveTree.entry(257));
        assertThatThrownBy(() -> bundle.open(EntryBundle.encode(entries), tree))
                .isExactlyInstanceOf(TlogException.class)
                .hasMessageContaining("Entry 258 ");
        var empty = EntryBundle.encode(Collections.nCopies(256, new byte[0]));
        refused("beyond all numbers", () -> new EntryBundle(Long.MAX_VALUE / 256, 256).open(empty, tree));
        refused("beyond the tree", () -> new EntryBundle(2, 4).open(EntryBundle.encode(entries), tree));
        refused("beyond all trees", () -> new EntryBundle(Long.MAX_VALUE, 4).open(EntryBundle.encode(entries), tree));
        refused(
                "beyond all trees",
                () -> new EntryBundle(Long.MAX_VALUE / 256, 4).open(EntryBundle.encode(entries), tree));
    }
}
