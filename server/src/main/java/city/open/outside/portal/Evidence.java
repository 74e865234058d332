package city.open.outside.portal;

import city.open.ground.page.Words;
import city.open.outside.log.PublicLog;
import city.open.outside.log.PublicLog.Logged;
import city.open.outside.log.Witnesses;
import city.open.outside.record.Entry;
import city.open.tlog.Cosignature;
import city.open.tlog.Hash;
import city.open.tlog.Policy;
import city.open.tlog.SignedNote;
import city.open.tlog.TlogProof;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the log has to say for entries. Nothing here is claimed: it is handed out for readers to check. */
@Component
class Evidence {
    private final PublicLog log;
    private final Witnesses witnesses;

    Evidence(PublicLog log, Witnesses witnesses) {
        this.log = log;
        this.witnesses = witnesses;
    }

    /** The log's state as it was signed last, with who stands for it. */
    record Signed(SignedNote note, TreeHead head, VerifierKey key, List<Cosignature> cosignatures) {}

    /** An entry as it was hashed, with what it is committed to, its leaf, and the proof that leads from it to what was signed. */
    record Proven(Logged entry, Hash leaf, TlogProof proof, Signed by) {}

    /** Nothing before the first checkpoint. */
    Optional<Signed> signed() {
        return log.checkpoint().map(note -> {
            var key = VerifierKey.parse(log.keys().getFirst());
            var opened = new Policy(key.name(), List.of(key), witnesses.keys(), 0).open(note);
            return new Signed(note, opened.checkpoint().head(), key, opened.cosignatures());
        });
    }

    Optional<CheckForm> check(Words words, @Nullable String petition) {
        return signed().map(by -> CheckForm.of(words, petition, by.key(), witnesses.keys(), witnesses.need()));
    }

    /** The proofs of these entries under one checkpoint; nothing while the log has not signed for the last of them. */
    Optional<List<Proven>> of(List<Entry> entries) {
        return signed().filter(by -> entries.getLast().index() < by.head().size())
                .map(by -> {
                    var logged = log.entries(entries.stream().map(Entry::index).toList());
                    return entries.stream()
                            .map(entry -> proven(entry.index(), Objects.requireNonNull(logged.get(entry.index())), by))
                            .toList();
                });
    }

    private Proven proven(long index, Logged entry, Signed by) {
        var leaf = Hash.ofLeaf(entry.leaf().getBytes(StandardCharsets.UTF_8));
        return new Proven(entry, leaf, log.proof(by.note(), index, entry), by);
    }
}
