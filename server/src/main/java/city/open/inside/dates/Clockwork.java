package city.open.inside.dates;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.casework.Desk;
import city.open.inside.casework.Draws;
import city.open.inside.counter.CommentDesk;
import city.open.inside.counter.Postbag;
import city.open.inside.counter.Questions;
import city.open.inside.piles.Piles;
import city.open.inside.piles.Told;
import city.open.inside.redaction.Renditions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What the office does by itself, from when the start is over: it shows what was held, draws for who has come, and acts on dates. */
@Component
public class Clockwork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration RELEASE_EVERY = Duration.ofMillis(250);
    private static final Duration DRAW_EVERY = Duration.ofSeconds(1);
    private static final Duration LETTERS_EVERY = Duration.ofSeconds(1);
    private static final Duration PILES_EVERY = Duration.ofMinutes(1);
    private static final Duration DATES_EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(15);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final Desk desk;
    private final Renditions renditions;
    private final Draws draws;
    private final Deadlines deadlines;
    private final Erasures erasures;
    private final Postbag postbag;
    private final Piles piles;
    private final Questions questions;
    private final CommentDesk comments;
    private final Told told;
    private final Turn turnOfLetters;
    private final Turn turnOfPiles;
    private final Turn turnOfDates;
    private final Clock clock;
    private final boolean worksHere;
    private final boolean actsOnDates;
    private final List<Thread> hands = new CopyOnWriteArrayList<>();
    private CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean running;
    private volatile boolean loaded;
    private @Nullable LocalDate retentionFollowed;

    /**
     * @param role what this machine runs
     * @param actsOnDates whether dates act here at all; the commands that serve say so
     */
    Clockwork(
            OfficeDatabase database,
            Desk desk,
            Renditions renditions,
            Draws draws,
            Deadlines deadlines,
            Erasures erasures,
            Postbag postbag,
            Piles piles,
            Questions questions,
            CommentDesk comments,
            Told told,
            Clock clock,
            @Value("${open.role:all}") String role,
            @Value("${open.office.dates:false}") boolean actsOnDates) {
        this.desk = desk;
        this.renditions = renditions;
        this.draws = draws;
        this.deadlines = deadlines;
        this.erasures = erasures;
        this.postbag = postbag;
        this.piles = piles;
        this.questions = questions;
        this.comments = comments;
        this.told = told;
        this.turnOfPiles = new Turn(database, "piles", LONGEST_TURN);
        this.turnOfLetters = new Turn(database, "letters", LONGEST_TURN);
        this.turnOfDates = new Turn(database, "dates", LONGEST_TURN);
        this.clock = clock;
        this.worksHere = role.equals("all") || role.equals("office");
        this.actsOnDates = actsOnDates;
    }

    @Override
    public boolean isAutoStartup() {
        return worksHere;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        running = true;
        every(RELEASE_EVERY, "desk", desk::release);
        every(RELEASE_EVERY, "papers", renditions::release);
        if (loaded) {
            startRounds();
        }
    }

    /** Not before everything is loaded, so that no start takes longer for it. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        loaded = true;
        if (running) {
            startRounds();
        }
    }

    private void startRounds() {
        every(DRAW_EVERY, "draws", draws::drawForNew);
        every(LETTERS_EVERY, "letters", () -> turnOfLetters.take(postbag::empty));
        every(PILES_EVERY, "piles", () -> turnOfPiles.take(this::tidyPiles));
        if (actsOnDates) {
            every(DATES_EVERY, "dates", () -> turnOfDates.take(this::actOnDates));
        }
    }

    private void tidyPiles() {
        while (running && piles.layOut() > 0) {
            // The next of those that were there before.
        }
        piles.putTogether();
        questions.tell();
        comments.tell();
        told.forget();
    }

    private void actOnDates() {
        var now = clock.instant();
        // What was posted before midnight may be recorded behind it; no seed is open until that is over.
        draws.reveal(LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), CityTime.ZONE));
        draws.commit(LocalDate.ofInstant(now, CityTime.ZONE).plusDays(1));
        followRetention(LocalDate.ofInstant(now, CityTime.ZONE));
        var done = deadlines.act();
        if (done.all() > 0) {
            log.info(
                    "Dates have come: {} petitions deemed decided, {} reminded as overdue, {} before, {} progress notices, {} supplements over.",
                    done.deemed(),
                    done.overdue(),
                    done.reminded(),
                    done.told(),
                    done.supplementsOver());
        }
    }

    /** Once a day, and again while something is left over. */
    private void followRetention(LocalDate today) {
        if (today.equals(retentionFollowed)) {
            return;
        }
        var round = erasures.followRetention();
        retentionFollowed = round.leftOver() == 0 ? today : null;
        if (round.erased() > 0) {
            log.info(
                    "Retention periods are over: what was sealed of {} petitions is erased, {} are left.",
                    round.erased(),
                    round.leftOver());
        }
    }

    private void every(Duration pause, String name, Runnable work) {
        var until = stopped;
        hands.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            boolean lost = false;
            try {
                while (!until.await((lost ? AFTER_OUTAGE : pause).toMillis(), TimeUnit.MILLISECONDS)) {
                    try {
                        work.run();
                        lost = false;
                    } catch (DataAccessException | TransactionException outage) {
                        if (!lost && running) {
                            log.warn("The {} wait for the database: {}", name, outage.getMessage());
                        }
                        lost = true;
                    } catch (RuntimeException fault) {
                        log.error("A fault among the {}; the next round tries again.", name, fault);
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** What is at work is done first, all of it in {@link #TO_FINISH}. */
    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        long until = System.nanoTime() + TO_FINISH.toNanos();
        try {
            for (var hand : hands) {
                hand.join(Duration.ofNanos(until - System.nanoTime()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        hands.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
