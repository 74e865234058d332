package city.open.ground.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A consistent copy of an installation with a built-in database, taken while it runs or not, in two parts that belong in two places: what is
 * kept, and the keys without which that can be neither opened nor read.
 */
public final class Backup {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    private static final String DATA = "data";
    private static final String CLUSTER = "pg";
    private static final String WAL = "pg_wal";
    /** Written last, so that a copy that was cut off is never taken for a whole one. */
    private static final String LIST = "backup.txt";

    private static final String FIRST_LINE = "OPEN backup 1";
    private static final Pattern KEY_LINE = Pattern.compile("key ([0-9a-f]{64}) (.+)");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: .*\\(file ([0-9A-F]{24})\\)");

    /** What a PostgreSQL makes anew at each start, by its manual's chapter on base backups. */
    private static final Set<String> MADE_ANEW = Set.of(
            WAL, "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> OF_THE_RUNNING_SERVER =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "tablespace_map");

    private Backup() {}

    /**
     * What was copied.
     *
     * @param keyFiles the keys by their place in the data folder
     * @param bytes how much was copied, keys apart
     */
    public record Taken(List<String> keyFiles, long bytes) {}

    /**
     * Copies an installation beside the server that runs on it, or a stopped one.
     *
     * @param installation its data folder
     * @param logFolder where the log keeps its key and memory if not in the data folder
     * @param to an empty folder or none yet
     * @param keysTo the same, for the keys
     */
    public static Taken take(Path installation, @Nullable Path logFolder, Path to, Path keysTo, Instant now) {
        if (!Files.isDirectory(installation.resolve(CLUSTER))) {
            throw new DatabaseTrouble(
                    "There is no installation in %s: name its data folder with --data.".formatted(installation));
        }
        var folder = DataFolder.at(installation).path();
        for (var target : List.of(to, keysTo)) {
            if (target.toAbsolutePath().normalize().startsWith(folder)) {
                throw new DatabaseTrouble(
                        "%s lies in the installation itself: choose a folder elsewhere.".formatted(target));
            }
        }
        mustBeEmpty(to);
        mustBeEmpty(keysTo);
        try {
            var data = to.resolve(DATA);
            make(data);
            make(keysTo);
            // How far the log was signed comes before the database, which then has at least that much.
            long bytes = copy(folder, data, file -> isKept(file) && !isKey(file));
            if (logFolder != null) {
                bytes += copy(logFolder, data.resolve("log"), file -> isKept(file) && !isKey(file));
            }
            try (var server = EmbeddedServer.startOrJoin(folder)) {
                bytes += copyRunning(server.url(), folder.resolve(CLUSTER), data.resolve(CLUSTER));
            }
            // And the keys after it: a key ring only grows, so it opens whatever the copy was sealed with.
            copy(folder, keysTo, file -> isKept(file) && isKey(file));
            if (logFolder != null) {
                copy(logFolder, keysTo.resolve("log"), file -> isKept(file) && isKey(file));
            }
            var keys = keysIn(keysTo);
            List<String> lines = new ArrayList<>(List.of(FIRST_LINE, "taken " + now));
            keys.forEach((name, digest) -> lines.add("key %s %s".formatted(digest, name)));
            Files.write(to.resolve(LIST), lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            return new Taken(List.copyOf(keys.keySet()), bytes);
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The backup cannot be written to %s (%s): look at the folder's owner and free space."
                            .formatted(to, e.getMessage()),
                    e);
        }
    }

    /**
     * Puts a backup and its keys into a data folder of its own. Nothing is written unless all is there.
     *
     * @param into an empty folder or none yet
     */
    public static void restore(Path from, Path keysFrom, Path into) {
        var wanted = listed(from);
        var missing = wanted.keySet().stream()
                .filter(name -> !Files.isRegularFile(keysFrom.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new DatabaseTrouble(
                    "These keys of the backup are missing in %s: %s. Name the folder that has them with --keys."
                            .formatted(keysFrom, String.join(", ", missing)));
        }
        mustBeEmpty(into);
        var target = into.toAbsolutePath().normalize();
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            var wrong = wanted.entrySet().stream()
                    .filter(key -> !key.getValue().equals(digest(keysFrom.resolve(key.getKey()))))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!wrong.isEmpty()) {
                throw new DatabaseTrouble("These keys in %s are not those of this backup: %s."
                        .formatted(keysFrom, String.join(", ", wrong)));
            }
            delete(part);
            make(part);
            copy(from.resolve(DATA), part, _ -> true);
            for (var name : wanted.keySet()) {
                var key = part.resolve(name);
                make(Objects.requireNonNull(key.getParent()));
                copyFile(keysFrom.resolve(name), key);
            }
            Files.deleteIfExists(target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The backup cannot be restored to %s (%s): look at the folder's owner and free space."
                            .formatted(into, e.getMessage()),
                    e);
        }
    }

