package city.open.border.disclosure;

import city.open.border.letters.LetterBox;
import city.open.border.letters.VaultFault;
import city.open.ground.database.PublisherDatabase;
import city.open.inside.vault.Vault;
import city.open.outside.record.RecordJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The keys this machine trusts for its letter box, and shows at {@code /letters/key}, against the one that stands in the public log. */
@Component
public class LetterSigners {
    private final PublisherDatabase database;
    private final LetterBox box;
    private final Vault vault;

    LetterSigners(PublisherDatabase database, LetterBox box, Vault vault) {
        this.database = database;
        this.box = box;
        this.vault = vault;
    }

    /** In what they differ, in a sentence for whoever checks. A key that the office has made and nobody published yet is none. */
    public Optional<String> fault() {
        var shown = shown();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        // Read after what is shown: a key is written down before anything is signed with it.
        return Objects.requireNonNull(database.snapshot().execute(_ -> compared(shown)));
    }

    /** What was carried over to this machine or set, and on one of the office what comes out from under the master key. */
    private Set<String> shown() {
        Set<String> shown = new LinkedHashSet<>();
        try {
            box.signers().forEach(key -> shown.add(key.toString()));
        } catch (VaultFault none) {
            // Where none is known, none is shown, and nothing is taken.
        }
        try {
            if (vault.hasKey()) {
                vault.letterBoxKey().ifPresent(key -> shown.add(key.toString()));
            }
        } catch (VaultFault shut) {
            // Told by whoever looks into the box itself.
        }
        return shown;
    }

    private Optional<String> compared(Set<String> shown) {
        List<String> signers = new ArrayList<>(told());
        signers.addAll(awaiting());
        if (signers.isEmpty()) {
            return Optional.of(
                    "letter box: who signs its key is not in the log yet: start a machine of the office once");
        }
        var strange = shown.stream().filter(key -> !signers.contains(key)).findFirst();
        if (strange.isPresent()) {
            return strange.map(
                    "letter box: the signer that this machine trusts and shows at /letters/key (%s) is none that the log holds; whoever has its other half can read what is filed here"
                            ::formatted);
        }
        return shown.contains(signers.getLast())
                ? Optional.empty()
                : Optional.of(
                        "letter box: the signer that the log holds last (%s) is not the one that this machine trusts and shows at /letters/key: on a machine of the office, somebody else has put it there; on another, carry keys/letters.pub over"
                                .formatted(signers.getLast()));
    }

    /** From the entries themselves, the latest last. */
    private List<String> told() {
        return database
                .jdbc()
                .sql("SELECT body FROM record.entry WHERE petition = '' AND kind = ? ORDER BY index")
                .param(CityNews.SIGNERS)
                .query(String.class)
                .list()
                .stream()
                .flatMap(body -> RecordJson.JSON
                        .readTree(body)
                        .path("open")
                        .path("published")
                        .valueStream())
                .map(thing -> thing.path("what").asString("").replaceFirst("^letters/\\d+/", ""))
                .toList();
    }

    private List<String> awaiting() {
        return database.jdbc()
                .sql("""
                        SELECT key FROM record.letter_signer
                         WHERE NOT EXISTS (SELECT FROM record.published WHERE what = :prefix || number || '/' || key)
                         ORDER BY number
                        """)
                .param("prefix", CityNews.SIGNER)
                .query(String.class)
                .list();
    }
}
