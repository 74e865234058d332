package city.open.my;

import city.open.database.PortalDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes those who guess wait, twice as long each time and up to an hour, for each petition and each address. A petition that does not exist
 * is counted like one that does; numbers and addresses are kept as hashes and forgotten after a day.
 */
@Component
class Guesses {
    static final int FREE_AT_PETITION = 5;
    /** A whole office or a library can stand behind one address. */
    static final int FREE_AT_ADDRESS = 40;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final PortalDatabase database;
    private final Clock clock;

    Guesses(PortalDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before it is judged, so that many at once gain nothing.
     *
     * @return until when to wait, if this attempt may not be made at all
     */
    Optional<Instant> begin(String petition, String address) {
        var now = clock.instant();
        return database.transactions().execute(_ -> {
            database.jdbc()
                    .sql("DELETE FROM intake.attempt WHERE last_at < ?")
                    .param(at(now.minus(FORGOTTEN_AFTER)))
                    .update();
            return count(hash("petition " + petition), FREE_AT_PETITION, now)
                    .or(() -> count(hash("address " + network(address)), FREE_AT_ADDRESS, now));
        });
    }

    /** The address is not forgiven: whoever knows one code can still guess at others. */
    void succeeded(String petition) {
        database.jdbc()
                .sql("DELETE FROM intake.attempt WHERE key = ?")
                .param(hash("petition " + petition))
                .update();
    }

    /** The bar that stands, else none and one more failure. */
    private Optional<Instant> count(byte[] key, int free, Instant now) {
        var barred = database.jdbc()
                .sql("SELECT barred_until FROM intake.attempt WHERE key = ? AND barred_until > ? FOR UPDATE")
                .params(key, at(now))
                .query(OffsetDateTime.class)
                .optional();
        if (barred.isEmpty()) {
            database.jdbc()
                    .sql("""
                            INSERT INTO intake.attempt AS before (key, failures, last_at, barred_until) VALUES (:key, 1, :now, :now)
                            ON CONFLICT (key) DO UPDATE
                               SET failures = before.failures + 1, last_at = :now,
                                   barred_until = :now::timestamptz + CASE WHEN before.failures + 1 < :free THEN interval '0'
                                       ELSE least(interval '1 hour', interval '30 seconds' * 2 ^ least(9, before.failures + 1 - :free)) END
                            """)
                    .param("key", key)
                    .param("now", at(now))
                    .param("free", free)
                    .update();
        }
        return barred.map(OffsetDateTime::toInstant);
    }

    /** Of IPv6 the network, as one machine has as many addresses in it as it likes. */
    private static String network(String address) {
        var parts = address.split(":");
        return parts.length > 4 ? String.join(":", List.of(parts).subList(0, 4)) : address;
    }

    private static byte[] hash(String what) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
