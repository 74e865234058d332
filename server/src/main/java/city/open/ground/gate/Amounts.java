package city.open.ground.gate;

import city.open.ground.database.IntakeDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** How much of a kind an address has done within an hour, and what may be shown only once. Addresses are kept as hashes, until their hour is over. */
@Component
public final class Amounts {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(5);
    private static final int MOST_ROWS = 200_000;

    private final IntakeDatabase database;
    private final Clock clock;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    Amounts(IntakeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts one more, on all machines together. @return how many there were within the hour that began with the first */
    public long count(String kind, String address) {
        return add(kind, address, 1);
    }

    /** How much there was within the hour, without counting. */
    public long of(String kind, String address) {
        return database.jdbc()
                .sql("SELECT n FROM intake.amount WHERE key = :key AND ends_at > :now")
                .param("key", hash(kind + " " + Network.of(address)))
                .param("now", at(clock.instant()))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Adds to an amount, such as bytes. @return how much there is then within the hour that began with the first */
    public long add(String kind, String address, long more) {
        var now = clock.instant();
        sweep(now);
        return database.jdbc()
                .sql("""
                        INSERT INTO intake.amount AS before (key, n, ends_at) VALUES (:key, :more, :ends)
                        ON CONFLICT (key) DO UPDATE
                           SET n = CASE WHEN before.ends_at <= :now THEN excluded.n ELSE before.n + excluded.n END,
                               ends_at = CASE WHEN before.ends_at <= :now THEN excluded.ends_at ELSE before.ends_at END
                        RETURNING n
                        """)
                .param("key", hash(kind + " " + Network.of(address)))
                .param("more", more)
                .param("now", at(now))
                .param("ends", at(now.plus(HOUR)))
                .query(Long.class)
                .single();
    }

    /** Whether this was never shown before, on any machine. @param until when it is worth nothing in any case */
    public boolean isFirst(String shown, Instant until) {
        var now = clock.instant();
        sweep(now);
        return database.jdbc()
                        .sql("INSERT INTO intake.shown (hash, ends_at) VALUES (:hash, :until) ON CONFLICT DO NOTHING")
                        .param("hash", hash(shown))
                        .param("until", at(until))
                        .update()
                == 1;
    }

    private void sweep(Instant now) {
        var last = Objects.requireNonNull(swept.get());
        if (last.plus(SWEPT_EVERY).isAfter(now) || !swept.compareAndSet(last, now)) {
            return;
        }
        database.jdbc()
                .sql("DELETE FROM intake.amount WHERE ends_at <= :now")
                .param("now", at(now))
                .update();
        database.jdbc().sql("""
                        DELETE FROM intake.amount WHERE ends_at < (SELECT ends_at FROM intake.amount ORDER BY ends_at DESC OFFSET :most LIMIT 1)
                        """).param("most", MOST_ROWS).update();
        // These are never pushed out by others: each took its sender work, and one that is forgotten early would count
        // twice.
        database.jdbc()
                .sql("DELETE FROM intake.shown WHERE ends_at <= :now")
                .param("now", at(now))
                .update();
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
