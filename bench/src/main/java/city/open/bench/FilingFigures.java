package city.open.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Citizens filing at a fixed rate, whether those before them are done or not, each with an attachment of 10 MB: what became of them, how long it
 * took them, and what the server needed for it.
 */
final class FilingFigures implements Measurement {
    private static final int A_MINUTE = 200;
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int FILINGS = Math.toIntExact(A_MINUTE * LASTS.toMinutes());
    private static final int WARM = 30;
    private static final int SIZE = 10 * 1024 * 1024;
    /** Nobody here is behind one address; the limits for a single one are not what is measured. */
    private static final Map<String, String> FROM_ANYWHERE = Map.of(
            "OPEN_INTAKE_FORMSANHOUR", "1000000",
            "OPEN_INTAKE_FILINGSANHOUR", "1000000",
            "OPEN_INTAKE_FILINGSANHOURWITHOUTWORK", "1000000");

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var data = workshop.folder().resolve("filing");
        try (var server = OpenServer.start(data, FROM_ANYWHERE)) {
            var paper = paper();
            Workshop.say("Filing %d times, then %,d times in %d minutes".formatted(WARM, FILINGS, LASTS.toMinutes()));
            file(server, paper, WARM);
            long before = server.memory().orElseThrow(() -> new BenchTrouble("This system does not tell memory."));
            var cpuBefore = server.worked();
            long begun = System.nanoTime();
            Filed filed;
            long most;
            try (var watch = new Watch(server)) {
                filed = file(server, paper, FILINGS);
                most = watch.most();
            }
            double wall = (System.nanoTime() - begun) / 1e9;
            double cpu = server.worked().minus(cpuBefore).toMillis() / 1e3;
            long whole = whole(Login.to(data), paper);
            int all = WARM + FILINGS;
            return List.of(
                    new Figure(
                            "Filings with 10 MB each, %d a minute for %d minutes"
                                    .formatted(A_MINUTE, LASTS.toMinutes()),
                            "%,d of %,d acknowledged, each in p50 %s s, p99 %s s"
                                    .formatted(
                                            filed.seconds().size(),
                                            FILINGS,
                                            Figure.number(percentile(50, filed.seconds())),
                                            Figure.number(percentile(99, filed.seconds()))),
                            "in the letter box with the bytes that were sent: %,d of %,d".formatted(whole, all),
                            whole / (double) all,
                            "= 1",
                            whole == all && filed.seconds().size() == FILINGS),
                    new Figure(
                            "Memory of the server meanwhile, at most",
                            "%,d MB".formatted(most),
                            "after the first %d filings: %,d MB".formatted(WARM, before),
                            most / (double) before,
                            "≤ 1.5",
                            most <= before * 1.5),
                    Figure.beside(
                            "Processors the server and its database kept busy",
                            Figure.number(cpu / wall),
                            "there are " + Runtime.getRuntime().availableProcessors(),
                            cpu / wall / Runtime.getRuntime().availableProcessors()));
        }
    }

    /** The memory of the server, looked at every half second. */
    private static final class Watch implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;
        private volatile long most;

        Watch(OpenServer server) {
            thread = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    server.memory().ifPresent(now -> most = Math.max(most, now));
                    Workshop.pause(Duration.ofMillis(500));
                }
            });
        }

        long most() {
            return most;
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
        }
    }

    /** @param seconds that each filing took from the moment it was due to the receipt */
    private record Filed(List<Double> seconds) {}

    private static Filed file(OpenServer server, byte[] paper, int count) throws InterruptedException {
        ThreadFactory citizens = Thread.ofVirtual().name("citizen-", 0).factory();
        List<Future<Double>> all = new ArrayList<>();
        long begun = System.nanoTime();
        try (var pool = Executors.newThreadPerTaskExecutor(citizens)) {
            for (int n = 0; n < count; n++) {
                long due = begun + Duration.ofMinutes(1).dividedBy(A_MINUTE).toNanos() * n;
                Callable<Double> filing = () -> {
                    Workshop.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                    new Citizen(server).file(paper);
                    return (System.nanoTime() - due) / 1e9;
                };
                all.add(pool.submit(filing));
            }
        }
        List<Double> seconds = new ArrayList<>();
        for (var one : all) {
            try {
                seconds.add(one.get());
            } catch (ExecutionException refused) {
                Workshop.say("A filing failed: " + refused.getCause());
            }
        }
        return new Filed(seconds);
    }

    /** How many filings lie in the box with one file that is, to the byte, what was sent. */
    private static long whole(Login login, byte[] paper) {
        return Long.parseLong(login.text("""
                SELECT count(*) FROM intake.filing f
                 WHERE EXISTS (
                       SELECT FROM intake.file JOIN intake.chunk ON chunk.file = file.id
                        WHERE file.petition = f.number AND file.size = %d AND file.sha256 = decode('%s', 'hex')
                        GROUP BY file.id
                       HAVING sum(length(chunk.sealed)) > file.size AND count(*) = max(chunk.n) + 1)
                """.formatted(paper.length, sha256(paper))));
    }

    private static byte[] paper() {
        var paper = new byte[SIZE];
        new Random(1).nextBytes(paper);
        var head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, paper, 0, head.length);
        return paper;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException(unheardOf);
        }
    }

    private static double percentile(int percent, List<Double> seconds) {
        return seconds.isEmpty()
                ? Double.NaN
                : Rate.percentile(
                        percent,
                        seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
