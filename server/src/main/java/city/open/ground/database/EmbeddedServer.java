package city.open.ground.database;

import city.open.ground.database.PostgresBinaries.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own in a data folder, reachable from this machine only and only with a password.
 *
 * <p>It outlives a {@code kill -9} of OPEN. The next start recognises it by its own process id and data directory and
 * ends it cleanly before it starts its own, so two never write to one folder.
 */
final class EmbeddedServer implements DatabaseServer {

    static final String OWNER = "open_owner";
    static final String NAME = "open";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_START = Duration.ofMinutes(5);
    /** Longer recoveries go on by themselves; whoever closes us must not wait for them. */
    private static final Duration WAIT_FOR_RESTART = Duration.ofSeconds(20);
    /** What PostgreSQL said may fill a disk; its last words are enough. */
    private static final int LAST_WORDS = 64 * 1024;

    private final DataFolder data;
    private final FileLock lock;
    private final PostgresBinaries binaries;
    private final DatabaseUrl url;
    private final Thread guard;
    private volatile boolean closing;

    private EmbeddedServer(DataFolder data, FileLock lock, PostgresBinaries binaries, DatabaseUrl url) {
        this.data = data;
        this.lock = lock;
        this.binaries = binaries;
        this.url = url;
        this.guard = Thread.ofVirtual().name("postgresql-guard").unstarted(this::guard);
    }

    /** Starts the database of this folder, made anew where there is none. */
    static EmbeddedServer start(Path folder, Durability durability) {
        DataFolder data = DataFolder.at(folder);
        return start(data, durability)
                .orElseThrow(() -> new DatabaseTrouble(
                        "Another OPEN is running on the data folder %s: stop it, or choose another folder with --data."
                                .formatted(data.path())));
    }

    /** Starts the database of this folder, or joins the one that another OPEN already runs there. */
    static DatabaseServer startOrJoin(Path folder) {
        DataFolder data = DataFolder.at(folder);
        Optional<EmbeddedServer> own = start(data, Durability.KEPT);
        return own.isPresent() ? own.get() : join(data);
    }

