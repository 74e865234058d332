package city.open.outside.record;

import city.open.ground.database.RecordDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the record grow and hands new entries to whoever shows them on this node. A lost notification or a lost database costs time,
 * never an entry: it always goes on from the last index it has handed over.
 */
@Component
class RecordWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RecordWatch.class);
    private static final int BATCH = 1_000;
    private static final int WAIT_MILLIS = 1_000;

    private final RecordDatabase database;
    private final List<Consumer<List<Entry>>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Thread thread = new Thread();
    private volatile long last = -1;

    RecordWatch(RecordDatabase database) {
        this.database = database;
    }

    void onEntries(Consumer<List<Entry>> listener) {
        listeners.add(listener);
    }

    List<Entry> after(long index, int limit) {
        return database.jdbc()
                .sql("SELECT coalesce(shown, body) FROM record.entry WHERE index > ? ORDER BY index LIMIT ?")
                .params(index, limit)
                .query((row, _) -> RecordJson.entry(row.getString(1)))
                .list();
    }

    @Override
    public void start() {
        last = lastIndex();
        running = true;
        thread = Thread.ofPlatform().daemon().name("record-watch").start(this::watch);
    }

    private void watch() {
        boolean lost = false;
        while (running) {
            try (var connection = database.source().getConnection()) {
                listen(connection);
                if (lost) {
                    log.info("The database is back; live pages go on from entry {}.", last);
                    lost = false;
                }
                while (running) {
                    handOver();
                    connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
                }
            } catch (SQLException | RuntimeException outage) {
                if (running && !lost) {
                    log.warn("The database does not answer; live pages wait: {}", outage.getMessage());
                    lost = true;
                }
                pause();
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + RecordWriter.CHANNEL);
        }
    }

    private void handOver() {
        List<Entry> entries;
        do {
            entries = after(last, BATCH);
            if (!entries.isEmpty()) {
                for (var listener : listeners) {
                    listener.accept(entries);
                }
                last = entries.getLast().index();
            }
        } while (entries.size() == BATCH);
    }

    private long lastIndex() {
        return database.jdbc()
                        .sql("SELECT next_index FROM record.head")
                        .query(Long.class)
                        .single()
                - 1;
    }

    private void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
