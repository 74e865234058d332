package city.open.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever reads that something was refused learns what was wrong with it. */
class RefusalTest {
    private static final NaiveTree TREE = new NaiveTree();

    @Test
    void an_inclusion_proof_is_too_long_too_short_or_of_another_leaf() {
        var head = TREE.head(11);
        var path = TREE.path(6, 11);
        says("The inclusion proof for leaf 6 is too short", () -> inclusion(6, path.subList(0, 3), head));
        says("The inclusion proof for leaf 6 is too long", () -> inclusion(6, longer(path), head));
        says("The tree of 11 leaves does not have this leaf at index 6", () -> inclusion(6, path.reversed(), head));
        says("A tree of 11 leaves has none with index 11", () -> inclusion(11, path, head));
        says("A tree of 11 leaves has none with index -1", () -> inclusion(-1, path, head));
    }

    private static void inclusion(long index, List<Hash> path, TreeHead head) {
        new InclusionProof(index, path).verify(TREE.leaf(6), head);
    }

    @Test
    void a_consistency_proof_is_too_long_too_short_or_of_other_trees() {
        var path = TREE.proof(6, 11);
        says("The consistency proof is empty", () -> consistency(6, List.of(), 11));
        says("The consistency proof is too short", () -> consistency(6, path.subList(0, path.size() - 1), 11));
        says("The consistency proof is too long", () -> consistency(6, longer(path), 11));
        says("The proof does not lead to the older tree of 6 leaves", () -> consistency(6, path.reversed(), 11));
        says("Nothing can be shown about a tree without leaves", () -> consistency(0, path, 11));
        says("A tree of 6 leaves cannot extend one of 11", () -> consistency(11, path, 6));
        says(
                "Between trees of one size there is nothing to prove, and the proof has hashes",
                () -> consistency(6, path, 6));
        says(
                "Two different trees have 6 leaves",
                () -> new ConsistencyProof(List.of()).verify(TREE.head(6), new TreeHead(6, TREE.leaf(0))));
        says(
                "The tree of 11 leaves does not extend the one of 6 leaves",
                () -> new ConsistencyProof(path).verify(TREE.head(6), new TreeHead(11, TREE.leaf(0))));
    }

    private static void consistency(int older, List<Hash> path, int newer) {
        new ConsistencyProof(path).verify(TREE.head(older), TREE.head(newer));
    }

    @Test
    void a_note_without_its_parts_is_told_which() {
        says("The note has no blank line before its signatures", () -> SignedNote.parse("a\nb\n"));
        says(
                "The note has no signature line, or its last one has no newline",
                () -> SignedNote.parse("a\n\n— name AAAAAAA=\n\n"));
        says("Not a signature line: 'x?y'", () -> SignedNote.parse("a\n\nx\u007fy\n"));
        says("Not base64: '" + "!".repeat(80) + "…'", () -> Hash.parse("!".repeat(81)));
        says("Not base64: '" + "!".repeat(80) + "'", () -> Hash.parse("!".repeat(80)));
    }

    private static List<Hash> longer(List<Hash> path) {
        var longer = new ArrayList<>(path);
        longer.add(TREE.leaf(0));
        return longer;
    }

    private static void says(String reason, Runnable check) {
        assertThatThrownBy(check::run).isExactlyInstanceOf(TlogException.class).hasMessage(reason);
    }

    @Test
    void hashes_and_keys_spread_over_a_table() {
        assertThat(IntStream.range(0, 100).map(i -> TREE.leaf(i).hashCode()).distinct())
                .hasSize(100);
        assertThat(IntStream.range(0, 10)
                        .map(i -> Keys.key("name", KeyType.NOTE, i).verifier().hashCode())
                        .distinct())
                .hasSize(10);
        assertThat(TREE.leaf(0)).isNotEqualTo("a hash");
    }
}
