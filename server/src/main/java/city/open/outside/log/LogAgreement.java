package city.open.outside.log;

import city.open.ground.database.PublisherDatabase;
import city.open.tlog.Checkpoint;
import city.open.tlog.Hash;
import city.open.tlog.HashReader;
import city.open.tlog.Node;
import city.open.tlog.SignedNote;
import city.open.tlog.Tile;
import city.open.tlog.TlogException;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Whether the log is over the entries as they are stored: each entry the leaf at its index, every tile of the tree, and the last signature by
 * the key that is said to be in force. Reads everything once, in the caller's transaction; changes nothing and needs no secret.
 */
@Component
public class LogAgreement {
    private final PublisherDatabase database;
    private final StoredTree tree;

    LogAgreement(PublisherDatabase database) {
        this.database = database;
        this.tree = new StoredTree(database);
    }

    /** Tells what does not agree, in sentences. Nothing before the log was begun. */
    public void check(Consumer<String> findings) {
        var head = tree.head();
        if (head.size() == 0) {
            return;
        }
        try {
            leaves(head, findings);
        } catch (TlogException changed) {
            findings.accept("the tree of the log is not the one with its root: " + changed.reason());
        }
        signature(head, findings);
        handovers(findings);
    }

    private void leaves(TreeHead head, Consumer<String> findings) {
        HashReader reader = tree.reader(head);
        for (long start = 0; start < head.size(); start += Tile.FULL) {
            long end = Math.min(start + Tile.FULL, head.size());
            var hashes = reader.read(
                    LongStream.range(start, end).mapToObj(i -> new Node(0, i)).toList());
            var seen = new boolean[hashes.size()];
            long first = start;
            database.jdbc()
                    .sql("SELECT index, body FROM record.entry WHERE index >= ? AND index < ? ORDER BY index")
                    .params(start, end)
                    .query(row -> {
                        int i = (int) (row.getLong(1) - first);
                        seen[i] = true;
                        if (!Hash.ofLeaf(row.getString(2).getBytes(StandardCharsets.UTF_8))
                                .equals(hashes.get(i))) {
                            findings.accept("entry %d is not the leaf the log has at that index".formatted(first + i));
                        }
                    });
            for (int i = 0; i < seen.length; i++) {
                if (!seen[i]) {
                    findings.accept("entry %d is in the log and not in the record".formatted(start + i));
                }
            }
        }
    }

    private record Signed(String origin, long size, byte[] root, String note) {}

    private void signature(TreeHead head, Consumer<String> findings) {
        var signed = database.jdbc()
                .sql("SELECT origin, size, root, note FROM record.log_checkpoint")
                .query((row, _) -> new Signed(row.getString(1), row.getLong(2), row.getBytes(3), row.getString(4)))
                .optional();
        var keys = database.jdbc()
                .sql("SELECT verifier FROM record.log_key WHERE until IS NULL")
                .query(String.class)
                .list();
        if (signed.isEmpty() || keys.size() != 1) {
            findings.accept("the log has a tree and no last signature, or no key in force");
            return;
        }
        try {
            var note = SignedNote.parse(signed.get().note());
            var by = note.verify(List.of(VerifierKey.parse(keys.getFirst()))).verified();
            var checkpoint = Checkpoint.parse(note.text());
            var beside = new Checkpoint(
                    signed.get().origin(),
                    new TreeHead(signed.get().size(), Hash.of(signed.get().root())));
            if (by.isEmpty()) {
                findings.accept("the last checkpoint of the log is not signed with the key in force");
            }
            if (!checkpoint.equals(beside)) {
                findings.accept("what stands beside the last checkpoint of the log is not what it says");
            }
            long size = checkpoint.head().size();
            if (size > head.size() || !TreeHead.of(size, tree.reader(head)).equals(checkpoint.head())) {
                findings.accept("the tree of the log does not extend the one of %d entries that was signed last"
                        .formatted(size));
            }
        } catch (TlogException changed) {
            findings.accept("the last checkpoint of the log does not hold: " + changed.reason());
        }
    }

    private record Key(String verifier, String handover) {}

    /** Each key but the first was vouched for by the one before. */
    private void handovers(Consumer<String> findings) {
        var keys = new ArrayList<VerifierKey>();
        database.jdbc()
                .sql("SELECT verifier, coalesce(handover, '') FROM record.log_key ORDER BY since")
                .query((row, _) -> new Key(row.getString(1), row.getString(2)))
                .list()
                .forEach(key -> {
                    try {
                        var verifier = VerifierKey.parse(key.verifier());
                        boolean vouched = keys.isEmpty()
                                ? key.handover().isEmpty()
                                : SignedNote.parse(key.handover())
                                                .verify(List.of(keys.getLast(), verifier))
                                                .verified()
                                                .size()
                                        == 2;
                        if (!vouched) {
                            findings.accept("the key %s of the log was not handed over to".formatted(key.verifier()));
                        }
                        keys.add(verifier);
                    } catch (TlogException changed) {
                        findings.accept(
                                "the key %s of the log does not hold: %s".formatted(key.verifier(), changed.reason()));
                    }
                });
    }
}
