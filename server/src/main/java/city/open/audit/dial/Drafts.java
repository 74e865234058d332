package city.open.audit.dial;

import city.open.audit.dial.Draft.Agreed;
import city.open.border.disclosure.Policy;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Policy.Place;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Where drafts are kept, with their changes and previews. */
final class Drafts {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditDatabase database;

    Drafts(AuditDatabase database) {
        this.database = database;
    }

    /** All, the newest first. */
    List<Draft> all() {
        Map<Long, List<Change>> changes = new HashMap<>();
        database.jdbc()
                .sql("SELECT * FROM audit.policy_change ORDER BY at, kind, part, procedure, step")
                .query(row -> {
                    changes.computeIfAbsent(row.getLong("draft"), _ -> new ArrayList<>())
                            .add(change(row));
                });
        return database.jdbc()
                .sql("SELECT * FROM audit.policy_draft ORDER BY id DESC")
                .query((row, _) -> draft(row, changes.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    Optional<Draft> find(long id) {
        return read("SELECT * FROM audit.policy_draft WHERE id = ?", id);
    }

    /** Nobody else changes it until this transaction is over. */
    Optional<Draft> take(long id) {
        return read("SELECT * FROM audit.policy_draft WHERE id = ? FOR UPDATE", id);
    }

    private Optional<Draft> read(String sql, long id) {
        return database.jdbc()
                .sql(sql)
                .param(id)
                .query((row, _) -> draft(row, changes(id)))
                .optional();
    }

    private List<Change> changes(long draft) {
        return database.jdbc()
                .sql("SELECT * FROM audit.policy_change WHERE draft = ? ORDER BY at, kind, part, procedure, step")
                .param(draft)
                .query((row, _) -> change(row))
                .list();
    }

    long begin(String title, Text why, int base, OfficialId author, Instant at) {
        return database.jdbc()
                .sql("""
                        INSERT INTO audit.policy_draft (title, why_ko, why_en, base, author, begun_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        RETURNING id
                        """)
                .params(title, why.ko(), why.en(), base, author.value(), utc(at))
                .query(Long.class)
                .single();
    }

    void change(long draft, List<Change> changes) {
        for (var change : changes) {
            var cell = change.cell();
            var treatment = change.treatment();
            database.jdbc()
                    .sql("""
                            INSERT INTO audit.policy_change
                                   (draft, procedure, step, kind, part, way, ground, until, comment, official, at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (draft, procedure, step, kind, part)
                            DO UPDATE SET way = excluded.way, ground = excluded.ground, until = excluded.until,
                                          comment = excluded.comment, official = excluded.official, at = excluded.at
                            """)
                    .param(draft)
                    .param(procedure(cell))
                    .param(step(cell))
                    .param(cell.kind())
                    .param(cell.part())
                    .param(treatment.way().name())
                    .param(treatment.ground())
                    .param(treatment.until())
                    .param(change.comment())
                    .param(change.by().value())
                    .param(utc(change.at()))
                    .update();
        }
        edited(draft);
    }

    boolean undo(long draft, Cell cell) {
        boolean undone = database.jdbc()
                        .sql("""
                                DELETE FROM audit.policy_change
                                 WHERE draft = ? AND procedure = ? AND step = ? AND kind = ? AND part = ?
                                """)
                        .params(draft, procedure(cell), step(cell), cell.kind(), cell.part())
                        .update()
                > 0;
        if (undone) {
            edited(draft);
        }
        return undone;
    }

    private void edited(long draft) {
        database.jdbc()
                .sql("UPDATE audit.policy_draft SET edition = edition + 1 WHERE id = ?")
                .param(draft)
                .update();
    }

    /** A draft that was begun on an earlier version is another one on this. */
    void standOn(long draft, int base) {
        database.jdbc()
                .sql("UPDATE audit.policy_draft SET base = ?, edition = edition + 1 WHERE id = ? AND base <> ?")
                .params(base, draft, base)
                .update();
    }

    void agree(long draft, OfficialId by, int edition, Instant at) {
        database.jdbc().sql("""
                        UPDATE audit.policy_draft SET reviewer = ?, reviewed_at = ?, reviewed_edition = ? WHERE id = ?
                        """).params(by.value(), utc(at), edition, draft).update();
    }

    void released(long draft, int version) {
        database.jdbc()
                .sql("UPDATE audit.policy_draft SET version = ? WHERE id = ?")
                .params(version, draft)
                .update();
    }

    void drop(long draft, Instant at) {
        database.jdbc()
                .sql("UPDATE audit.policy_draft SET dropped_at = ? WHERE id = ?")
                .params(utc(at), draft)
                .update();
    }

    void keep(long draft, Preview preview) {
        database.jdbc()
                .sql("INSERT INTO audit.policy_preview (draft, made_at, result) VALUES (?, ?, ?::jsonb)")
                .params(draft, utc(preview.at()), JSON.writeValueAsString(preview))
                .update();
    }

    Optional<Preview> lastPreview(long draft) {
        return database.jdbc()
                .sql("SELECT result FROM audit.policy_preview WHERE draft = ? ORDER BY id DESC LIMIT 1")
                .param(draft)
                .query((row, _) -> JSON.readValue(row.getString(1), Preview.class))
                .optional();
    }

    private static Draft draft(ResultSet row, List<Change> changes) throws SQLException {
        var reviewer = row.getString("reviewer");
        int version = row.getInt("version");
        return new Draft(
                row.getLong("id"),
                row.getString("title"),
                new Text(row.getString("why_ko"), row.getString("why_en")),
                row.getInt("base"),
                new OfficialId(row.getString("author")),
                Objects.requireNonNull(instant(row, "begun_at")),
                row.getInt("edition"),
                reviewer == null
                        ? null
                        : new Agreed(
                                new OfficialId(reviewer),
                                Objects.requireNonNull(instant(row, "reviewed_at")),
                                row.getInt("reviewed_edition")),
                version == 0 ? null : version,
                instant(row, "dropped_at"),
                changes);
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                cell(row),
                Way.valueOf(row.getString("way")) == Way.COMMITTED
                        ? Policy.ruled(Way.COMMITTED, row.getString("ground"), row.getString("until") != null)
                        : Policy.ruled(Way.valueOf(row.getString("way")), null, false),
                row.getString("comment"),
                new OfficialId(row.getString("official")),
                Objects.requireNonNull(instant(row, "at")));
    }

    static Cell cell(ResultSet row) throws SQLException {
        return cell(row.getString("procedure"), row.getString("step"), row.getString("kind"), row.getString("part"));
    }

    static Cell cell(String procedure, String step, String kind, String part) {
        return new Cell(procedure.isEmpty() ? null : new Place(procedure, step.isEmpty() ? null : step), kind, part);
    }

    static String procedure(Cell cell) {
        var place = cell.place();
        return place == null ? "" : place.procedure();
    }

    static String step(Cell cell) {
        var place = cell.place();
        return place == null ? "" : Objects.requireNonNullElse(place.step(), "");
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
