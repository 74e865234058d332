package city.open.inside.exchange.webhook;

import city.open.ground.database.OfficeDatabase;
import city.open.inside.exchange.NotTaken;
import city.open.inside.exchange.signing.SharedSecret;
import city.open.inside.exchange.webhook.Subscription.State;
import city.open.outside.record.PublicRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/** The systems that are told of every public entry. For IT staff; nothing here asks who is calling. */
@Component
public class Webhooks {
    private static final String SUBSCRIPTION = """
            SELECT id, name, target, state, delivered, rate, tries, next_try_at, trouble,
                   (SELECT count(*) FROM office.webhook_dead_letter WHERE webhook = id) AS dead_letters
              FROM office.webhook
            """;

    private final OfficeDatabase database;
    private final PublicRecord record;
    private final Postman postman;
    private final Clock clock;

    Webhooks(OfficeDatabase database, PublicRecord record, Postman postman, Clock clock) {
        this.database = database;
        this.record = record;
        this.postman = postman;
        this.clock = clock;
    }

    /** A new subscriber with its secret, base64 of 32 bytes, which is never shown again. */
    public record Added(Subscription subscription, String keyId, String secret) {}

    /** An entry that a subscriber would not take. */
    public record DeadLetter(long index, int tries, String reason, Instant diedAt) {}

    /**
     * Adds a subscriber and asks it at once whether it wants to be told.
     *
     * @param after the index of the last entry it does not need: -1 for all of them, none for those from now on
     * @throws NotTaken with a sentence for whoever typed the address
     */
    public Added add(String name, String target, @Nullable Long after, String madeBy) {
        var address = Target.of(target);
        if (name.isBlank()) {
            throw new NotTaken("받는 시스템의 이름을 적으십시오.", "Give the subscriber a name.");
        }
        long delivered = after == null ? record.lastIndex() : after;
        if (delivered < -1 || delivered > record.lastIndex()) {
            throw new NotTaken(
                    "%d번 기록은 아직 없습니다. 마지막은 %d번입니다.".formatted(delivered, record.lastIndex()),
                    "There is no entry %d yet; the last one is %d.".formatted(delivered, record.lastIndex()));
        }
        var secret = SharedSecret.fresh();
        long id;
        try {
            id = Objects.requireNonNull(
                    database.transactions().execute(_ -> insert(name, address, delivered, madeBy, secret)));
        } catch (DuplicateKeyException _) {
            throw new NotTaken("이 주소로 이미 받고 있습니다.", "Somebody subscribes with this address already.");
        }
        return new Added(confirm(id), keyId(id), Base64.getEncoder().encodeToString(secret));
    }

    private long insert(String name, Target target, long delivered, String madeBy, byte[] secret) {
        long id = database.jdbc()
                .sql("""
                        INSERT INTO office.webhook (name, target, state, delivered, next_try_at, made_by, made_at)
                        VALUES (?, ?, 'unconfirmed', ?, ?, ?, ?)
                        RETURNING id
                        """)
                .params(name.strip(), target.toString(), delivered, utc(clock.instant()), madeBy, utc(clock.instant()))
                .query(Long.class)
                .single();
        database.jdbc()
                .sql("INSERT INTO vault.webhook_key (webhook, secret) VALUES (?, ?)")
                .params(id, secret)
                .update();
        return id;
    }

    static String keyId(long id) {
        return "webhook." + id;
    }

    /** Asks a subscriber that has not agreed yet once more. */
    public Subscription confirm(long id) {
        var subscription = get(id);
        if (subscription.state() == State.UNCONFIRMED) {
            switch (postman.ask(Target.of(subscription.target()))) {
                case Postman.Consent.Given(var rate) -> confirmed(id, rate);
                case Postman.Consent.Withheld(var why) -> trouble(id, 0, clock.instant(), why);
            }
        }
        return get(id);
    }

    private void confirmed(long id, @Nullable Integer rate) {
        database.jdbc()
                .sql(
                        "UPDATE office.webhook SET state = 'on', rate = ?, trouble = NULL WHERE id = ? AND state = 'unconfirmed'")
                .params(new SqlParameterValue(Types.INTEGER, rate), id)
                .update();
    }

    /** Tells a subscriber nothing more, until it is resumed. */
    public void stop(long id) {
        database.jdbc()
                .sql("UPDATE office.webhook SET state = 'stopped' WHERE id = ? AND state = 'on'")
                .param(id)
                .update();
    }

    /** Goes on at once with the entry it stopped at, also after it was said to be gone. */
    public void resume(long id) {
        database.jdbc().sql("""
                        UPDATE office.webhook
                           SET state = 'on', tries = 0, trouble = NULL, next_try_at = ?
                         WHERE id = ? AND state <> 'unconfirmed'
                        """).params(utc(clock.instant()), id).update();
    }

