package city.open.ground.apart;

import city.open.ground.apart.Unanswered.Why;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes that do one job, each one question at a time. They are started when there is something to ask, stay for the next question, and end
 * when nobody asks any more. A question that takes too long costs its process; those of others go on.
 */
public final class Apart {
    private static final Logger log = LoggerFactory.getLogger(Apart.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofMinutes(2);
    /** Then a process has seen enough, and what leaks in a library is gone with it. */
    private static final int MOST_QUESTIONS = 500;

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("apart").daemon().factory());

    private final Class<? extends Job> job;
    private final Duration deadline;
    private final Duration patience;
    private final int megabytes;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Running> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param atOnce how many processes there may be
     * @param deadline for one question
     * @param patience how long an asker waits for a process that has time
     * @param megabytes of memory a process may use for its objects
     */
    public Apart(Class<? extends Job> job, int atOnce, Duration deadline, Duration patience, int megabytes) {
        this.job = job;
        this.deadline = deadline;
        this.patience = patience;
        this.megabytes = megabytes;
        this.places = new Semaphore(atOnce, true);
        WATCH.scheduleWithFixedDelay(this::endIdle, IDLE.toSeconds(), IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks, and waits for the answer. */
    public byte[] ask(byte[] question) throws Unanswered {
        return ask(question, deadline);
    }

    /** The same, with a deadline of its own. */
    public byte[] ask(byte[] question, Duration deadline) throws Unanswered {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unanswered(Why.BUSY, "others were asked before");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unanswered(Why.BUSY, "stopped while waiting");
        }
        try {
            return askOne(question, deadline);
        } finally {
            places.release();
        }
    }

    /** Whether one who asks now would not have to wait. */
    boolean hasPlace() {
        return places.availablePermits() > 0;
    }

    private byte[] askOne(byte[] question, Duration deadline) throws Unanswered {
        var running = idle.pollLast();
        if (running == null || running.isLate() || !running.process.isAlive()) {
            running = start();
        }
        boolean isWell = false;
        try {
            var answer = running.ask(question, deadline);
            isWell = true;
            if (answer == null) {
                throw new Unanswered(Why.FAILED, "the job failed");
            }
            return answer;
        } catch (IOException gone) {
            throw running.isLate()
                    ? new Unanswered(Why.LATE, "not answered within " + deadline)
                    : new Unanswered(Why.FAILED, "the process ended");
        } finally {
            if (isWell && running.questions < MOST_QUESTIONS) {
                running.since = System.nanoTime();
                idle.addLast(running);
            } else {
                running.end();
            }
        }
    }

    private Running start() throws Unanswered {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // Its last words would otherwise stand between the answers.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-Dlogback.configurationFile=city/open/ground/apart/silent.xml",
                "-cp",
                System.getProperty("java.class.path")));
        if (ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") == null) {
            command.add(Worker.class.getName());
        } else {
            // From a jar of jars.
            command.addAll(List.of("-Dloader.main=" + Worker.class.getName(), LAUNCHER));
        }
        command.add(job.getName());
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        // What the server was told by its surroundings may be secret.
        builder.environment().clear();
        try {
            var running = new Running(builder.start(), megabytes << 20);
            try {
                running.greet();
                return running;
            } catch (IOException silent) {
                running.end();
                log.error("A process for {} could not be started: {}", job.getSimpleName(), silent.getMessage());
                throw new Unanswered(Why.FAILED, "the process did not start");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void endIdle() {
        long now = System.nanoTime();
        // The oldest is first; who takes one takes the youngest.
        for (var running = idle.pollFirst(); running != null; running = idle.pollFirst()) {
            if (now - running.since < IDLE.toNanos()) {
                idle.addFirst(running);
                return;
            }
            running.end();
        }
    }

    private static final class Running {
        private final Process process;
        private final DataOutputStream out;
        private final DataInputStream in;
        private final int longest;
        private final AtomicBoolean late = new AtomicBoolean();
        private int questions;
        private volatile long since;

        /** @param longest an answer of more bytes than the process has memory is none */
        Running(Process process, int longest) {
            this.process = process;
            this.longest = longest;
            this.out = new DataOutputStream(process.getOutputStream());
            this.in = new DataInputStream(process.getInputStream());
        }

        /** Its own time begins when it is there: a machine that is busy may start it slowly. */
        void greet() throws IOException {
            within(LONGEST_START, () -> {
                in.readInt();
                return null;
            });
        }

        byte @Nullable [] ask(byte[] question, Duration deadline) throws IOException {
            questions++;
            return within(deadline, () -> {
                out.writeInt(question.length);
                out.write(question);
                out.flush();
                int state = in.readInt();
                int length = in.readInt();
                if (length < 0 || length > longest) {
                    throw new IOException("not an answer");
                }
                // Memory is taken for what comes and not for what is announced.
                var answer = in.readNBytes(length);
                if (answer.length < length) {
                    throw new EOFException();
                }
                return state == Worker.ANSWERED ? answer : null;
            });
        }

        private interface Talk {
            byte @Nullable [] run() throws IOException;
        }

        private byte @Nullable [] within(Duration time, Talk talk) throws IOException {
            var kill = WATCH.schedule(
                    () -> {
                        late.set(true);
                        process.destroyForcibly();
                    },
                    time.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                return talk.run();
            } finally {
                kill.cancel(false);
            }
        }

        boolean isLate() {
            return late.get();
        }

        void end() {
            process.destroyForcibly();
        }
    }
}
