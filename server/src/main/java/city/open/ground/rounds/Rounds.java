package city.open.ground.rounds;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Does its work again and again on a thread of its own: at once when woken, else after a pause. A lost database is said once and waited out.
 */
public abstract class Rounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final boolean runsHere;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /**
     * @param name of the thread, and in the log
     * @param role the part of OPEN that this machine runs; the work is the office's
     */
    protected Rounds(String name, Duration pause, String role) {
        this.name = name;
        this.pause = pause;
        this.runsHere = role.equals("all") || role.equals("office");
    }

    /** One round. */
    protected abstract void round();

    public final void wake() {
        wakeUp.release();
    }

    /** Not on a machine that runs another part of OPEN. */
    @Override
    public final boolean isAutoStartup() {
        return runsHere;
    }

    @Override
    public final void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name(name).start(this::goRound);
    }

    private void goRound() {
        String trouble = "";
        while (running) {
            try {
                round();
                trouble = "";
            } catch (DataAccessException | TransactionException outage) {
                var said = String.valueOf(outage.getMessage());
                if (running && !said.equals(trouble)) {
                    log.error("{} waits for the database: {}", name, said);
                }
                trouble = said;
            } catch (RuntimeException fault) {
                var said = fault.toString();
                if (running && !said.equals(trouble)) {
                    log.error("{} cannot go on and tries again", name, fault);
                }
                trouble = said;
            }
            rest();
        }
    }

    private void rest() {
        try {
            if (wakeUp.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void stop() {
        running = false;
        wakeUp.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
