package city.open.outside.my;

import city.open.ground.database.IntakeDatabase;
import city.open.ground.gate.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes those who guess at access codes wait, up to an hour. Numbers of petitions are public, so failures count for a petition and an address
 * together, and nobody keeps an applicant out. A code has 80 random bits: any number of addresses guesses in vain.
 */
@Component
class Guesses {
    static final int FREE_AT_PETITION = 5;
    /** A whole office or a library can stand behind one address. */
    static final int FREE_AT_ADDRESS = 40;

    private final Waits waits;

    Guesses(IntakeDatabase database, Clock clock) {
        // The last of the free attempts is the first that bars.
        waits = new Waits(
                database,
                "intake.attempt",
                new Waits.Limits(FREE_AT_PETITION - 1, FREE_AT_ADDRESS - 1, Optional.empty(), Duration.ofHours(1)),
                clock);
    }

    /**
     * Counts an attempt as failed before it is judged, so that many at once gain nothing.
     *
     * @return until when to wait, if this attempt may not be made at all
     */
    Optional<Instant> begin(String petition, String address) {
        return waits.begin(petition, address);
    }

    void succeeded(String petition, String address) {
        waits.succeeded(petition, address);
    }
}