    public List<Subscription> all() {
        return database.jdbc()
                .sql(SUBSCRIPTION + " ORDER BY id")
                .query((row, _) -> subscription(row))
                .list();
    }

    public Subscription get(long id) {
        return database.jdbc()
                .sql(SUBSCRIPTION + " WHERE id = ?")
                .param(id)
                .query((row, _) -> subscription(row))
                .optional()
                .orElseThrow(() ->
                        new NotTaken("%d번 받는 시스템이 없습니다.".formatted(id), "There is no subscriber %d.".formatted(id)));
    }

    public List<DeadLetter> deadLetters(long id) {
        return database.jdbc()
                .sql(
                        "SELECT index, tries, reason, died_at FROM office.webhook_dead_letter WHERE webhook = ? ORDER BY index")
                .param(id)
                .query((row, _) -> new DeadLetter(
                        row.getLong("index"), row.getInt("tries"), row.getString("reason"), instant(row, "died_at")))
                .list();
    }

    /** Tries a dead letter once more, now. False when it was not taken this time either. */
    public boolean redeliver(long id, long index) {
        var body = record.bodiesAfter(index - 1, 1);
        if (body.isEmpty()) {
            throw new NotTaken("%d번 기록이 없습니다.".formatted(index), "There is no entry %d.".formatted(index));
        }
        var subscription = get(id);
        if (!(postman.deliver(Target.of(subscription.target()), secret(id), body.getFirst())
                instanceof Postman.Answer.Taken)) {
            return false;
        }
        database.jdbc()
                .sql("DELETE FROM office.webhook_dead_letter WHERE webhook = ? AND index = ?")
                .params(id, index)
                .update();
        return true;
    }

    /** Lays the entry that a subscriber is stuck at among its dead letters and goes on with the next. */
    public void skip(long id) {
        var subscription = get(id);
        die(
                id,
                subscription.delivered() + 1,
                subscription.tries(),
                Objects.requireNonNullElse(subscription.trouble(), "skipped"));
    }

    // What the delivery does

    /** Subscribers that may have something to be told now. */
    List<Subscription> due(Instant now, long lastIndex) {
        return database.jdbc()
                .sql(SUBSCRIPTION + " WHERE state = 'on' AND delivered < ? AND next_try_at <= ? ORDER BY id")
                .params(lastIndex, utc(now))
                .query((row, _) -> subscription(row))
                .list();
    }

    /** The subscription, if this node is the one that delivers to it for the time given. */
    Optional<Subscription> lease(long id, String node, Instant now, Duration length) {
        int leased = database.jdbc()
                .sql("""
                        UPDATE office.webhook
                           SET leased_by = ?, leased_until = ?
                         WHERE id = ? AND state = 'on' AND (leased_by = ? OR leased_until IS NULL OR leased_until < ?)
                        """)
                .params(node, utc(now.plus(length)), id, node, utc(now))
                .update();
        return leased == 1 ? Optional.of(get(id)) : Optional.empty();
    }

    void release(long id, String node) {
        database.jdbc()
                .sql("UPDATE office.webhook SET leased_until = NULL, leased_by = NULL WHERE id = ? AND leased_by = ?")
                .params(id, node)
                .update();
    }

    SharedSecret secret(long id) {
        return new SharedSecret(
                keyId(id),
                database.jdbc()
                        .sql("SELECT secret FROM vault.webhook_key WHERE webhook = ?")
                        .param(id)
                        .query((row, _) -> row.getBytes(1))
                        .single());
    }

    void delivered(long id, long index) {
        database.jdbc()
                .sql(
                        "UPDATE office.webhook SET delivered = ?, tries = 0, trouble = NULL WHERE id = ? AND delivered < ?")
                .params(index, id, index)
                .update();
    }

    void trouble(long id, int tries, Instant nextTryAt, String trouble) {
        database.jdbc()
                .sql("UPDATE office.webhook SET tries = ?, next_try_at = ?, trouble = ? WHERE id = ?")
                .params(tries, utc(nextTryAt), trouble, id)
                .update();
    }

    void die(long id, long index, int tries, String reason) {
        database.transactions().executeWithoutResult(_ -> {
            database.jdbc()
                    .sql("""
                            INSERT INTO office.webhook_dead_letter (webhook, index, tries, reason, died_at)
                            VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                            """)
                    .params(id, index, tries, reason, utc(clock.instant()))
                    .update();
            delivered(id, index);
        });
    }

    void gone(long id) {
        database.jdbc()
                .sql(
                        "UPDATE office.webhook SET state = 'gone', trouble = 'It answered 410 Gone.' WHERE id = ? AND state = 'on'")
                .param(id)
                .update();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getLong("id"),
                row.getString("name"),
                row.getString("target"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("delivered"),
                row.getObject("rate", Integer.class),
                row.getInt("tries"),
                instant(row, "next_try_at"),
                row.getString("trouble"),
                row.getInt("dead_letters"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
