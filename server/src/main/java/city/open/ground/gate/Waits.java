package city.open.ground.gate;

import city.open.ground.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes those who guess wait, twice as long each time. Failures are counted
 *
 * <ul>
 *   <li>for an address, whatever it tries;
 *   <li>for a subject (an account, a petition) from that address, so that nobody can lock somebody else out;
 *   <li>where {@link Limits#subject} says so, for a subject from anywhere, which bars only addresses that never came in with it.
 * </ul>
 *
 * <p>What an address may not try at all counts nowhere else. A subject that does not exist is counted like one that does. Right entries do not
 * count. Addresses and subjects are kept as hashes, for a day; an address that came in, where the last of these counts is kept, for 90.
 *
 * <p>Machines may differ by some seconds. Whoever is not made to wait has no bar at all, rather than one that ends now: on a machine whose clock is
 * behind, that would be later.
 */
public final class Waits {
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(5);
    /** About 40 MB. Whoever has networks enough to fill it pushes out the oldest of his own. */
    private static final int MOST_ROWS = 200_000;

    private final Database database;
    private final String table;
    private final Limits limits;
    private final Clock clock;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    /** @param table of this program's own, never a word from outside */
    public Waits(Database database, String table, Limits limits, Clock clock) {
        this.database = database;
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * How many failures are free.
     *
     * @param pair at one subject from one address
     * @param address from one address
     * @param subject at one subject from anywhere; none where what is guessed at is too long to be guessed by many
     * @param longest to wait
     */
    public record Limits(int pair, int address, Optional<Integer> subject, Duration longest) {}

    /**
     * Counts an attempt as failed before it is judged, so that many at once gain nothing.
     *
     * @return until when to wait, if this attempt may not be made at all
     */
    public Optional<Instant> begin(String subject, String address) {
        var now = clock.instant();
        sweep(now);
        var network = Network.of(address);
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            boolean everywhere = limits.subject().isPresent() && !isKnown(subject, network, now);
            var barred = standing(subject, network, everywhere, now);
            if (barred.isPresent()) {
                return barred;
            }
            barred = count(ofAddress(network), limits.address(), now);
            if (barred.isEmpty()) {
                barred = count(ofPair(subject, network), limits.pair(), now);
            }
            if (barred.isEmpty() && everywhere) {
                barred = count(ofSubject(subject), limits.subject().orElseThrow(), now);
            }
            return barred;
        }));
    }

    /** Takes the attempt back: it was right. What others failed at from this address stays counted. */
    public void succeeded(String subject, String address) {
        var now = clock.instant();
        var network = Network.of(address);
        database.transactions().executeWithoutResult(_ -> {
            database.jdbc()
                    .sql(
                            "UPDATE %s SET failures = greatest(0, failures - 1), barred_until = '-infinity' WHERE key = :address"
                                    .formatted(table))
                    .param("address", ofAddress(network))
                    .update();
            if (limits.subject().isEmpty()) {
                database.jdbc()
                        .sql("DELETE FROM %s WHERE key = :pair".formatted(table))
                        .param("pair", ofPair(subject, network))
                        .update();
                return;
            }
            if (!isKnown(subject, network, now)) {
                database.jdbc()
                        .sql(
                                "UPDATE %s SET failures = greatest(0, failures - 1), barred_until = '-infinity' WHERE key = :subject"
                                        .formatted(table))
                        .param("subject", ofSubject(subject))
                        .update();
            }
            database.jdbc()
                    .sql(
                            "UPDATE %s SET failures = 0, barred_until = '-infinity', known_until = :until WHERE key = :pair"
                                    .formatted(table))
                    .param("until", at(now.plus(KNOWN_FOR)))
                    .param("pair", ofPair(subject, network))
                    .update();
        });
    }

    /** Whoever tries while he waits is not counted again, for anything. */
    private Optional<Instant> standing(String subject, String network, boolean everywhere, Instant now) {
        return database.jdbc()
                .sql("""
                        SELECT max(barred_until) FROM %s
                         WHERE barred_until > :now AND (key IN (:address, :pair) OR (:everywhere AND key = :subject))
                        """.formatted(table))
                .param("now", at(now))
                .param("address", ofAddress(network))
                .param("pair", ofPair(subject, network))
                .param("everywhere", everywhere)
                .param("subject", ofSubject(subject))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private boolean isKnown(String subject, String network, Instant now) {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM %s WHERE key = :pair AND known_until > :now)".formatted(table))
                .param("pair", ofPair(subject, network))
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /** The bar that already stood, else none and one more failure. */
    private Optional<Instant> count(byte[] key, int free, Instant now) {
        boolean counted = database.jdbc()
                        .sql("""
                INSERT INTO %s AS before (key, failures, last_at, barred_until)
                VALUES (:key, 1, :now, '-infinity')
                ON CONFLICT (key) DO UPDATE
                   SET failures = CASE WHEN before.last_at < :old THEN 1 ELSE before.failures + 1 END,
                       last_at = :now,
                       barred_until = CASE
                           WHEN before.last_at < :old OR before.failures < :free THEN '-infinity'
                           ELSE CAST(:now AS timestamptz)
                                + least(make_interval(secs => :longest), interval '30 seconds' * 2 ^ least(9, before.failures - :free))
                       END
                 WHERE before.barred_until <= :now
                """.formatted(table))
                        .param("key", key)
                        .param("now", at(now))
                        .param("old", at(now.minus(FORGOTTEN_AFTER)))
                        .param("free", free)
                        .param("longest", (double) limits.longest().toSeconds())
                        .update()
                == 1;
        return counted
                ? Optional.empty()
                : database.jdbc()
                        .sql("SELECT barred_until FROM %s WHERE key = :key".formatted(table))
                        .param("key", key)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant);
    }

    /** Forgets what is old, and of too much the oldest. */
    private void sweep(Instant now) {
        var last = Objects.requireNonNull(swept.get());
        if (last.plus(SWEPT_EVERY).isAfter(now) || !swept.compareAndSet(last, now)) {
            return;
        }
        database.jdbc()
                .sql("DELETE FROM %s WHERE last_at < :old AND (known_until IS NULL OR known_until < :now)"
                        .formatted(table))
                .param("old", at(now.minus(FORGOTTEN_AFTER)))
                .param("now", at(now))
                .update();
        database.jdbc().sql("""
                        DELETE FROM %1$s WHERE known_until IS NULL AND last_at <
                            (SELECT last_at FROM %1$s WHERE known_until IS NULL ORDER BY last_at DESC OFFSET :most LIMIT 1)
                        """.formatted(table)).param("most", MOST_ROWS).update();
    }

    private static byte[] ofAddress(String network) {
        return hash("address " + network);
    }

    private static byte[] ofPair(String subject, String network) {
        return hash("pair " + network + " " + subject);
    }

    private static byte[] ofSubject(String subject) {
        return hash("subject " + subject);
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
