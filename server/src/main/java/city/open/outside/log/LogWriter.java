package city.open.outside.log;

import city.open.ground.database.PublisherDatabase;
import city.open.outside.log.Mishap.Moment;
import city.open.tlog.Checkpoint;
import city.open.tlog.ConsistencyProof;
import city.open.tlog.Growth;
import city.open.tlog.Hash;
import city.open.tlog.KeyType;
import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogException;
import city.open.tlog.TreeHead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * The publisher's side of the log: extends the tree in the publisher's transaction and signs what has become durable, at most once a second.
 *
 * <p>It never signs a tree that does not extend the last one signed, neither that in the database nor the one it remembers outside it; and it
 * remembers a tree before its signature can be seen. Of several signers on one database each signs only from the state it has seen.
 */
public final class LogWriter {
    private static final Duration SIGNS_EVERY = Duration.ofSeconds(1);

    private final PublisherDatabase database;
    private final StoredTree tree;
    private final LogSettings settings;
    private final LogFolder folder;
    private final Clock clock;
    private final Mishap mishap;
    private final Random random = new SecureRandom();
    private volatile @Nullable SigningKey key;
    private long lastLook = System.nanoTime() - SIGNS_EVERY.toNanos();

    /** @param folder for key and memory, of this signer alone */
    public LogWriter(PublisherDatabase database, LogSettings settings, Path folder, Clock clock, Mishap mishap) {
        this.database = database;
        this.tree = new StoredTree(database);
        this.settings = settings;
        this.folder = new LogFolder(folder);
        this.clock = clock;
        this.mishap = mishap;
    }

    /** What the database says of the last signature. */
    private record Signed(String origin, TreeHead head) {}

    // Begin

    /**
     * Makes sure that what is in the database may be gone on with: the key is the right one, and no older backup was put in its place. Begins
     * the log where there is none.
     *
     * @throws LogTrouble if it may not
     */
    public synchronized void open() {
        if (key != null) {
            return;
        }
        key = folder.alone(() -> {
            var signed = signed();
            var opened = signed == null ? begin() : resume(signed);
            mustExtendWhatWasSigned(opened.verifier().name(), tree.head(), signed);
            return opened;
        });
    }

    private SigningKey begin() {
        var remembered = folder.memory();
        if (remembered.isPresent() && remembered.get().head().size() > 0) {
            throw restored(0, remembered.get().head().size());
        }
        var origin = settings.origin() != null && !settings.origin().isBlank()
                ? settings.origin().strip()
                : "open.city/" + HexFormat.of().toHexDigits(random.nextInt());
        var fresh = fromSettings(settings.key(), origin)
                .or(() -> folder.key(origin))
                .orElseGet(() -> {
                    var made = SigningKey.generate(origin, KeyType.NOTE);
                    folder.keep(made);
                    return made;
                });
        var empty = new Checkpoint(origin, TreeHead.EMPTY);
        folder.remember(empty);
        database.transactions().executeWithoutResult(_ -> {
            try {
                database.jdbc()
                        .sql("INSERT INTO record.log_key (verifier, since) VALUES (?, ?::timestamptz)")
                        .params(fresh.verifier().toString(), now())
                        .update();
            } catch (DuplicateKeyException elsewhere) {
                throw new LogTrouble(
                        "Another node began the log a moment ago: start this one again with the same key.");
            }
            insert(origin, empty.sign(fresh));
        });
        return fresh;
    }

    private SigningKey resume(Signed signed) {
        var current = currentVerifier();
        var own = fromSettings(settings.key(), signed.origin()).or(() -> folder.key(signed.origin()));
        if (own.isPresent() && isKey(own.get(), current)) {
            return own.get();
        }
        var handedOver = folder.newKey(signed.origin()).filter(made -> isKey(made, current));
        if (handedOver.isPresent()) {
            folder.putNewKeyInPlace();
            return handedOver.get();
        }
        var old = fromSettings(settings.oldKey(), signed.origin()).filter(before -> isKey(before, current));
        if (own.isPresent() && old.isPresent()) {
            handOver(old.get(), own.get());
            return own.get();
        }
        throw new LogTrouble(
                own.isEmpty()
                        ? "The key of the log, %s, is missing, so nothing can be signed: put the file back from a backup."
                                .formatted(folder.keyFile())
                        : "The key at hand, %s, is not the one the log is signed with, %s: put the right one back."
                                .formatted(own.get().verifier(), current));
    }

