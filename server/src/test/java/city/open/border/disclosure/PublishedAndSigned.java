package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.outside.log.PublicLog;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.verification.Leaf;
import city.open.tlog.Checkpoint;
import city.open.tlog.ConsistencyProof;
import city.open.tlog.EntryBundle;
import city.open.tlog.Policy;
import city.open.tlog.TileReader;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/** What must hold of record and log at every moment, as the public can see it. Remembers every checkpoint it was shown. */
final class PublishedAndSigned {
    private final PublicLog log;
    private final PublicRecord record;
    private final List<TreeHead> seen = new ArrayList<>();

    PublishedAndSigned(PublicLog log, PublicRecord record) {
        this.log = log;
        this.record = record;
    }

    /** The tree that is signed now, checked: its leaves are the entries, and it unsigns none that was signed before. */
    TreeHead check() {
        var head = signed();
        var entries = record.bodiesAfter(-1, 100_000);
        assertThat(head.size()).isLessThanOrEqualTo(entries.size());
        var tree = new TileReader(
                head,
                tiles ->
                        tiles.stream().map(tile -> log.tile(tile).orElseThrow()).toList());
        EntryBundle.between(0, head.size()).forEach(bundle -> {
            var leaves = bundle.open(log.bundle(bundle).orElseThrow(), tree);
            for (int i = 0; i < leaves.size(); i++) {
                var shown = RecordJson.JSON.readTree(entries.get((int) bundle.start() + i));
                assertThat(leaves.get(i)).isEqualTo(Leaf.of(shown));
            }
        });
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i)).contains("\"index\":" + i + ",");
        }
        for (var before : seen) {
            if (before.size() > 0) {
                ConsistencyProof.of(before.size(), head.size(), tree).verify(before, head);
            }
        }
        seen.add(head);
        return head;
    }

    private TreeHead signed() {
        var note = log.checkpoint().orElseThrow();
        var origin = Checkpoint.parse(note.text()).origin();
        var keys = log.keys().stream().map(VerifierKey::parse).toList();
        return new Policy(origin, keys, List.of(), 0).open(note).checkpoint().head();
    }
}
