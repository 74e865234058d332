package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static city.open.tlog.Keys.KIM;
import static city.open.tlog.Keys.LOG;
import static city.open.tlog.Keys.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log, its witness and a reader, as the README tells it. */
class LogStoryTest {
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");
    private static final Policy POLICY = new Policy(ORIGIN, List.of(LOG.verifier()), List.of(KIM.verifier()), 1);

    private final Tiles stored = new Tiles();
    private TreeHead witnessed = TreeHead.EMPTY;

    private SignedNote published(int from, int to) {
        stored.append(entries(from, to).stream().map(Hash::ofLeaf).toList());
        var note = new Checkpoint(ORIGIN, stored.head()).sign(LOG);
        var proof = ConsistencyProof.of(witnessed.size(), to, new TileReader(stored.head(), stored));
        return note.with(witness(new AddCheckpoint(witnessed.size(), proof, note).encoded()));
    }

    private String witness(String body) {
        var answer = AddCheckpoint.parse(Grammar.utf8(body)).judge(List.of(LOG.verifier()), witnessed);
        if (answer instanceof AddCheckpoint.Answer.Cosign cosign) {
            witnessed = cosign.checkpoint().head();
            return cosign.checkpoint().cosign(KIM, NOON).line();
        }
        throw new AssertionError(answer);
    }

    private static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(NaiveTree::entry).toList();
    }

    @Test
    void a_reader_comes_back_and_finds_that_the_log_only_grew() {
        var seen = POLICY.open(published(0, 300)).checkpoint().head();
        var note = published(300, 1_000);
        var now = POLICY.open(SignedNote.parse(note.encoded())).checkpoint().head();
        var tree = new TileReader(now, stored);

        ConsistencyProof.of(seen.size(), now.size(), tree).verify(seen, now);
        for (var bundle : EntryBundle.between(0, now.size()).toList()) {
            var entries = entries((int) bundle.start(), (int) bundle.start() + bundle.width());
            assertThat(bundle.open(EntryBundle.encode(entries), tree)).containsExactlyElementsOf(entries);
        }
        var taken = new TlogProof(InclusionProof.of(7, now.size(), tree), note).encoded();
        assertThat(TlogProof.parse(Grammar.utf8(taken)).verify(Hash.ofLeaf(NaiveTree.entry(7)), POLICY))
                .isEqualTo(new Policy.Opened(
                        new Checkpoint(ORIGIN, now), note, List.of(new Cosignature(KIM.verifier(), NOON))));
    }

    @Test
    void a_log_that_shows_two_histories_is_caught() {
        var seen = POLICY.open(published(0, 300)).checkpoint().head();
        var other = new Tiles();
        var changed = new NaiveTree().leaves(0, 400);
        changed.set(5, Hash.ofLeaf(new byte[] {1}));
        other.append(changed);
        var tree = new TileReader(other.head(), other);
        var proof = ConsistencyProof.of(seen.size(), 400, tree);

        refused("by the reader", () -> proof.verify(seen, other.head()));
        var note = new Checkpoint(ORIGIN, other.head()).sign(LOG);
        assertThat(new AddCheckpoint(300, proof, note)
                        .judge(List.of(LOG.verifier()), witnessed)
                        .status())
                .as("by the witness")
                .isEqualTo(422);
        refused("by the policy", () -> POLICY.open(note));
    }
}
