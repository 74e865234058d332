package city.open.inside.petition;

import city.open.ground.database.Database;
import city.open.ground.vocabulary.PetitionNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** The only SQL that touches the journal. What it may do is settled by the role of the database it is given. */
public final class Journal {
    private final Database database;

    public Journal(Database database) {
        this.database = database;
    }

    /** Everything that happened to one petition, in order; empty for an unknown one. */
    public List<Fact> facts(PetitionNumber petition) {
        return database.jdbc()
                .sql("""
                        SELECT petition, seq, kind, occurred_at, recorded_at, by, body
                          FROM office.journal
                         WHERE year = ? AND petition = ?
                         ORDER BY seq
                        """)
                .params(petition.year(), petition.value())
                .query((row, _) -> fact(row))
                .list();
    }

    /** The same for several petitions in one query. */
    public Map<PetitionNumber, List<Fact>> facts(Collection<PetitionNumber> petitions) {
        Map<PetitionNumber, List<Fact>> found = new LinkedHashMap<>();
        database.jdbc()
                .sql("""
                        SELECT journal.petition, seq, kind, occurred_at, recorded_at, by, body
                          FROM office.journal
                          JOIN unnest(?::smallint[], ?::text[]) AS wanted (year, petition)
                            ON journal.year = wanted.year AND journal.petition = wanted.petition
                         ORDER BY journal.petition, seq
                        """)
                .params(
                        petitions.stream().map(PetitionNumber::year).toArray(Integer[]::new),
                        petitions.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    var fact = fact(row);
                    found.computeIfAbsent(fact.petition(), _ -> new ArrayList<>())
                            .add(fact);
                });
        return found;
    }

    /** Part of the journal in the order in which it may be published, and the place to go on from. */
    public record Stretch(List<Fact> facts, JournalCursor next) {}

    /**
     * The next facts after the cursor, at most {@code limit}. Never a fact whose transaction, or an earlier one, could still be in flight:
     * a later commit can therefore not slip in before what was read.
     */
    public Stretch read(JournalCursor cursor, int limit) {
        var window = cursor;
        List<Placed> rows = window.isReadToItsEnd() ? List.of() : window(window, limit);
        if (rows.isEmpty()) {
            window = window.nextWindow(horizon(window));
            rows = window(window, limit);
        }
        var next = rows.size() < limit
                ? window.readToItsEnd()
                : window.readUpTo(rows.getLast().position());
        return new Stretch(rows.stream().map(Placed::fact).toList(), next);
    }

    private List<Placed> window(JournalCursor window, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT petition, seq, kind, occurred_at, recorded_at, by, body, position
                          FROM office.journal
                         WHERE tx >= ?::text::xid8 AND tx < ?::text::xid8 AND position > ?
                         ORDER BY position
                         LIMIT ?
                        """)
                .params(Long.toString(window.fromTx()), Long.toString(window.toTx()), window.position(), limit)
                .query((row, _) -> new Placed(row.getLong("position"), fact(row)))
                .list();
    }

    private record Placed(long position, Fact fact) {}

    /** Transaction numbers belong to a cluster: a cursor ahead of this one's was made in another. */
    private long horizon(JournalCursor cursor) {
        record Snapshot(long oldestInFlight, long next) {}
        var snapshot = database.jdbc().sql("""
                        SELECT pg_snapshot_xmin(now)::text::bigint AS oldest_in_flight,
                               pg_snapshot_xmax(now)::text::bigint AS next
                          FROM pg_current_snapshot() AS now
                        """).query(Snapshot.class).single();
        if (cursor.toTx() > snapshot.next()) {
            throw new IllegalStateException(
                    "the journal was restored from a dump into another PostgreSQL cluster; see docs/operations.md, \"Backups\"");
        }
        return snapshot.oldestInFlight();
    }

    /** What of few facts the auditors look at; the index {@code journal_for_audit} has the same condition. */
    private static final String FOR_AUDIT = "(kind IN ('period.suspended', 'period.extended', 'petition.reopened')"
            + " OR (kind = 'petition.decided' AND (jsonb_exists(body, 'departure') OR jsonb_exists(body, 'passedOver')))"
            + " OR (kind = 'period.resumed' AND jsonb_exists(body, 'explanation'))"
            + " OR (kind = 'committee.held' AND jsonb_exists(body, 'early'))"
            + " OR (kind = 'objection.decided' AND jsonb_exists(body, 'again')))";

    /** The newest first, without the first {@code skipped}. */
    List<Fact> forAudit(Instant from, Instant until, int limit, int skipped) {
        return database.jdbc()
                .sql(
                        "SELECT petition, seq, kind, occurred_at, recorded_at, by, body FROM office.journal WHERE "
                                + FOR_AUDIT
                                + " AND recorded_at >= ? AND recorded_at < ? ORDER BY recorded_at DESC, petition, seq LIMIT ? OFFSET ?")
                .params(utc(from), utc(until), limit, skipped)
                .query((row, _) -> fact(row))
                .list();
    }

    /** A fact with the procedure of its petition. */
    public record Replayed(Fact fact, String procedure, int version) {}

    /**
     * Every fact of these kinds that was entered since, petition by petition, in bounded memory; without what was withheld after it had been public,
     * and without petitions that were erased.
     */
    public void replay(Instant since, Collection<String> kinds, Consumer<Replayed> each) {
        var reader = new JdbcTemplate(database.source());
        reader.setFetchSize(2_000);
        Objects.requireNonNull(database.snapshot().execute(_ -> {
            reader.query(
                    """
                    SELECT fact.petition, fact.seq, fact.kind, fact.occurred_at, fact.recorded_at, fact.by, fact.body,
                           its.procedure, its.version
                      FROM office.journal fact
                      JOIN office.petition its ON its.number = fact.petition
                     WHERE fact.recorded_at >= ? AND fact.kind = ANY (?)
                       AND NOT EXISTS (SELECT
                                         FROM office.journal other
                                        WHERE other.year = fact.year AND other.petition = fact.petition
                                          AND (other.kind = 'petition.erased'
                                               OR (other.kind = 'withholding.decided'
                                                   AND (other.body ->> 'granted')::boolean
                                                   AND (other.body ->> 'seq')::integer = fact.seq)))
                    """,
                    row -> {
                        each.accept(new Replayed(fact(row), row.getString("procedure"), row.getInt("version")));
                    },
                    utc(since),
                    kinds.toArray(String[]::new));
            return true;
        }));
    }

    /** How many facts of these kinds were withheld since after they had been public. */
    public int withheldSince(Instant since, Collection<String> kinds) {
        return database.jdbc()
                .sql("""
                        SELECT count(*)
                          FROM office.journal other
                          JOIN office.journal fact ON fact.year = other.year AND fact.petition = other.petition
                                                  AND fact.seq = (other.body ->> 'seq')::integer
                         WHERE other.kind = 'withholding.decided' AND (other.body ->> 'granted')::boolean
                           AND fact.recorded_at >= ? AND fact.kind = ANY (?)
                        """)
                .params(utc(since), kinds.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** All numbers, in order, after {@code last}; for checks that walk the whole journal. */
    public List<PetitionNumber> numbersAfter(@Nullable PetitionNumber last, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT petition
                          FROM office.journal
                         WHERE seq = 1 AND petition > ?
                         ORDER BY petition
                         LIMIT ?
                        """)
                .params(last == null ? "" : last.value(), limit)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
    }

    /**
     * Adds the next fact of a petition that is there, and brings it up to date: what {@link #append} does, in the plainest words that the
     * database understands, for this is what a busy office does all day.
     */
    void append(Fact fact, Petition now) {
        int updated = database.jdbc()
                .sql("""
                        WITH fact AS (
                            INSERT INTO office.journal (year, petition, seq, kind, occurred_at, recorded_at, by, body)
                            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                        )
                        UPDATE office.petition
                           SET agency = ?, division = ?, official = ?, status = ?, outcome = ?, due_at = ?, deemed_on = ?,
                               decided_at = ?, late = ?, waits_for = ?, waits_until = ?, asked = ?, seq = ?, updated_at = ?
                         WHERE number = ?
                        """)
                .params(
                        fact.petition().year(),
                        fact.petition().value(),
                        fact.seq(),
                        fact.kind(),
                        utc(fact.occurredAt()),
                        utc(fact.recordedAt()),
                        FactJson.write(fact.by()),
                        FactJson.write(fact.event()),
                        now.agency().value(),
                        now.division().value(),
                        text(now.official()),
                        now.status().name(),
                        text(now.outcome()),
                        typed(now.due() == null ? null : utc(now.due().endsAt()), Types.TIMESTAMP_WITH_TIMEZONE),
                        typed(now.deemedOn(), Types.DATE),
                        typed(now.decidedAt() == null ? null : utc(now.decidedAt()), Types.TIMESTAMP_WITH_TIMEZONE),
                        now.late(),
                        text(now.waitsFor()),
                        typed(now.waitsUntil(), Types.DATE),
                        now.askedUnits().toArray(String[]::new),
                        now.seq(),
                        utc(now.updatedAt()),
                        now.number().value())
                .update();
        if (updated != 1) {
            throw new IllegalStateException("%s has facts but no projection".formatted(now.number()));
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Named with its type, so that a null does not make the database plan the statement anew. */
    private static SqlParameterValue typed(@Nullable Object value, int type) {
        return new SqlParameterValue(type, value);
    }

    private static SqlParameterValue text(@Nullable Object value) {
        return typed(value == null ? null : value.toString(), Types.VARCHAR);
    }

    /**
     * Adds facts and brings the petitions they belong to up to date, in one transaction: no fact without its projection, no projection
     * without its fact. The key (petition, seq) is the lock; a second writer of the same seq gets a duplicate key.
     */
    void append(List<Fact> facts, Collection<Petition> petitions) {
        var rows = facts.size();
        var years = new Integer[rows];
        var numbers = new String[rows];
        var seqs = new Integer[rows];
        var kinds = new String[rows];
        var occurred = new String[rows];
        var recorded = new String[rows];
        var bys = new String[rows];
        var bodies = new String[rows];
        for (int i = 0; i < rows; i++) {
            var fact = facts.get(i);
            years[i] = fact.petition().year();
            numbers[i] = fact.petition().value();
            seqs[i] = fact.seq();
            kinds[i] = fact.kind();
            occurred[i] = fact.occurredAt().toString();
            recorded[i] = fact.recordedAt().toString();
            bys[i] = FactJson.write(fact.by());
            bodies[i] = FactJson.write(fact.event());
        }
        var now = petitions.toArray(Petition[]::new);
        database.jdbc()
                .sql("""
                        WITH fact AS (
                            INSERT INTO office.journal (year, petition, seq, kind, occurred_at, recorded_at, by, body)
                            SELECT * FROM unnest(?::smallint[], ?::text[], ?::integer[], ?::text[],
                                                 ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::jsonb[], ?::text[]::jsonb[])
                        )
                        INSERT INTO office.petition (number, procedure, version, agency, division, official, status, outcome,
                                                     received_at, due_at, deemed_on, decided_at, late, imported,
                                                     waits_for, waits_until, asked, seq, updated_at)
                        SELECT number, procedure, version, agency, division, official, status, outcome, received_at, due_at, deemed_on,
                               decided_at, late, imported, waits_for, waits_until,
                               CASE WHEN asked = '' THEN '{}' ELSE string_to_array(asked, ' ') END, seq, updated_at
                          FROM unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                      ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::date[],
                                      ?::text[]::timestamptz[], ?::boolean[], ?::boolean[], ?::text[], ?::text[]::date[], ?::text[],
                                      ?::integer[], ?::text[]::timestamptz[])
                            AS now (number, procedure, version, agency, division, official, status, outcome, received_at, due_at,
                                    deemed_on, decided_at, late, imported, waits_for, waits_until, asked, seq, updated_at)
                        ON CONFLICT (number) DO UPDATE
                           SET agency = excluded.agency, division = excluded.division, official = excluded.official, status = excluded.status,
                               outcome = excluded.outcome, due_at = excluded.due_at, deemed_on = excluded.deemed_on,
                               decided_at = excluded.decided_at, late = excluded.late, waits_for = excluded.waits_for,
                               waits_until = excluded.waits_until, asked = excluded.asked, seq = excluded.seq,
                               updated_at = excluded.updated_at
                        """)
                .params(
                        years,
                        numbers,
                        seqs,
                        kinds,
                        occurred,
                        recorded,
                        bys,
                        bodies,
                        texts(now, Petition::number),
                        texts(now, Petition::procedure),
                        column(now, new Integer[0], Petition::procedureVersion),
                        texts(now, Petition::agency),
                        texts(now, Petition::division),
                        texts(now, Petition::official),
                        texts(now, Petition::status),
                        texts(now, Petition::outcome),
                        texts(now, Petition::receivedAt),
                        texts(
                                now,
                                petition -> petition.due() == null
                                        ? null
                                        : petition.due().endsAt()),
                        texts(now, Petition::deemedOn),
                        texts(now, Petition::decidedAt),
                        column(now, new Boolean[0], Petition::late),
                        column(now, new Boolean[0], Petition::imported),
                        texts(now, Petition::waitsFor),
                        texts(now, Petition::waitsUntil),
                        texts(now, petition -> String.join(" ", petition.askedUnits())),
                        column(now, new Integer[0], Petition::seq),
                        texts(now, Petition::updatedAt))
                .update();
        addSubjects(facts);
    }

    /** What a petition is about never changes; kept apart from the projection, so that no later fact touches what it is searched by. */
    private void addSubjects(List<Fact> facts) {
        var received = facts.stream()
                .filter(fact -> fact.event() instanceof PetitionEvent.Received)
                .toList();
        if (received.isEmpty()) {
            return;
        }
        var rows = received.size();
        var numbers = new String[rows];
        var ko = new String[rows];
        var en = new String[rows];
        var applicants = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            var event = (PetitionEvent.Received) received.get(i).event();
            numbers[i] = received.get(i).petition().value();
            ko[i] = event.subject().ko();
            en[i] = event.subject().en();
            applicants[i] = event.applicant();
        }
        database.jdbc()
                .sql("INSERT INTO office.subject SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])")
                .params(numbers, ko, en, applicants)
                .update();
    }

    /** The next serial of the agency in that year. Inside a transaction it is given back when that fails. */
    int nextSerial(int year, String agency) {
        return database.jdbc()
                .sql("""
                        INSERT INTO office.serial AS serial (year, agency, last) VALUES (?, ?, 1)
                        ON CONFLICT (year, agency) DO UPDATE SET last = serial.last + 1
                        RETURNING last
                        """)
                .params(year, agency)
                .query(Integer.class)
                .single();
    }

    private interface Column<T> {
        @Nullable
        T of(Petition petition);
    }

    private static @Nullable String[] texts(Petition[] petitions, Column<Object> column) {
        var texts = new @Nullable String[petitions.length];
        for (int i = 0; i < petitions.length; i++) {
            var value = column.of(petitions[i]);
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    private static <T> T[] column(Petition[] petitions, T[] type, Column<T> column) {
        List<@Nullable T> values = new ArrayList<>(petitions.length);
        for (var petition : petitions) {
            values.add(column.of(petition));
        }
        return values.toArray(type);
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new PetitionNumber(row.getString("petition")),
                row.getInt("seq"),
                instant(row, "occurred_at"),
                instant(row, "recorded_at"),
                FactJson.readBy(row.getString("by")),
                FactJson.read(row.getString("kind"), row.getString("body")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
