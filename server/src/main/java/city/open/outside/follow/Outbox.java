package city.open.outside.follow;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.outside.follow.Courier.Kind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is to be told to whom. A message is a row before anything is sent, unique for its follower and its first entry; it is marked as being
 * sent before it is, so that only a machine that dies at that very moment leaves it open whether it went out.
 */
@Component
class Outbox {
    static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration REQUESTED_FOR = Duration.ofHours(48);
    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private final OfficeDatabase database;

    Outbox(OfficeDatabase database) {
        this.database = database;
    }

    /**
     * A message somebody has to bring now.
     *
     * @param sealed where it goes, none where the subscription has ended meanwhile
     */
    record Due(
            UUID id,
            Kind kind,
            List<Long> entries,
            int tries,
            Instant madeAt,
            Subscription subscription,
            byte @Nullable [] sealed) {}

    /** Forgets what was never confirmed, with the sealed mailbox, and what ended or was sent a month ago. */
    void forget(Instant now) {
        database.jdbc()
                .sql("""
                        DELETE FROM intake.follower
                         WHERE state = 'requested' AND requested_at < ? OR state = 'stopped' AND stopped_at < ?
                        """)
                .params(at(now.minus(REQUESTED_FOR)), at(now.minus(KEPT_FOR)))
                .update();
        database.jdbc().sql("""
                        DELETE FROM office.follow_message message
                         USING intake.follower follower
                         WHERE follower.id = message.follower
                           AND (follower.state = 'stopped' AND message.state IN ('gathering', 'waiting')
                                OR message.kind <> 'confirm' AND message.made_at < ? AND message.state IN ('sent', 'failed'))
                        """).param(at(now.minus(KEPT_FOR))).update();
    }

    /** A confirmation for everyone who has asked and got none. */
    void confirmations(Instant now) {
        database.jdbc().sql("""
                        INSERT INTO office.follow_message (id, follower, kind, first_index, entries, state, next_at, made_at)
                        SELECT gen_random_uuid(), follower.id, 'confirm', -1, '{}', 'waiting', :now, :now
                          FROM intake.follower follower
                         WHERE follower.state = 'requested' AND follower.way = 'mail'
                           AND NOT EXISTS (SELECT FROM office.follow_message message
                                            WHERE message.follower = follower.id AND message.kind = 'confirm')
                        ON CONFLICT DO NOTHING
                        """).param("now", at(now)).update();
    }

    /** How far the record has been looked through, from here on where nobody has begun. */
    long reached(long begin) {
        database.jdbc()
                .sql("INSERT INTO office.follow_cursor (index) VALUES (?) ON CONFLICT DO NOTHING")
                .param(begin)
                .update();
        return database.jdbc()
                .sql("SELECT index FROM office.follow_cursor")
                .query(Long.class)
                .single();
    }

    /** Moves on, unless another machine already has; nobody else can until the transaction ends. */
    boolean moves(long from, long to) {
        return database.jdbc()
                        .sql("UPDATE office.follow_cursor SET index = ? WHERE index = ?")
                        .params(to, from)
                        .update()
                == 1;
    }

    /** The searches that somebody follows, each once. */
    List<Followed> searches() {
        return database.jdbc()
                .sql("SELECT DISTINCT target FROM intake.follower WHERE kind = 'search' AND state = 'confirmed'")
                .query((row, _) -> Followed.kept("search", row.getString(1)))
                .list();
    }

    /** That this entry is news for whoever follows this. */
    record Match(Followed followed, long index) {}

    /**
     * Puts the news into the outbox, one message for each follower. Messages that have not gone out yet take the news in; who has had too many
     * within a day gets the rest in the morning.
     */
    void gather(List<Match> matches, Duration gather, int aDay, Instant now) {
        database.jdbc()
                .sql("""
                        WITH news AS (
                            SELECT follower.id, array_agg(DISTINCT match.index ORDER BY match.index) AS entries,
                                   CASE WHEN follower.rhythm = 'daily' OR :aDay <= (
                                                SELECT count(*) FROM office.follow_message message
                                                 WHERE message.follower = follower.id AND message.kind = 'news'
                                                   AND message.made_at > :dayBefore)
                                        THEN 'digest' ELSE 'news' END AS kind
                              FROM unnest(:kinds::text[], :targets::text[], :indexes::bigint[]) AS match (kind, target, index)
                              JOIN intake.follower follower USING (kind, target)
                             WHERE follower.state = 'confirmed' AND match.index > follower.after
                             GROUP BY follower.id
                        )
                        INSERT INTO office.follow_message AS message
                            (id, follower, kind, first_index, entries, state, next_at, made_at)
                        SELECT gen_random_uuid(), id, kind, entries[1], entries, 'gathering',
                               CASE kind WHEN 'digest' THEN :morning::timestamptz ELSE :ripe::timestamptz END, :now
                          FROM news
                         WHERE NOT EXISTS (SELECT FROM office.follow_message told
                                            WHERE told.follower = news.id AND told.kind = news.kind
                                              AND told.first_index = news.entries[1] AND told.state <> 'gathering')
                        ON CONFLICT (follower, kind) WHERE state = 'gathering'
                        DO UPDATE SET entries = message.entries || excluded.entries
                        """)
                .param("aDay", aDay)
                .param("dayBefore", at(now.minus(Duration.ofDays(1))))
                .param(
                        "kinds",
                        matches.stream().map(match -> match.followed().kind()).toArray(String[]::new))
                .param(
                        "targets",
                        matches.stream().map(match -> match.followed().target()).toArray(String[]::new))
                .param("indexes", matches.stream().map(Match::index).toArray(Long[]::new))
                .param("morning", at(morningAfter(now)))
                .param("ripe", at(now.plus(gather)))
                .param("now", at(now))
                .update();
    }

