package city.open.audit.orders;

import city.open.ground.rounds.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every minute what has passed, wherever dates act by themselves; from when the program is ready, as what loads a past at the start has loaded it then. */
@Component
class OrderWatch extends Rounds {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Orders orders;
    private final boolean looks;
    private volatile boolean ready;

    OrderWatch(
            Orders orders,
            @Value("${open.role:all}") String role,
            @Value("${open.office.dates:false}") boolean actsOnDates,
            @Value("${open.read-only:false}") boolean readOnly) {
        super("orders", PAUSE, role);
        this.orders = orders;
        this.looks = actsOnDates && !readOnly;
    }

    @EventListener
    void on(ApplicationReadyEvent started) {
        ready = true;
        wake();
    }

    @Override
    protected void round() {
        while (ready && looks && orders.look() > 0) {
            // The next of those that were there before.
        }
    }
}
