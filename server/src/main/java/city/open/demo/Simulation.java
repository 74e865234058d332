package city.open.demo;

import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets the city go on: every few seconds the act that comes next in some story happens now, day and night. What a story spreads over weeks
 * is told in hours.
 */
public final class Simulation {
    private static final Logger log = LoggerFactory.getLogger(Simulation.class);
    /** Between two acts anywhere in the city, at speed 1. */
    private static final double USUAL_PAUSE_MILLIS = 1_700;

    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    /** One new petition for so many acts keeps the number of open ones. */
    private static final int ACTS_PER_PETITION = 18;

    /** With fewer than this part of all petitions on their way, people come in first. */
    private static final int FEWEST_OPEN = 20;

    private final DemoCity city;
    private final Petitions petitions;
    private final Intranet intranet;
    private final Clock clock;
    private final Chance chance;
    private final int fewestOpen;
    /** The next act first; what began later is told from then on and not before the others. */
    private final PriorityQueue<Going> going = new PriorityQueue<>(Comparator.comparing(Going::when));

    private final CountDownLatch stopped = new CountDownLatch(1);
    private Instant storyTime;
    private @Nullable Thread thread;

    private record Going(Life life, Duration shift) {
        Instant when() {
            return life.next().occurredAt().plus(shift);
        }
    }

    Simulation(DemoCity city, Petitions petitions, Intranet intranet, Clock clock, DemoSettings settings) {
        this.city = city;
        this.intranet = intranet;
        this.petitions = petitions;
        this.clock = clock;
        this.storyTime = clock.instant();
        this.chance = Chance.of(settings.seed(), "simulation", storyTime);
        this.fewestOpen = settings.petitions() / FEWEST_OPEN;
    }

    void goOnWith(List<Life> open) {
        open.forEach(life -> going.add(new Going(life, Duration.ZERO)));
    }

    /** Goes on with these petitions, so many times faster than usual. */
    void start(List<Life> open, double speed) {
        goOnWith(open);
        thread = Thread.ofPlatform().daemon().name("demo-city").start(() -> run(speed));
    }

    void stop() {
        stopped.countDown();
        var running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(double speed) {
        boolean lost = false;
        try {
            while (!stopped.await(pauseMicros(speed), TimeUnit.MICROSECONDS)) {
                try {
                    act();
                    lost = false;
                } catch (DataAccessException | TransactionException outage) {
                    if (!lost) {
                        log.warn("The demo city waits for the database: {}", outage.getMessage());
                    }
                    lost = true;
                    if (stopped.await(AFTER_OUTAGE.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            log.error("The demo city stands still after a fault in a story.", fault);
        }
    }

    private long pauseMicros(double speed) {
        return Math.round(1000 * Math.min(4 * USUAL_PAUSE_MILLIS, chance.logNormal(USUAL_PAUSE_MILLIS, 0.45)) / speed);
    }

    /** One thing happens: somebody comes in, or a petition goes on. */
    void act() {
        if (going.size() < fewestOpen || chance.happens(1.0 / ACTS_PER_PETITION)) {
            var now = clock.instant();
            var life = city.receive(now);
            goOn(new Going(life, Duration.between(now, storyTime)));
            return;
        }
        while (!going.isEmpty()) {
            var next = going.poll();
            storyTime = later(storyTime, next.when());
            switch (happen(next.life())) {
                case HAPPENED -> {
                    next.life().goOn();
                    goOn(next);
                    return;
                }
                case WAITS -> {}
                // Somebody else has been at it, or time has passed: the story goes on with what is still possible.
                case PASSED_OVER -> {
                    next.life().goOn();
                    goOn(next);
                }
            }
        }
    }

    private Intranet.Turn happen(Life life) {
        var now = clock.instant();
        var moment = Moment.now(now);
        if (chance.happens(0.05)) {
            var earlier = now.minusSeconds(chance.between(60, 5_400));
            var last = petitions.find(life.number()).orElseThrow().updatedAt();
            moment = new Moment(later(earlier, last), now);
        }
        return intranet.happen(life, moment);
    }

    private void goOn(Going petition) {
        if (!petition.life().isOver()) {
            going.add(petition);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