    static Instant morningAfter(Instant now) {
        var local = now.atZone(CityTime.ZONE);
        var morning = local.with(MORNING);
        return (morning.isAfter(local) ? morning : morning.plusDays(1)).toInstant();
    }

    /** How many were sent since. */
    int sentSince(Instant moment) {
        return database.jdbc()
                .sql("SELECT count(*) FROM office.follow_message WHERE state = 'sent' AND sent_at > ?")
                .param(at(moment))
                .query(Integer.class)
                .single();
    }

    /** Takes what is due, marked as being sent. Another machine takes others; what was taken by one that died comes back after a while. */
    List<Due> take(int most, Instant now) {
        return database.jdbc()
                .sql("""
                        WITH due AS (
                            SELECT id FROM office.follow_message
                             WHERE state IN ('gathering', 'sending', 'waiting') AND next_at <= :now
                             ORDER BY kind = 'confirm' DESC, next_at
                             LIMIT :most
                               FOR UPDATE SKIP LOCKED
                        )
                        UPDATE office.follow_message message
                           SET state = 'sending', tries = message.tries + 1, next_at = :lease
                          FROM due, intake.follower follower
                         WHERE message.id = due.id AND follower.id = message.follower
                        RETURNING message.id AS message, message.kind AS message_kind, message.entries, message.tries AS message_tries,
                                  message.made_at, follower.*
                        """)
                .param("now", at(now))
                .param("most", most)
                .param("lease", at(now.plus(LEASE)))
                .query((row, _) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("message", UUID.class),
                Kind.valueOf(row.getString("message_kind").toUpperCase(Locale.ROOT)),
                indexes(row.getArray("entries")),
                row.getInt("message_tries"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Subscriptions.of(row),
                row.getBytes("sealed"));
    }

    private static List<Long> indexes(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).distinct().sorted().toList();
    }

    /** Whether the subscription still is what it was when the message was taken, as far as its state and where it goes. */
    boolean stands(Due due) {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM intake.follower WHERE id = ? AND state = ? AND sealed = ?)")
                .params(
                        due.subscription().id(),
                        due.subscription().state().name().toLowerCase(Locale.ROOT),
                        Objects.requireNonNull(due.sealed()))
                .query(Boolean.class)
                .single();
    }

    void sent(UUID message, Instant now) {
        database.jdbc()
                .sql("UPDATE office.follow_message SET state = 'sent', sent_at = ?, trouble = NULL WHERE id = ?")
                .params(at(now), message)
                .update();
    }

    void failed(UUID message, String why) {
        database.jdbc()
                .sql("UPDATE office.follow_message SET state = 'failed', trouble = ? WHERE id = ?")
                .params(why, message)
                .update();
    }

    /** To be tried again with longer and longer pauses, and given up after three days. */
    void later(Due due, Duration pause, String why, Instant now) {
        if (due.madeAt().isBefore(now.minus(GIVEN_UP_AFTER)) && due.tries() > 1) {
            failed(due.id(), why);
        } else {
            var wait = pause.multipliedBy(1L << Math.min(due.tries() - 1, 10));
            again(due, now.plus(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait), why);
        }
    }

    /** To be tried again at a moment, however often. */
    void again(Due due, Instant at, String why) {
        database.jdbc()
                .sql("UPDATE office.follow_message SET state = 'waiting', next_at = ?, trouble = ? WHERE id = ?")
                .params(at(at), why, due.id())
                .update();
    }

    /** Ends a subscription that cannot be reached any more, and forgets at once where its news went. */
    void end(UUID follower, Instant now) {
        database.jdbc().sql("""
                        UPDATE intake.follower SET state = 'stopped', sealed = NULL, stopped_at = ?
                         WHERE id = ? AND state <> 'stopped'
                        """).params(at(now), follower).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