    /** Empty when another process has the folder. */
    static Optional<EmbeddedServer> start(DataFolder data, Durability durability) {
        FileLock lock = data.lock().orElse(null);
        if (lock == null) {
            return Optional.empty();
        }
        try {
            PostgresBinaries binaries = PostgresBinaries.unpacked(data);
            String secret = data.secret();
            if (Files.isDirectory(data.cluster())) {
                endLeftover(data, binaries);
            } else {
                makeCluster(data, binaries, secret);
            }
            int port = launch(data, binaries, durability);
            EmbeddedServer server = new EmbeddedServer(data, lock, binaries, urlOf(port, secret));
            server.makeDatabase();
            server.guard.start();
            return Optional.of(server);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static DatabaseServer join(DataFolder data) {
        Postmaster postmaster = Postmaster.of(data)
                .orElseThrow(() -> new DatabaseTrouble(
                        "Another OPEN holds the data folder %s but its database is not up yet: try again in a moment."
                                .formatted(data.path())));
        return new RunningServer(urlOf(postmaster.port(), data.secret()));
    }

    @Override
    public DatabaseUrl url() {
        return url;
    }

    /** PostgreSQL that ends on its own, on a full disk or by a stranger's hand, is started again on the same port. */
    private void guard() {
        boolean away = false;
        try {
            while (!closing) {
                Thread.sleep(away ? TRY_AGAIN_AFTER : LOOK_EVERY);
                away = look(away);
            }
        } catch (InterruptedException | DatabaseTrouble closed) {
            // Nobody needs a guard any more.
        }
    }

    /** Answers whether it is away after all that could be done. */
    private boolean look(boolean wasAway) {
        if (Postmaster.of(data).isPresent()) {
            if (wasAway) {
                log.warn("The database in {} runs again.", data.path());
            }
            return false;
        }
        String reason = startAgain();
        if (!wasAway && !reason.isEmpty()) {
            log.error("The database in {} has ended and does not start again; it is tried on: {}", data.path(), reason);
        }
        return !reason.isEmpty();
    }

    /** Empty when it runs, or why it does not. A backend left over from the one that ended keeps the new one waiting. */
    private synchronized String startAgain() {
        if (closing) {
            return "";
        }
        deleteQuietly(data.postmasterFile());
        Result started = startCluster(data, binaries, WAIT_FOR_RESTART);
        if (started.exit() != 0) {
            return reason(lastWords(data.log(), started.output()));
        }
        log.warn("The database in {} had ended and was started again.", data.path());
        return "";
    }

    @Override
    public void close() {
        closing = true;
        guard.interrupt();
        stopAndRelease();
    }

    private synchronized void stopAndRelease() {
        Result stopped = stop(data, binaries);
        if (stopped.exit() != 0 && Postmaster.of(data).isPresent()) {
            log.warn("The database in {} did not stop: {}", data.path(), stopped.output());
        }
        release(lock);
    }

    private static DatabaseUrl urlOf(int port, String secret) {
        return new DatabaseUrl("127.0.0.1:" + port, NAME, OWNER, secret, Map.of());
    }

    /** Made beside its place and moved there when whole: a start that was cut off leaves nothing half made. */
    private static void makeCluster(DataFolder data, PostgresBinaries binaries, String secret) {
        Path fresh = data.path().resolve("pg.new");
        Path password = data.path().resolve("secret.initdb");
        try {
            delete(fresh);
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, secret);
            Result made = binaries.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + fresh,
                            "--username=" + OWNER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            // pg_trgm asks the C library what a letter is; in plain C, Hangul is none.
                            "--lc-ctype=" + (isMac() ? "UTF-8" : "C.UTF-8")));
            if (made.exit() != 0) {
                throw failed("The database cannot be made in " + data.path(), made.output());
            }
            Files.writeString(fresh.resolve("pg_hba.conf"), """
                    # From this machine only, and only with a password.
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            Files.move(fresh, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The database cannot be made in %s: look at the folder's owner and free space."
                            .formatted(data.path()),
                    e);
        } finally {
            deleteQuietly(password);
        }
    }

    private static void endLeftover(DataFolder data, PostgresBinaries binaries) {
        Optional<Postmaster> leftover = Postmaster.of(data);
        if (leftover.isPresent()) {
            log.info(
                    "Taking over the database that an OPEN which was killed left running (process {})",
                    leftover.get().process());
            Result stopped = stop(data, binaries);
            if (stopped.exit() != 0) {
                throw failed(
                        "The database process %d, left over from an OPEN that was killed, does not stop"
                                .formatted(leftover.get().process()),
                        stopped.output());
            }
        } else {
            // Its process id may belong to a stranger by now, whom PostgreSQL would take for a running server.
            deleteQuietly(data.postmasterFile());
        }
    }

    private static int launch(DataFolder data, PostgresBinaries binaries, Durability durability) {
        String said = "";
        for (int attempt = 0; attempt < 3; attempt++) {
            int port = freePort();
            try {
                Files.writeString(
                        data.cluster().resolve("postgresql.conf"), ServerSettings.of(port, durability, isMac()));
                if (Files.exists(data.log())) {
                    Path previous = data.log().resolveSibling("postgresql.log.previous");
                    Files.move(data.log(), previous, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new DatabaseTrouble(
                        "The data folder %s cannot be written: look at its owner and free space."
                                .formatted(data.path()),
                        e);
            }
            Result started = startCluster(data, binaries, WAIT_FOR_START);
            if (started.exit() == 0) {
                return port;
            }
            said = lastWords(data.log(), started.output());
        }
        throw failed("The database in %s does not start".formatted(data.path()), said);
    }

    private static Result startCluster(DataFolder data, PostgresBinaries binaries, Duration atMost) {
        return binaries.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--timeout=" + atMost.toSeconds(),
                        "--pgdata=" + data.cluster(),
                        "--log=" + data.log()));
    }

    private static Result stop(DataFolder data, PostgresBinaries binaries) {
        return binaries.run(
                "pg_ctl", List.of("stop", "--mode=fast", "--wait", "--timeout=120", "--pgdata=" + data.cluster()));
    }

    private void makeDatabase() {
        DatabaseUrl maintenance = url.withName("postgres");
        try (Connection owner =
                        DriverManager.getConnection(maintenance.jdbc(), maintenance.user(), maintenance.password());
                var statement = owner.createStatement()) {
            boolean exists;
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        } catch (SQLException e) {
            stop(data, binaries);
            if (Schema.isWrongPassword(e)) {
                throw new DatabaseTrouble(
                        "%s is not the password of the database beside it: put the right file back from a backup."
                                .formatted(data.path().resolve("secret")),
                        e);
            }
            throw failed("The database in %s cannot be used".formatted(data.path()), String.valueOf(e.getMessage()));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseTrouble("This machine gives no free port on its loopback address.", e);
        }
    }

    private static DatabaseTrouble failed(String what, String said) {
        if (said.contains("No space left on device")) {
            return new DatabaseTrouble(what + ": the disk is full. Free some space and start again.");
        }
        return new DatabaseTrouble(what + ": " + reason(said) + ".");
    }

    /** The last complaint, without the time and process number that PostgreSQL puts before each line. */
    private static String reason(String said) {
        String cause = said.lines()
                .filter(line -> line.matches(".*(FATAL|PANIC|error|could not).*"))
                .reduce((_, second) -> second)
                .orElse(said.lines().reduce((_, second) -> second).orElse("it gave no reason"));
        return cause.strip().replaceFirst("^.*?(FATAL|PANIC):\\s+", "");
    }

    private static String lastWords(Path log, String otherwise) {
        try (FileChannel file = FileChannel.open(log)) {
            ByteBuffer words = ByteBuffer.allocate(LAST_WORDS);
            file.position(Math.max(0, file.size() - LAST_WORDS));
            while (words.hasRemaining() && file.read(words) >= 0) {
                // on to the end
            }
            return words.position() == 0
                    ? otherwise
                    : StandardCharsets.UTF_8.decode(words.flip()).toString();
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            log.warn("The data folder's lock was not released: {}", e.getMessage());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
