package city.open.portal;

import city.open.log.PublicLog;
import city.open.log.Witnesses;
import city.open.page.Words;
import city.open.record.Entry;
import city.open.record.RecordJson;
import city.open.tlog.Cosignature;
import city.open.tlog.Hash;
import city.open.tlog.Policy;
import city.open.tlog.SignedNote;
import city.open.tlog.TlogProof;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** An entry's bytes, its leaf, and the proof that leads from it to what was signed. */
    record Proven(String body, Hash leaf, TlogProof proof, Signed by) {}

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
                .map(by -> entries.stream().map(entry -> proven(entry, by)).toList());
    }

    private Proven proven(Entry entry, Signed by) {
        var body = RecordJson.canonical(entry);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Proven(body, Hash.ofLeaf(bytes), log.proof(by.note(), entry.index(), bytes), by);
    }
}
