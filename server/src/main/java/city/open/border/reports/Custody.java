package city.open.border.reports;

import city.open.border.letters.LetterBox;
import city.open.border.letters.OfficeKey;
import city.open.border.letters.VaultFault;
import city.open.ground.database.AuditDatabase;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The inside's half of the envelopes with names: the custodians' keys, what the first of two leaves for the second, and what the second opens. Who may ask
 * and agree is not decided here; that it takes two keys is decided by how it was sealed.
 */
@Component
public class Custody {
    static final String CHANGED =
            "custodians: the key of %s in audit.custodian is not signed by the office; somebody has put it there in the database, and no name is taken until it is gone";

    private final AuditDatabase database;
    private final OfficeKey office;
    private final LetterBox box;

    Custody(AuditDatabase database, OfficeKey office, LetterBox box) {
        this.database = database;
        this.office = office;
        this.box = box;
    }

    /** A custodian's key, opened for as long as it takes to agree to one thing. */
    public static final class Unlocked {
        private final UUID id;
        private final KeysetHandle key;

        private Unlocked(UUID id, KeysetHandle key) {
            this.id = id;
            this.key = key;
        }
    }

    /** What came of agreeing. */
    public enum Agreed {
        /** The outer layer is off; it takes another one. */
        HALF,
        /** It is open, and sealed to the office. */
        OPENED,
        /** Nothing of this report is sealed to this key, or it was changed. */
        NOTHING
    }

    /**
     * Makes a custodian's key. What was sealed to one of theirs before opens with the passphrase of that time.
     *
     * @throws VaultFault where the office has no key to sign with yet
     */
    public void make(String official, Passphrase passphrase, Instant now) {
        var id = UUID.randomUUID();
        var key = ReporterKey.fresh();
        var open = ReporterKey.open(key);
        database.jdbc()
                .sql(
                        "INSERT INTO audit.custodian (id, official, open, signed, kept, made_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        official,
                        open,
                        office.signed(CustodianKey.said(id, official, open)),
                        passphrase.seal(ReporterKey.secret(key), bound(id)),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When an official made their newest key; empty where they have none. */
    public Optional<Instant> madeAt(String official) {
        return database.jdbc()
                .sql("SELECT made_at FROM audit.custodian WHERE official = ? ORDER BY made_at DESC LIMIT 1")
                .param(official)
                .query((row, _) -> Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                        .toInstant())
                .optional();
    }

    /** Whether this report's envelope is sealed to this official among others. */
    public boolean isSealedTo(String official, UUID report) {
        return key(official, report).isPresent();
    }

    /** The key to which this report is sealed; empty where the passphrase is another, or the report is not sealed to this official. */
    public Optional<Unlocked> unlock(String official, UUID report, Passphrase passphrase) {
        return key(official, report).flatMap(kept -> {
            try {
                return Optional.of(new Unlocked(
                        kept.id(), ReporterKey.ofSecret(passphrase.open(kept.sealed(), bound(kept.id())))));
            } catch (GeneralSecurityException otherPassphrase) {
                return Optional.empty();
            }
        });
    }

    private record Kept(UUID id, byte[] sealed) {}

    private Optional<Kept> key(String official, UUID report) {
        return database.jdbc()
                .sql("""
                        SELECT id, kept FROM audit.custodian
                         WHERE official = ? AND id IN (SELECT opener FROM audit.report_share WHERE report = ?)
                         ORDER BY made_at DESC LIMIT 1
                        """)
                .params(official, report)
                .query((row, _) -> new Kept(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getBytes(2)))
                .optional();
    }

    /** Agrees with one key: as the first, or as the second after another. To be called in a transaction, with the report held. */
    public Agreed agree(UUID report, Unlocked by) {
        try {
            var half = database.jdbc()
                    .sql("SELECT sealed FROM audit.report_half WHERE report = ? AND other = ?")
                    .params(report, by.id)
                    .query((row, _) -> row.getBytes(1))
                    .optional();
            return half.isPresent() ? second(report, half.get(), by) : first(report, by);
        } catch (GeneralSecurityException changed) {
            return Agreed.NOTHING;
        }
    }

    private Agreed first(UUID report, Unlocked by) throws GeneralSecurityException {
        var shares = database.jdbc()
                .sql("SELECT opener, other, sealed FROM audit.report_share WHERE report = ? AND opener = ?")
                .params(report, by.id)
                .query((row, _) -> new SealedIdentity.Share(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        Objects.requireNonNull(row.getObject(2, UUID.class)),
                        row.getBytes(3)))
                .list();
        var halves = new LinkedHashMap<UUID, byte[]>();
        for (var share : shares) {
            halves.put(share.other(), SealedIdentity.half(report, share, by.key));
        }
        // What somebody else left that came to nothing is of no use any more.
        seal(report);
        halves.forEach((other, half) -> database.jdbc()
                .sql("INSERT INTO audit.report_half (report, other, sealed) VALUES (?, ?, ?)")
                .params(report, other, half)
                .update());
        return shares.isEmpty() ? Agreed.NOTHING : Agreed.HALF;
    }

    private Agreed second(UUID report, byte[] half, Unlocked by) throws GeneralSecurityException {
        var sealed = database.jdbc()
                .sql("SELECT sealed FROM audit.report_identity WHERE report = ?")
                .param(report)
                .query((row, _) -> row.getBytes(1))
                .single();
        var who = SealedIdentity.opened(report, sealed, half, by.id, by.key);
        database.jdbc()
                .sql("UPDATE audit.report_identity SET opened = ? WHERE report = ?")
                .params(box.seal(who.padded(), context(report)), report)
                .update();
        seal(report);
        return Agreed.OPENED;
    }

    /** Takes back what the first has opened: it takes two anew. */
    public void seal(UUID report) {
        database.jdbc()
                .sql("DELETE FROM audit.report_half WHERE report = ?")
                .param(report)
                .update();
    }

    /** Who the reporter is, once two have agreed; empty before. To be shown only to whom the report may be shown. */
    public Optional<Identity> opened(UUID report) {
        return database.jdbc()
                .sql("SELECT opened FROM audit.report_identity WHERE report = ? AND opened IS NOT NULL")
                .param(report)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(kept -> Identity.of(office.openLetter(kept, context(report))));
    }

    /** Whose key the office did not sign, in a sentence for whoever checks. */
    public List<String> findings() {
        var keys = database.jdbc()
                .sql("SELECT id, official, open, signed FROM audit.custodian ORDER BY official, id")
                .query((row, _) -> new CustodianKey(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getBytes(3),
                        row.getString(4)))
                .list();
        if (keys.isEmpty()) {
            return List.of();
        }
        var signers = box.signers();
        return keys.stream()
                .filter(key -> !key.isSignedBy(signers))
                .map(key -> CHANGED.formatted(key.official()))
                .toList();
    }

    static byte[] bound(UUID custodian) {
        return ("custodian key " + custodian).getBytes(StandardCharsets.UTF_8);
    }

    private static String context(UUID report) {
        return "opened identity " + report;
    }
}
