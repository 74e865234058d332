package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Blame;
import city.open.outside.record.PublicRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether the record can be read at this moment; looked after in the background, so that pages can say so and stop saying so. */
@Component
class Outage implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PublicRecord record;
    private volatile boolean lost;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    Outage(PublicRecord record) {
        this.record = record;
    }

    boolean lasts() {
        return lost;
    }

    /** With a word about it on the page, while it lasts. */
    Answer told(Answer answer, HttpServletRequest request) {
        return lost ? answer.saying(Front.notice(request.getRequestURI())) : answer;
    }

    /** Somebody got no answer. Answers whether the database is to blame; a statement it refused is no outage. */
    boolean noticed(Exception unanswered) {
        boolean away = Blame.of(unanswered) == Blame.AWAY;
        if (away) {
            begin();
        }
        return away;
    }

    private void begin() {
        if (!lost) {
            lost = true;
            log.warn("The record cannot be read; pages are shown as they were last printed.");
        }
    }

    private void watch() {
        while (running) {
            try {
                record.lastIndex();
                if (lost) {
                    lost = false;
                    log.info("The record can be read again.");
                }
            } catch (DataAccessException | TransactionException unanswered) {
                begin();
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("portal-outage").start(this::watch);
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
