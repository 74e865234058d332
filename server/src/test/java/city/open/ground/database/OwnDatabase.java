package city.open.ground.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A folder for a built-in database to which a test may do what happens to folders: a full disk, a killed process. */
public final class OwnDatabase implements AutoCloseable {
    private final Path folder;
    private final boolean mounted;

    private OwnDatabase(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /** On a disk of its own where this machine lets us mount one in memory, else an ordinary folder. */
    public static OwnDatabase onASmallDisk(Path folder, String size) {
        return new OwnDatabase(folder, run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString()));
    }

    public boolean hasDiskOfItsOwn() {
        return mounted;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Leaves not a single byte. */
    public void fillTheDisk() throws IOException {
        if (!mounted) {
            throw new IllegalStateException("only a disk of our own is filled");
        }
        try (OutputStream out = Files.newOutputStream(filling())) {
            for (int piece = 1 << 20; piece > 0; ) {
                try {
                    out.write(new byte[piece]);
                } catch (IOException full) {
                    piece /= 2;
                }
            }
        }
    }

    public void freeTheDisk() throws IOException {
        Files.deleteIfExists(filling());
    }

    /** Writes until the log has no room left, whereupon PostgreSQL ends: what it cannot log it must not do. */
    public void writeUntilTheLogIsFull() {
        try {
            var owner = owner();
            for (int segment = 0; segment < 100; segment++) {
                owner.sql("SELECT pg_logical_emit_message(true, 'filling', '')")
                        .query()
                        .singleValue();
                owner.sql("SELECT pg_switch_wal()").query().singleValue();
            }
        } catch (DataAccessException ended) {
            return;
        }
        throw new AssertionError("the log found room for 100 segments on a full disk");
    }

    /** What PostgreSQL said last in its own log, and which processes of it there are. */
    public String lastWords() {
        var data = DataFolder.at(data());
        var processes = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains("postgres"))
                .toList();
        try {
            var lines = Files.readAllLines(data.log());
            return processes + "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return processes + "\n" + e;
        }
    }

    public long postmaster() {
        return Postmaster.of(DataFolder.at(data())).orElseThrow().process();
    }

    public void killPostmaster() {
        var process = ProcessHandle.of(postmaster()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private JdbcClient owner() {
        var data = DataFolder.at(data());
        int port = Postmaster.of(data).orElseThrow().port();
        return TestDatabase.ownerOf(new DatabaseUrl(
                "127.0.0.1:" + port, EmbeddedServer.NAME, EmbeddedServer.OWNER, data.secret(), Map.of()));
    }

    private Path filling() {
        return folder.resolve("filling");
    }

    @Override
    public void close() {
        if (mounted && !run("umount", folder.toString())) {
            throw new IllegalStateException("%s is still mounted: unmount it by hand.".formatted(folder));
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
