package city.open.identity;

import city.open.database.OfficeDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes those who fail to log in wait: twice as long each time, up to a quarter of an hour, for each account and each address. An account
 * that does not exist is counted like one that does. Kept in the database, so that neither a restart nor another node forgets.
 */
@Component
class Attempts {
    static final int FREE_AT_ACCOUNT = 4;
    /** A whole office can stand behind one address. */
    static final int FREE_AT_ADDRESS = 50;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final OfficeDatabase office;
    private final Clock clock;

    Attempts(OfficeDatabase office, Clock clock) {
        this.office = office;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before it is judged, so that many at once gain nothing.
     *
     * @return until when to wait, if this attempt may not be made at all
     */
    Optional<Instant> begin(String account, String address) {
        var now = clock.instant();
        return office.transactions().execute(_ -> {
            var atAccount = count(ofAccount(account), FREE_AT_ACCOUNT, now);
            var atAddress = count(ofAddress(address), FREE_AT_ADDRESS, now);
            return atAccount.isEmpty()
                            || atAddress.isPresent() && atAddress.get().isAfter(atAccount.get())
                    ? atAddress
                    : atAccount;
        });
    }

    /** Forgets the account's failures, and half of those of the address. */
    void succeeded(String account, String address) {
        office.jdbc()
                .sql("DELETE FROM office.login_attempt WHERE key = :account OR last_at < :old")
                .param("account", ofAccount(account))
                .param("old", Accounts.at(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
        office.jdbc().sql("""
                UPDATE office.login_attempt
                   SET failures = failures / 2, barred_until = last_at
                 WHERE key = :address
                """).param("address", ofAddress(address)).update();
    }

    /** The bar that already stood, else none. */
    private Optional<Instant> count(byte[] key, int free, Instant now) {
        boolean counted = office.jdbc()
                        .sql("""
                INSERT INTO office.login_attempt AS before (key, failures, last_at, barred_until)
                VALUES (:key, 1, :now, :now)
                ON CONFLICT (key) DO UPDATE
                   SET failures = CASE WHEN before.last_at < :old THEN 1 ELSE before.failures + 1 END,
                       last_at = :now,
                       barred_until = CAST(:now AS timestamptz) + CASE
                           WHEN before.last_at < :old OR before.failures < :free THEN interval '0'
                           ELSE least(interval '15 minutes', interval '30 seconds' * 2 ^ least(9, before.failures - :free))
                       END
                 WHERE before.barred_until <= :now
                """)
                        .param("key", key)
                        .param("now", Accounts.at(now))
                        .param("old", Accounts.at(now.minus(FORGOTTEN_AFTER)))
                        .param("free", free)
                        .update()
                == 1;
        return counted
                ? Optional.empty()
                : office.jdbc()
                        .sql("SELECT barred_until FROM office.login_attempt WHERE key = :key")
                        .param("key", key)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant);
    }

    private static byte[] ofAccount(String account) {
        return Hash.of("account " + Accounts.normal(account));
    }

    /** Of IPv6 the network, as one machine has as many addresses in it as it likes. */
    private static byte[] ofAddress(String address) {
        var parts = address.split(":");
        return Hash.of(
                "address " + (parts.length > 4 ? String.join(":", List.of(parts).subList(0, 4)) : address));
    }
}