    /** The keys that belong to a backup, with their digests. */
    private static Map<String, String> listed(Path from) {
        try {
            var lines = Files.readAllLines(from.resolve(LIST));
            if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
                throw new DatabaseTrouble("%s is not a backup that this OPEN can read.".formatted(from));
            }
            Map<String, String> keys = new LinkedHashMap<>();
            for (var line : lines) {
                var key = KEY_LINE.matcher(line);
                if (key.matches()) {
                    var place = Path.of(key.group(2)).normalize();
                    if (place.isAbsolute() || place.startsWith("..")) {
                        throw new DatabaseTrouble(
                                "The backup in %s names a key outside the data folder: %s.".formatted(from, place));
                    }
                    keys.put(place.toString(), key.group(1));
                }
            }
            return keys;
        } catch (NoSuchFileException e) {
            throw new DatabaseTrouble("There is no whole backup in %s: it has no %s.".formatted(from, LIST), e);
        } catch (IOException e) {
            throw new DatabaseTrouble("The backup in %s cannot be read: look at its owner.".formatted(from), e);
        }
    }

    /** By PostgreSQL's own protocol for copying a cluster that goes on working: what is torn in the copy is mended by the log beside it. */
    private static long copyRunning(DatabaseUrl url, Path cluster, Path copy) throws IOException {
        try (Connection owner = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var session = owner.createStatement()) {
            // Keeps every segment of the log until it is copied; it ends with this session, however that ends.
            session.execute(
                    "SELECT pg_create_physical_replication_slot('open_backup_' || pg_backend_pid(), true, true)");
            session.execute("SELECT pg_backup_start('open backup', true)");
            long bytes = copy(cluster, copy, Backup::isOfTheCluster);
            for (var empty : MADE_ANEW) {
                make(copy.resolve(empty));
            }
            return bytes + finish(session, cluster, copy);
        } catch (SQLException e) {
            throw new DatabaseTrouble("The database in %s cannot be copied: %s".formatted(cluster, e.getMessage()), e);
        }
    }

    private static long finish(Statement session, Path cluster, Path copy) throws SQLException, IOException {
        String label;
        String last;
        try (var end = session.executeQuery(
                "SELECT labelfile, pg_walfile_name(lsn) AS segment FROM pg_backup_stop(false) AS stopped")) {
            end.next();
            label = end.getString("labelfile");
            last = end.getString("segment");
        }
        var first = FIRST_SEGMENT.matcher(label);
        if (!first.find()) {
            throw new DatabaseTrouble("The database does not say where its copy begins.");
        }
        Files.writeString(copy.resolve("backup_label"), label, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        long bytes = 0;
        try (Stream<Path> segments = Files.list(cluster.resolve(WAL))) {
            for (var segment : segments.toList()) {
                var name = segment.getFileName().toString();
                if (SEGMENT.matcher(name).matches()
                        && name.compareTo(first.group(1)) >= 0
                        && name.compareTo(last) <= 0) {
                    bytes += copyFile(segment, copy.resolve(WAL).resolve(name));
                }
            }
        }
        return bytes;
    }

    /** Of the data folder beside the cluster: what a start does not make anew. */
    private static boolean isKept(Path file) {
        var top = file.getName(0).toString();
        var name = file.getFileName().toString();
        return !top.equals(CLUSTER)
                && !top.startsWith("pg.")
                && !top.startsWith("secret.")
                && !top.startsWith("postgresql.log")
                && !top.startsWith("postgresql-")
                && !top.startsWith("unpacking-")
                && !name.equals("lock");
    }

    private static boolean isKey(Path file) {
        var name = file.getFileName().toString();
        return file.startsWith("secret") || file.startsWith("keys") || name.contains(".pem");
    }

    private static boolean isOfTheCluster(Path file) {
        var name = file.getFileName().toString();
        return !MADE_ANEW.contains(file.getName(0).toString())
                && !OF_THE_RUNNING_SERVER.contains(name)
                && Stream.iterate(file, path -> path != null, Path::getParent)
                        .noneMatch(part -> part.getFileName().toString().startsWith("pgsql_tmp"));
    }

    private static Map<String, String> keysIn(Path folder) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> keys.put(folder.relativize(file).toString(), digest(file)));
        }
        return keys;
    }

    /** Copies what is wanted by its place in the folder, also where a link leads; what goes away meanwhile is not missed. */
    private static long copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(
                from, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                            throws IOException {
                        var place = from.relativize(folder);
                        if (folder.equals(from)) {
                            return FileVisitResult.CONTINUE;
                        }
                        if (!wanted.test(place) && !wanted.test(place.resolve("key.pem"))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        if (wanted.test(place)) {
                            make(to.resolve(place));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        var place = from.relativize(file);
                        if (wanted.test(place) && attributes.isRegularFile()) {
                            try {
                                make(Objects.requireNonNull(to.resolve(place).getParent()));
                                bytes[0] += copyFile(file, to.resolve(place));
                            } catch (NoSuchFileException gone) {
                                Files.deleteIfExists(to.resolve(place));
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        return bytes[0];
    }

    private static long copyFile(Path from, Path to) throws IOException {
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(
                        to,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(SECRET))) {
            long copied = 0;
            for (long more = in.transferTo(0, Long.MAX_VALUE, out);
                    more > 0;
                    more = in.transferTo(copied, Long.MAX_VALUE, out)) {
                copied += more;
            }
            out.force(true);
            return copied;
        }
    }

    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
    }

    private static void mustBeEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new DatabaseTrouble("%s is not empty: choose a folder that is.".formatted(folder));
            }
        } catch (IOException e) {
            throw new DatabaseTrouble("%s is no folder that can be written to: choose another.".formatted(folder), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (var one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new DatabaseTrouble("The file %s cannot be read: look at its owner.".formatted(file), e);
        }
    }
}
