package city.open.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** {@code ./open serve} as everybody starts it, on a free port of the loopback address. */
final class OpenServer implements AutoCloseable {
    private static final String READY = "OPEN is ready at ";

    private final Child child;
    private final Path data;
    private final int port;
    private final Duration start;

    private OpenServer(Child child, Path data, int port, Duration start) {
        this.child = child;
        this.data = data;
        this.port = port;
        this.start = start;
    }

    static OpenServer start(Path data) {
        return start(data, Map.of());
    }

    /** @param settings as variables of its environment */
    static OpenServer start(Path data, Map<String, String> settings) {
        long begun = System.nanoTime();
        // It takes free ports by itself: one found here could be gone by the time it starts.
        var child = Child.start(null, settings, List.of(script(), "serve", "--port", "0", "--data", data.toString()));
        try {
            var address = URI.create(child.waitForLine(READY).substring(READY.length()));
            return new OpenServer(child, data, address.getPort(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (BenchTrouble ended) {
            child.close();
            throw new BenchTrouble("./open serve did not start: what it said stands above.", ended);
        }
    }

    static String script() {
        return Path.of(System.getProperty("open.home", "."))
                .resolve("open")
                .toAbsolutePath()
                .toString();
    }

    String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(port, path);
    }

    int port() {
        return port;
    }

    /** From the command to the line that says it is ready. */
    Duration startTook() {
        return start;
    }

    /** Megabytes of the program itself; empty where the system has no {@code /proc}. */
    OptionalLong memory() {
        var resident = kilobytes(Path.of("/proc/%d/status".formatted(child.pid())), "VmRSS:");
        return resident.isPresent() ? OptionalLong.of(resident.getAsLong() / 1024) : resident;
    }

    /** Megabytes of its database, shared memory counted once. */
    OptionalLong databaseMemory() {
        long kilobytes = 0;
        for (var process : databaseProcesses().toList()) {
            var share = kilobytes(Path.of("/proc/%d/smaps_rollup".formatted(process.pid())), "Pss:");
            if (share.isEmpty()) {
                return share;
            }
            kilobytes += share.getAsLong();
        }
        return OptionalLong.of(kilobytes / 1024);
    }

    /** What the program and its database have had of the processors so far. */
    Duration worked() {
        return Stream.concat(ProcessHandle.of(child.pid()).stream(), databaseProcesses())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<ProcessHandle> databaseProcesses() {
        var postmaster = ProcessHandle.of(Login.to(data).process());
        return Stream.concat(postmaster.stream(), postmaster.stream().flatMap(ProcessHandle::children));
    }

    private static OptionalLong kilobytes(Path file, String name) {
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException processHasEnded) {
            return OptionalLong.empty();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchTrouble("This machine gives no free port on its loopback address.", e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
