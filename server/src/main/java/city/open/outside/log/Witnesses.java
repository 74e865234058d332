package city.open.outside.log;

import city.open.ground.database.PublisherDatabase;
import city.open.outside.verification.CannotCheck;
import city.open.outside.verification.NotShown;
import city.open.outside.verification.WitnessClient;
import city.open.tlog.NoteSignature;
import city.open.tlog.SignedNote;
import city.open.tlog.TileReader;
import city.open.tlog.VerifierKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Asks the witnesses to put their names under each checkpoint once it is signed (C2SP tlog-witness), and publishes it with them. A witness
 * that is away holds nobody up: the checkpoint stands without it, and it is asked again for the next.
 */
@Component
@EnableConfigurationProperties(WitnessSettings.class)
public class Witnesses implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);

    private final PublisherDatabase database;
    private final StoredTree tree;
    private final List<WitnessClient> clients;
    private final int need;
    private final boolean signsHere;
    private final Map<String, String> troubles = new HashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private final Semaphore stopped = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    Witnesses(PublisherDatabase database, WitnessSettings settings, @Value("${open.role:all}") String role) {
        this.database = database;
        this.tree = new StoredTree(database);
        this.clients = settings.witnesses().stream().map(WitnessClient::of).toList();
        this.need = settings.witnessesNeeded();
        this.signsHere = role.equals("all") || role.equals("publisher");
    }

    /** Who is asked, by their keys. */
    public List<VerifierKey> keys() {
        return clients.stream().map(WitnessClient::key).toList();
    }

    /** How many of them readers are told to ask for. */
    public int need() {
        return need;
    }

    @Override
    public boolean isAutoStartup() {
        return signsHere && !clients.isEmpty();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("witnesses").start(this::follow);
    }

    private void follow() {
        while (running) {
            try {
                askForTheLatest();
            } catch (DataAccessException | TransactionException away) {
                log.debug("The database is away; witnesses are asked when it is back.", away);
            }
            try {
                if (stopped.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Asks those whose names are not yet under the checkpoint in force. */
    void askForTheLatest() {
        var note = database.jdbc()
                .sql("SELECT note FROM record.log_checkpoint WHERE size > 0")
                .query(String.class)
                .optional()
                .map(SignedNote::parse)
                .orElse(null);
        if (note == null) {
            return;
        }
        var reader = new TileReader(PublicLog.head(note), tree);
        List<NoteSignature> fresh = new ArrayList<>();
        for (var client : clients) {
            if (note.signatures().stream().noneMatch(one -> isOf(client.key(), one)) && mayBeAsked(client)) {
                ask(client, note, reader, fresh);
            }
        }
        if (!fresh.isEmpty()) {
            publish(note, fresh);
        }
    }

    private static boolean isOf(VerifierKey key, NoteSignature signature) {
        return signature.keyName().equals(key.name()) && signature.keyId() == key.id();
    }

    private boolean mayBeAsked(WitnessClient client) {
        return System.nanoTime() - notBefore.getOrDefault(client.key().name(), Long.MIN_VALUE / 2) >= 0;
    }

    private void ask(WitnessClient client, SignedNote note, TileReader reader, List<NoteSignature> fresh) {
        var name = client.key().name();
        try {
            fresh.add(client.cosign(note, reader));
            if (troubles.remove(name) != null) {
                log.info("The witness {} cosigns again.", name);
            }
        } catch (NotShown | CannotCheck refusal) {
            notBefore.put(name, System.nanoTime() + ASK_AGAIN_AFTER.toNanos());
            var said = String.valueOf(refusal.getMessage());
            if (!said.equals(troubles.put(name, said))) {
                log.warn("No cosignature: {}", said);
            }
        }
    }

    /** Below the checkpoint that was cosigned, and no other: if a new one was signed meanwhile, it is asked for anew. */
    private void publish(SignedNote note, List<NoteSignature> fresh) {
        var cosigned = note;
        for (var signature : fresh) {
            cosigned = cosigned.with(signature.line());
        }
        database.jdbc()
                .sql("UPDATE record.log_checkpoint SET note = ? WHERE note = ?")
                .params(cosigned.encoded(), note.encoded())
                .update();
    }

    @Override
    public void stop() {
        running = false;
        stopped.release();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
