package city.open.audit.redflags;

import city.open.ground.rounds.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks all flags each night, wherever dates act by themselves, and soon after somebody asked for it; from when the program is ready. */
@Component
class FlagWatch extends Rounds {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final RedFlags flags;
    private final boolean nightly;
    private final boolean readOnly;
    private volatile boolean ready;

    FlagWatch(
            RedFlags flags,
            @Value("${open.role:all}") String role,
            @Value("${open.office.dates:false}") boolean actsOnDates,
            @Value("${open.read-only:false}") boolean readOnly) {
        super("red flags", PAUSE, role);
        this.flags = flags;
        this.nightly = actsOnDates;
        this.readOnly = readOnly;
    }

    @EventListener
    void on(ApplicationReadyEvent started) {
        ready = true;
        wake();
    }

    @Override
    protected void round() {
        if (!ready || readOnly) {
            return;
        }
        if (nightly) {
            flags.turnNight();
        }
        flags.look();
    }
}
