package city.open.inside.casework;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Form.Found;
import city.open.inside.casework.HeldAct.State;
import city.open.inside.identity.Login;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code office.held_act}: every form that was ever accepted, and what became of it. */
final class HeldActs {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final OfficeDatabase database;

    HeldActs(OfficeDatabase database) {
        this.database = database;
    }

    /** Keeps a form, unless the same was kept before: the token tells. Answers empty then. */
    Optional<HeldAct> keep(
            Login login, PetitionNumber number, Submission submission, List<Found> found, Instant now, Instant until) {
        return database.jdbc()
                .sql("""
                        INSERT INTO office.held_act (petition, official, account, token, task, fields, seen_seq, override, found, state,
                                                     posted_at, until)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::text[], 'HELD', ?, ?)
                        ON CONFLICT (official, token, petition) DO NOTHING
                        RETURNING *
                        """)
                .params(
                        number.value(),
                        login.official().value(),
                        login.account(),
                        submission.token(),
                        submission.form().task().name(),
                        JSON.writeValueAsString(submission.form().fields()),
                        submission.seenSeq(),
                        new SqlParameterValue(Types.VARCHAR, submission.override()),
                        found.stream()
                                .flatMap(one ->
                                        one.findings().stream().map(finding -> one.field() + ":" + finding.kind()))
                                .toArray(String[]::new),
                        utc(now),
                        utc(until))
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<HeldAct> find(OfficialId official, String token, PetitionNumber number) {
        return database.jdbc()
                .sql("SELECT * FROM office.held_act WHERE official = ? AND token = ? AND petition = ?")
                .params(official.value(), token, number.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /** Locks it for this transaction, when whoever is at it has finished; empty if it waits no more then. */
    Optional<HeldAct> lock(long id) {
        return lock(id, "FOR UPDATE");
    }

    /** The same, but empty too if somebody is at it. */
    Optional<HeldAct> lockUnlessTaken(long id) {
        return lock(id, "FOR UPDATE SKIP LOCKED");
    }

    private Optional<HeldAct> lock(long id, String how) {
        return database.jdbc()
                .sql("SELECT * FROM office.held_act WHERE id = ? AND state = 'HELD' " + how)
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<Long> due(Instant now, int limit) {
        return database.jdbc()
                .sql("SELECT id FROM office.held_act WHERE state = 'HELD' AND until <= ? ORDER BY until, id LIMIT ?")
                .params(utc(now), limit)
                .query(Long.class)
                .list();
    }

    /** What still waits for this petition, by anybody. */
    List<HeldAct> waiting(PetitionNumber number) {
        return database.jdbc()
                .sql("SELECT * FROM office.held_act WHERE petition = ? AND state = 'HELD' ORDER BY id")
                .param(number.value())
                .query((row, _) -> read(row))
                .list();
    }

    /** What waits, and what was refused and not yet seen. */
    List<HeldAct> open(OfficialId official) {
        return database.jdbc()
                .sql("SELECT * FROM office.held_act WHERE official = ? AND state IN ('HELD', 'REFUSED') ORDER BY id")
                .param(official.value())
                .query((row, _) -> read(row))
                .list();
    }

    Optional<HeldAct> find(OfficialId official, long id) {
        return database.jdbc()
                .sql("SELECT * FROM office.held_act WHERE official = ? AND id = ?")
                .params(official.value(), id)
                .query((row, _) -> read(row))
                .optional();
    }

    void recorded(long id, int upToSeq) {
        database.jdbc()
                .sql("UPDATE office.held_act SET state = 'RECORDED', up_to_seq = ? WHERE id = ?")
                .params(upToSeq, id)
                .update();
    }

    void refused(long id, Text why) {
        database.jdbc()
                .sql("UPDATE office.held_act SET state = 'REFUSED', refusal_ko = ?, refusal_en = ? WHERE id = ?")
                .params(why.ko(), why.en(), id)
                .update();
    }

    /** Answers whether it was in time. */
    boolean takeBack(OfficialId official, long id) {
        return database.jdbc().sql("""
                                UPDATE office.held_act SET state = 'TAKEN_BACK'
                                 WHERE official = ? AND id = ? AND state = 'HELD'
                                """).params(official.value(), id).update() == 1;
    }

    void seen(OfficialId official, long id) {
        database.jdbc()
                .sql("UPDATE office.held_act SET state = 'SEEN' WHERE official = ? AND id = ? AND state = 'REFUSED'")
                .params(official.value(), id)
                .update();
    }

    private static HeldAct read(ResultSet row) throws SQLException {
        var ko = row.getString("refusal_ko");
        return new HeldAct(
                row.getLong("id"),
                new PetitionNumber(row.getString("petition")),
                new Form(Task.valueOf(row.getString("task")), JSON.readValue(row.getString("fields"), FIELDS)),
                row.getInt("seen_seq"),
                new OfficialId(row.getString("official")),
                row.getString("account"),
                State.valueOf(row.getString("state")),
                instant(row, "posted_at"),
                instant(row, "until"),
                row.getObject("up_to_seq", Integer.class),
                ko == null ? null : new Text(ko, row.getString("refusal_en")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
