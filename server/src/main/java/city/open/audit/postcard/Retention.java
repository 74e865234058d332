package city.open.audit.postcard;

import city.open.ground.rounds.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks every hour which reports are to go, and which nobody may read. */
@Component
class Retention extends Rounds {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Postcards postcards;
    private final boolean readOnly;

    Retention(
            Postcards postcards,
            @Value("${open.role:all}") String role,
            @Value("${open.read-only:false}") boolean readOnly) {
        super("reports", PAUSE, role);
        this.postcards = postcards;
        this.readOnly = readOnly;
    }

    @Override
    protected void round() {
        if (!readOnly) {
            postcards.tidy();
        }
    }
}
