package city.open.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small log that Tessera's tests keep: made anew here, and read as a stranger reads it. */
class TesseraLogTest {
    private static final String FOLDER = "tessera-log/";

    @Test
    void every_checkpoint_tile_and_bundle_comes_out_byte_for_byte() {
        var tree = new Tiles();
        for (var size = 0; size <= 10; size++) {
            assertThat(checkpoint(size).head()).isEqualTo(tree.head());
            for (var tile : Tile.between(0, size).toList()) {
                assertThat(tree.bytes(tile)).isEqualTo(Vectors.bytes(FOLDER + tile.path()));
            }
            var entries = entries().subList(0, size);
            EntryBundle.between(0, size)
                    .forEach(bundle ->
                            assertThat(EntryBundle.encode(entries)).isEqualTo(Vectors.bytes(FOLDER + bundle.path())));
            tree.append(List.of(Hash.ofLeaf(entries().get(size))));
        }
    }

    @Test
    void a_stranger_reads_and_checks_it() {
        for (var size = 1; size <= 10; size++) {
            var head = checkpoint(size).head();
            var tree = new TileReader(head, TesseraLogTest::served);
            var bundle = EntryBundle.between(0, size).findFirst().orElseThrow();
            assertThat(bundle.open(Vectors.bytes(FOLDER + bundle.path()), tree))
                    .containsExactlyElementsOf(entries().subList(0, size));
            for (var index = 0; index < size; index++) {
                InclusionProof.of(index, size, tree)
                        .verify(Hash.ofLeaf(entries().get(index)), head);
                ConsistencyProof.of(index + 1, size, tree)
                        .verify(checkpoint(index + 1).head(), head);
            }
        }
    }

    private static List<byte[]> served(List<Tile> tiles) {
        return tiles.stream().map(tile -> Vectors.bytes(FOLDER + tile.path())).toList();
    }

    private static Checkpoint checkpoint(int size) {
        var keys = Vectors.json(FOLDER + "KEYS.json");
        var policy = new Policy(
                keys.get("origin").stringValue(),
                VerifierKey.parse(keys.get("verifier_key").stringValue()));
        return policy.open(SignedNote.parse(Vectors.bytes(FOLDER + "checkpoint." + size)))
                .checkpoint();
    }

    private static List<byte[]> entries() {
        var entries = Vectors.strings(Vectors.json(FOLDER + "KEYS.json").get("entries_in_order"));
        return IntStream.range(0, entries.size())
                .mapToObj(i -> Grammar.utf8(entries.get(i)))
                .toList();
    }
}
