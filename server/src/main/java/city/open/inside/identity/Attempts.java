package city.open.inside.identity;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.gate.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes those who fail to log in wait, up to a quarter of an hour. Nobody can lock an official out from elsewhere: failures count for an
 * account and an address together. Those at one account from everywhere count too, as people choose passwords; they bar only addresses from
 * which nobody has logged in with that account.
 */
@Component
class Attempts {
    static final int FREE_AT_ACCOUNT = 4;
    /** A whole office can stand behind one address. */
    static final int FREE_AT_ADDRESS = 50;

    static final int FREE_FROM_ANYWHERE = 100;

    private final Waits waits;

    Attempts(OfficeDatabase office, Clock clock) {
        waits = new Waits(
                office,
                "office.login_attempt",
                new Waits.Limits(
                        FREE_AT_ACCOUNT, FREE_AT_ADDRESS, Optional.of(FREE_FROM_ANYWHERE), Duration.ofMinutes(15)),
                clock);
    }

    /**
     * Counts an attempt as failed before it is judged, so that many at once gain nothing.
     *
     * @return until when to wait, if this attempt may not be made at all
     */
    Optional<Instant> begin(String account, String address) {
        return waits.begin(Accounts.normal(account), address);
    }

    void succeeded(String account, String address) {
        waits.succeeded(Accounts.normal(account), address);
    }
}