    private static boolean isKey(SigningKey one, String verifier) {
        return one.verifier().toString().equals(verifier);
    }

    private static Optional<SigningKey> fromSettings(@Nullable String pem, String origin) {
        if (pem == null || pem.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SigningKey.ofPem(origin, KeyType.NOTE, pem));
        } catch (TlogException damaged) {
            throw new LogTrouble(
                    "The key of the log that was given is not an Ed25519 key in PEM: %s.".formatted(damaged.reason()),
                    damaged,
                    false);
        }
    }

    /** The last tree is signed once more, with the old key and with the new one, and from then on with the new one alone. */
    private void handOver(SigningKey old, SigningKey fresh) {
        database.transactions().executeWithoutResult(_ -> {
            var signed = signedForChange();
            var note = new Checkpoint(signed.origin(), signed.head()).sign(old, fresh);
            int retired = database.jdbc()
                    .sql("UPDATE record.log_key SET until = ?::timestamptz WHERE verifier = ? AND until IS NULL")
                    .params(now(), old.verifier().toString())
                    .update();
            if (retired != 1) {
                throw new LogTrouble("Another node has renewed the key of the log meanwhile.");
            }
            database.jdbc()
                    .sql("INSERT INTO record.log_key (verifier, since, handover) VALUES (?, ?::timestamptz, ?)")
                    .params(fresh.verifier().toString(), now(), note.encoded())
                    .update();
            database.jdbc()
                    .sql("UPDATE record.log_checkpoint SET note = ?, signed_at = ?::timestamptz")
                    .params(note.encoded(), now())
                    .update();
        });
    }

    /**
     * Makes a new key and hands over to it. A server that runs beside goes on with the new one.
     *
     * @return the new key, as whoever checks the log needs it
     */
    public synchronized String renewKey() {
        if (settings.key() != null && !settings.key().isBlank()) {
            throw new LogTrouble("The key comes from the environment: give the new one as OPEN_LOG_KEY and this one as"
                    + " OPEN_LOG_OLDKEY, and start again.");
        }
        open();
        return folder.alone(() -> {
            var old = currentKey();
            var fresh = SigningKey.generate(old.verifier().name(), KeyType.NOTE);
            folder.keepBeside(fresh);
            handOver(old, fresh);
            folder.putNewKeyInPlace();
            key = fresh;
            return fresh.verifier().toString();
        });
    }

    // Extend

    /** How many entries are in the tree. In the publisher's transaction. */
    public TreeHead head() {
        return tree.headToExtend();
    }

    /**
     * Adds entries, as they are shown, to the tree with this head. In the publisher's transaction.
     *
     * @throws LogTrouble if the stored tree is not the one with this head
     */
    public void append(TreeHead before, List<String> entries) {
        var leaves = entries.stream()
                .map(entry -> Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8)))
                .toList();
        try {
            tree.write(Growth.of(before, leaves, tree));
        } catch (TlogException changed) {
            throw notTheTree(changed);
        }
        mishap.at(Moment.TREE_WRITTEN);
    }

    /** For the publisher, who passes through the same moments. */
    public void at(Moment moment) {
        mishap.at(moment);
    }

    // Sign

    /** Signs if the tree has grown since the last signature and a second has gone by. */
    public void signIfDue() {
        if (System.nanoTime() - lastLook >= SIGNS_EVERY.toNanos()) {
            sign();
        }
    }

    /** Signs at once if the tree has grown since the last signature. */
    public synchronized void sign() {
        open();
        lastLook = System.nanoTime();
        if (hasGrown()) {
            folder.alone(() -> {
                signNow();
                return true;
            });
        }
    }

    private boolean hasGrown() {
        return database.jdbc().sql("""
                        SELECT head.size > checkpoint.size
                          FROM record.log_head head
                          JOIN record.log_checkpoint checkpoint USING (one)
                        """).query(Boolean.class).optional().orElse(true);
    }

    private void signNow() {
        mishap.at(Moment.SIGNING_BEGUN);
        var signed = signed();
        if (signed == null) {
            throw new LogTrouble("The log's checkpoint is gone from the database: put a backup back.");
        }
        var head = tree.head();
        mustExtendWhatWasSigned(signed.origin(), head, signed);
        var signing = currentKey();
        var checkpoint = new Checkpoint(signed.origin(), head);
        folder.remember(checkpoint);
        mishap.at(Moment.TREE_REMEMBERED);
        var note = checkpoint.sign(signing);
        mishap.at(Moment.CHECKPOINT_SIGNED);
        database.transactions().executeWithoutResult(_ -> {
            replace(signed, checkpoint, note, signing);
            mishap.at(Moment.CHECKPOINT_WRITTEN);
        });
        mishap.at(Moment.CHECKPOINT_COMMITTED);
    }

    /** The one that was renewed beside us, if it was. */
    private SigningKey currentKey() {
        var own = key;
        var current = currentVerifier();
        if (own != null && isKey(own, current)) {
            return own;
        }
        var signed = signed();
        var renewed = signed == null ? null : resume(signed);
        if (renewed == null) {
            throw new LogTrouble("The log was not begun.");
        }
        key = renewed;
        return renewed;
    }

    /** Neither what the database shows as signed nor what we remember to have signed may be unsigned by what comes after it. */
    private void mustExtendWhatWasSigned(String origin, TreeHead head, @Nullable Signed signed) {
        var remembered = folder.memory();
        if (remembered.isPresent()) {
            if (!remembered.get().origin().equals(origin)) {
                throw new LogTrouble("%s is of another log, %s: this database holds the log %s."
                        .formatted(folder.memoryFile(), remembered.get().origin(), origin));
            }
            mustExtend(remembered.get().head(), head);
        }
        if (signed != null) {
            mustExtend(signed.head(), head);
        }
    }

    private void mustExtend(TreeHead older, TreeHead newer) {
        if (older.size() > newer.size()) {
            throw restored(newer.size(), older.size());
        }
        if (older.size() == 0) {
            return;
        }
        try {
            ConsistencyProof.of(older.size(), newer.size(), tree.reader(newer)).verify(older, newer);
        } catch (TlogException changed) {
            throw notTheTree(changed);
        }
    }

    private static LogTrouble restored(long has, long signed) {
        return new LogTrouble(
                ("The log in the database has %d entries, but %d were signed already: an older backup was put back."
                                + " Nothing is published until a newer one is; docs/operations.md says what else can be done.")
                        .formatted(has, signed));
    }

    private static LogTrouble notTheTree(TlogException changed) {
        return new LogTrouble(
                ("The log in the database is not the one that was signed (%s): somebody has changed it, or another backup was put"
                                + " back. Nothing is published until that is settled; see docs/operations.md.")
                        .formatted(changed.reason()),
                changed,
                false);
    }

    // Rows

    private @Nullable Signed signed() {
        return database.jdbc()
                .sql("SELECT origin, size, root FROM record.log_checkpoint")
                .query((row, _) -> new Signed(row.getString("origin"), StoredTree.head(row)))
                .optional()
                .orElse(null);
    }

    private Signed signedForChange() {
        return database.jdbc()
                .sql("SELECT origin, size, root FROM record.log_checkpoint FOR UPDATE")
                .query((row, _) -> new Signed(row.getString("origin"), StoredTree.head(row)))
                .single();
    }

    private String currentVerifier() {
        return database.jdbc()
                .sql("SELECT verifier FROM record.log_key WHERE until IS NULL")
                .query(String.class)
                .single();
    }

    private void insert(String origin, SignedNote note) {
        database.jdbc()
                .sql("""
                        INSERT INTO record.log_checkpoint (origin, size, root, note, signed_at)
                        VALUES (?, ?, ?, ?, ?::timestamptz)
                        """)
                .params(origin, TreeHead.EMPTY.size(), TreeHead.EMPTY.root().bytes(), note.encoded(), now())
                .update();
    }

    /** Only from the state that was looked at and with the key in force. Otherwise another signer was faster, and signs for us. */
    private void replace(Signed seen, Checkpoint checkpoint, SignedNote note, SigningKey signing) {
        database.jdbc()
                .sql("""
                        UPDATE record.log_checkpoint
                           SET size = :size, root = :root, note = :note, signed_at = :now::timestamptz
                         WHERE size = :seenSize AND root = :seenRoot
                           AND EXISTS (SELECT FROM record.log_key WHERE verifier = :verifier AND until IS NULL)
                        """)
                .param("size", checkpoint.head().size())
                .param("root", checkpoint.head().root().bytes())
                .param("note", note.encoded())
                .param("now", now())
                .param("seenSize", seen.head().size())
                .param("seenRoot", seen.head().root().bytes())
                .param("verifier", signing.verifier().toString())
                .update();
    }

    private String now() {
        return Instant.now(clock).toString();
    }
}
