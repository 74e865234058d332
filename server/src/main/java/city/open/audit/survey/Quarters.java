package city.open.audit.survey;

import city.open.ground.rounds.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every hour whether a quarter, or a year of officials, is to be counted, from when the program is ready: what loads a past at the start has loaded it then. */
@Component
class Quarters extends Rounds {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Counting counting;
    private final OfficialsSurvey officials;
    private final boolean readOnly;
    private volatile boolean ready;

    Quarters(
            Counting counting,
            OfficialsSurvey officials,
            @Value("${open.role:all}") String role,
            @Value("${open.read-only:false}") boolean readOnly) {
        super("survey quarters", PAUSE, role);
        this.counting = counting;
        this.officials = officials;
        this.readOnly = readOnly;
    }

    @EventListener
    void on(ApplicationReadyEvent started) {
        ready = true;
        wake();
    }

    @Override
    protected void round() {
        if (ready && !readOnly) {
            counting.count();
            officials.count();
        }
    }
}
