package city.open.audit.dial;

import city.open.ground.rounds.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks every minute whether something that one auditor closed alone has to open again. */
@Component
class Lapses extends Rounds {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Dial dial;
    private final boolean readOnly;

    Lapses(Dial dial, @Value("${open.role:all}") String role, @Value("${open.read-only:false}") boolean readOnly) {
        super("policy lapses", PAUSE, role);
        this.dial = dial;
        this.readOnly = readOnly;
    }

    @Override
    protected void round() {
        if (!readOnly) {
            dial.lapse();
        }
    }
}
