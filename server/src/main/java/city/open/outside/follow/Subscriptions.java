package city.open.outside.follow;

import city.open.border.letters.LetterBox;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.mail.MailSettings;
import city.open.ground.page.Lang;
import city.open.outside.filing.Doorkeeper;
import city.open.outside.record.PublicRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The public side's door to subscriptions. It seals where the news go and cannot read it again; whoever holds the token of a subscription
 * may change and stop it, and nobody else finds it.
 */
@Component
public class Subscriptions {
    static final int MOST_TRIES = 5;

    private static final int TOKEN = 24;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS = "id, kind, target, own, lang, rhythm, way, state, after, requested_at";

    private final IntakeDatabase database;
    private final LetterBox box;
    private final Doorkeeper doorkeeper;
    private final PublicRecord record;
    private final Clock clock;
    private final MailSettings mail;

    Subscriptions(
            IntakeDatabase database,
            LetterBox box,
            Doorkeeper doorkeeper,
            PublicRecord record,
            Clock clock,
            MailSettings mail) {
        this.database = database;
        this.box = box;
        this.doorkeeper = doorkeeper;
        this.record = record;
        this.clock = clock;
        this.mail = mail;
    }

    /** Whether this city sends e-mail at all. */
    public boolean sendsMail() {
        return mail.isOffered();
    }

    /**
     * Asks for a subscription by e-mail. Nothing but a confirmation goes to the mailbox until it has answered. Whether the mailbox follows
     * already makes no difference here.
     *
     * @param own whether the applicant follows their own petition
     * @return the id of the subscription, with which its code may be typed
     */
    public UUID ask(Followed followed, Mailbox mailbox, Lang lang, Rhythm rhythm, boolean own) {
        var id = UUID.randomUUID();
        insert(id, followed, lang, rhythm, Way.MAIL, own, new Reach(mailbox.value(), fresh(), code(id)), false);
        return id;
    }

    /**
     * Subscribes a browser that has itself asked its owner for leave, so that nothing has to be confirmed.
     *
     * @param to what the browser gave to be pushed to
     * @return the token with which the subscription is changed and stopped
     */
    public String push(Followed followed, String to, Lang lang, Rhythm rhythm, boolean own) {
        var token = fresh();
        insert(UUID.randomUUID(), followed, lang, rhythm, Way.PUSH, own, new Reach(to, token, ""), true);
        return token;
    }

    private void insert(
            UUID id,
            Followed followed,
            Lang lang,
            Rhythm rhythm,
            Way way,
            boolean own,
            Reach reach,
            boolean confirmed) {
        var now = at(clock.instant());
        database.jdbc()
                .sql("""
                        INSERT INTO intake.follower
                            (id, kind, target, own, lang, rhythm, way, sealed, token, state, after, requested_at, confirmed_at)
                        VALUES (:id, :kind, :target, :own, :lang, :rhythm, :way, :sealed, :token, :state, :after, :now,
                                CASE WHEN :state = 'confirmed' THEN :now::timestamptz END)
                        """)
                .param("id", id)
                .param("kind", followed.kind())
                .param("target", followed.target())
                .param("own", own)
                .param("lang", lang.tag())
                .param("rhythm", rhythm.id())
                .param("way", way.id())
                .param("sealed", box.seal(reach.json(), context(id)))
                .param("token", hash(reach.token()))
                .param("state", confirmed ? "confirmed" : "requested")
                .param("after", record.lastIndex())
                .param("now", now)
                .update();
    }

    /** What the office opens the sealed part with, so that no row can be given another's. */
    static String context(UUID id) {
        return "follower " + id;
    }

    public Optional<Subscription> find(UUID id) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM intake.follower WHERE id = ?")
                .param(id)
                .query((row, _) -> of(row))
                .optional();
    }

    public Optional<Subscription> find(String token) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM intake.follower WHERE token = ?")
                .param(hash(token))
                .query((row, _) -> of(row))
                .optional();
    }

    /** What came of a code. */
    public enum Typed {
        CONFIRMED,
        WRONG,
        /** It was wrong too often: only the link in the mail confirms now. */
        TOO_OFTEN,
        /** The subscription does not wait for a code, or not any more. */
        NOT_WAITING
    }

    /** Confirms by the code in the mail. A wrong one is counted before it is judged, so that many at once gain nothing. */
    public Typed confirm(UUID id, String code) {
        int tries = database.jdbc()
                .sql(
                        "UPDATE intake.follower SET tries = tries + 1 WHERE id = ? AND state = 'requested' RETURNING tries")
                .param(id)
                .query(Integer.class)
                .optional()
                .orElse(0);
        if (tries == 0) {
            return Typed.NOT_WAITING;
        }
        if (tries > MOST_TRIES) {
            return Typed.TOO_OFTEN;
        }
        if (!MessageDigest.isEqual(bytes(code(id)), bytes(code))) {
            return Typed.WRONG;
        }
        return confirmed("id", id) ? Typed.CONFIRMED : Typed.NOT_WAITING;
    }

    /** Confirms by the link in the mail; a second time changes nothing. */
    public boolean confirm(String token) {
        return confirmed("token", hash(token))
                || find(token)
                        .filter(one -> one.state() == Subscription.State.CONFIRMED)
                        .isPresent();
    }

    private boolean confirmed(String column, Object value) {
        return database.jdbc()
                        .sql("""
                                UPDATE intake.follower SET state = 'confirmed', confirmed_at = ?, after = ?
                                 WHERE %s = ? AND state = 'requested'
                                """.formatted(column))
                        .params(at(clock.instant()), record.lastIndex(), value)
                        .update()
                == 1;
    }

    public boolean change(String token, Lang lang, Rhythm rhythm) {
        return database.jdbc()
                        .sql("UPDATE intake.follower SET lang = ?, rhythm = ? WHERE token = ? AND state <> 'stopped'")
                        .params(lang.tag(), rhythm.id(), hash(token))
                        .update()
                == 1;
    }

    /** Ends a subscription and forgets, in the same moment, where its news went. A second time changes nothing. */
    public void stop(String token) {
        database.jdbc().sql("""
                        UPDATE intake.follower SET state = 'stopped', sealed = NULL, stopped_at = ?
                         WHERE token = ? AND state <> 'stopped'
                        """).params(at(clock.instant()), hash(token)).update();
    }

    /** Six digits that nobody can tell from the id without a secret of this site; so none has to be kept. */
    String code(UUID id) {
        long number = ByteBuffer.wrap(doorkeeper.mark("follow", id.toString())).getLong();
        return "%06d".formatted(Math.floorMod(number, 1_000_000L));
    }

    private static String fresh() {
        var bytes = new byte[TOKEN];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token is random enough to be hashed without salt or work. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes("open follow " + token));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Subscription of(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                Followed.kept(row.getString("kind"), row.getString("target")),
                Lang.find(row.getString("lang")).orElseThrow(),
                Rhythm.find(row.getString("rhythm")).orElseThrow(),
                Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                row.getBoolean("own"),
                Subscription.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("after"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
