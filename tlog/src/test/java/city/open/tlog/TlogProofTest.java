package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static city.open.tlog.Keys.KIM;
import static city.open.tlog.Keys.LOG;
import static city.open.tlog.Keys.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final NaiveTree TREE = new NaiveTree();
    private static final int SIZE = 11;
    private static final int INDEX = 6;
    private static final Policy POLICY = new Policy(ORIGIN, List.of(LOG.verifier()), List.of(KIM.verifier()), 1);
    private static final TlogProof PROOF = proof(SIZE, INDEX);

    private static TlogProof proof(int size, int index) {
        var checkpoint = new Checkpoint(ORIGIN, TREE.head(size));
        var cosignature =
                checkpoint.cosign(KIM, Instant.ofEpochSecond(1_763_860_000)).line();
        return new TlogProof(
                InclusionProof.of(index, size, TREE.reader(size)),
                checkpoint.sign(LOG).with(cosignature));
    }

    @Test
    void a_proof_taken_away_verifies_without_the_log() {
        for (var size = 1; size <= 9; size++) {
            for (var index = 0; index < size; index++) {
                var proof = proof(size, index);
                var read = TlogProof.parse(Grammar.utf8(proof.encoded()));
                assertThat(read).isEqualTo(proof);
                assertThat(read.verify(TREE.leaf(index), POLICY).checkpoint().head())
                        .isEqualTo(TREE.head(size));
            }
        }
    }

    @Test
    void a_proof_has_the_form_of_the_specification() {
        var path = TREE.path(INDEX, SIZE);
        assertThat(PROOF.encoded())
                .isEqualTo("c2sp.org/tlog-proof@v1\nindex 6\n" + path.get(0) + "\n" + path.get(1) + "\n" + path.get(2)
                        + "\n" + path.get(3) + "\n\n" + PROOF.checkpoint().encoded());
        assertThat(proof(1, 0).encoded()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\n" + ORIGIN + "\n1\n");
        var extra = new TlogProof(Optional.of("aGVsbG8="), PROOF.inclusion(), PROOF.checkpoint());
        assertThat(extra.encoded()).startsWith("c2sp.org/tlog-proof@v1\nextra aGVsbG8=\nindex 6\n");
        assertThat(TlogProof.parse(Grammar.utf8(extra.encoded()))).isEqualTo(extra);
    }

    @Test
    void every_change_of_a_proof_is_noticed() {
        var policy = new Policy(ORIGIN, LOG.verifier());
        Damage.everyChangeBeforeIsNoticed(
                PROOF.checkpoint(),
                PROOF.encoded(),
                damaged -> TlogProof.parse(damaged).verify(TREE.leaf(INDEX), policy));
    }

    @Test
    void a_proof_is_for_one_leaf_one_log_and_its_witnesses() {
        for (var other = 0; other < SIZE; other++) {
            if (other != INDEX) {
                var leaf = TREE.leaf(other);
                refused("leaf " + other, () -> PROOF.verify(leaf, POLICY));
            }
        }
        refused("another log", () -> PROOF.verify(TREE.leaf(INDEX), new Policy("other", LOG.verifier())));
        refused(
                "another witness",
                () -> PROOF.verify(
                        TREE.leaf(INDEX),
                        new Policy(ORIGIN, List.of(LOG.verifier()), List.of(Keys.LEE.verifier()), 1)));
    }

    @Test
    void other_texts_are_refused() {
        var text = PROOF.encoded();
        var hash = TREE.leaf(0).toString();
        for (var bad : List.of(
                "",
                "\n\n",
                "c2sp.org/tlog-proof@v1",
                "c2sp.org/tlog-proof@v1\n\n" + PROOF.checkpoint().encoded(),
                text.replace("@v1", "@v2"),
                text.replace("index 6\n", ""),
                text.replace("index 6", "index 06"),
                text.replace("index 6", "index -6"),
                text.replace("index 6", "index  6"),
                text.replace("index 6", "index6"),
                text.replace("index 6", "Index 6"),
                text.replace("index 6", "index 6\nextra aGVsbG8="),
                text.replace("index 6", "extra aGVsbG8\nindex 6"),
                text.replace("index 6", "extra aGVsbG8=\nextra aGVsbG8=\nindex 6"),
                text.replace("index 6\n", "extra aGVsbG8=\n"),
                text.replace("index 6", "index 6\n"),
                text.replace("index 6", "index 6\nAAAA"),
                text.replace("index 6", "index 6\n" + (hash + "\n").repeat(59) + hash),
                text.replace("\n", "\r\n"),
                text + "\n",
                "\n" + text)) {
            refused(bad, () -> TlogProof.parse(Grammar.utf8(bad)));
        }
        var longest = text.replace("index 6", "index 6\n" + (hash + "\n").repeat(58) + hash);
        assertThat(TlogProof.parse(Grammar.utf8(longest)).inclusion().path()).hasSize(63);
        var room = (SignedNote.LONGEST - Grammar.utf8(text).length - 7) / 4;
        assertThat(TlogProof.parse(Grammar.utf8(text.replace("index 6", "extra " + "AAAA".repeat(room) + "\nindex 6")))
                        .extra())
                .contains("AAAA".repeat(room));
        refused(
                "too long",
                () -> TlogProof.parse(
                        Grammar.utf8(text.replace("index 6", "extra " + "AAAA".repeat(room + 1) + "\nindex 6"))));
        assertThat(TlogProof.parse(Grammar.utf8(text.replace("index 6", "extra \nindex 6")))
                        .extra())
                .contains("");
    }

    @Test
    void nonsense_is_no_proof() {
        refused("index", () -> new TlogProof(new InclusionProof(-1, List.of()), PROOF.checkpoint()));
        refused(
                "path",
                () -> new TlogProof(new InclusionProof(0, Collections.nCopies(64, TREE.leaf(0))), PROOF.checkpoint()));
        refused("extra", () -> new TlogProof(Optional.of("?"), PROOF.inclusion(), PROOF.checkpoint()));
        refused("leaf", () -> InclusionProof.of(3, 3, TREE.reader(3)));
        refused("leaf", () -> InclusionProof.of(-1, 3, TREE.reader(3)));
        refused("tree", () -> ConsistencyProof.of(4, 3, TREE.reader(3)));
        refused("tree", () -> ConsistencyProof.of(-1, 3, TREE.reader(3)));
        refused("tree", () -> TreeHead.of(-1, TREE.reader(3)));
        refused("tree", () -> Frontier.of(-1, TREE.reader(3)));
        refused("edge", () -> Frontier.of(3, List.of(TREE.leaf(0))));
        refused("edge", () -> Frontier.of(-1, Collections.nCopies(64, TREE.leaf(0))));
        refused("too few hashes", () -> InclusionProof.of(1, 3, asked -> List.of()));
        refused("too many hashes", () -> InclusionProof.of(1, 3, asked -> TREE.leaves(0, 3)));
        assertThat(ConsistencyProof.of(0, 3, TREE.reader(3)).path()).isEmpty();
    }
}
