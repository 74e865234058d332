package city.open.audit.procedures;

import city.open.audit.procedures.ProcedureDraft.Agreed;
import city.open.audit.procedures.ProcedureDraft.Edition;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Where drafts of procedures are kept, with their editions and reviews. */
final class ProcedureDrafts {
    private final AuditDatabase database;

    ProcedureDrafts(AuditDatabase database) {
        this.database = database;
    }

    /** The newest first. */
    List<ProcedureDraft> all() {
        return read("SELECT * FROM audit.procedure_draft ORDER BY id DESC");
    }

    Optional<ProcedureDraft> find(long id) {
        return read("SELECT * FROM audit.procedure_draft WHERE id = ?", id).stream()
                .findFirst();
    }

    /** Nobody else changes it until this transaction is over. */
    Optional<ProcedureDraft> take(long id) {
        return read("SELECT * FROM audit.procedure_draft WHERE id = ? FOR UPDATE", id).stream()
                .findFirst();
    }

    private List<ProcedureDraft> read(String sql, Object... values) {
        return database.jdbc()
                .sql(sql)
                .params(values)
                .query((row, _) -> draft(row))
                .list();
    }

    private ProcedureDraft draft(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        var editions = database.jdbc()
                .sql("SELECT * FROM audit.procedure_edition WHERE draft = ? ORDER BY edition DESC")
                .param(id)
                .query((one, _) -> new Edition(
                        one.getInt("edition"),
                        one.getString("sheet"),
                        new Text(one.getString("why_ko"), one.getString("why_en")),
                        new OfficialId(one.getString("official")),
                        Assessments.instant(one, "at")))
                .list();
        var agreed = database.jdbc()
                .sql("SELECT * FROM audit.procedure_review WHERE draft = ? AND edition = ?")
                .params(id, editions.getFirst().number())
                .query((one, _) ->
                        new Agreed(new OfficialId(one.getString("reviewer")), Assessments.instant(one, "at")))
                .optional()
                .orElse(null);
        var dropped = row.getObject("dropped_at", OffsetDateTime.class);
        return new ProcedureDraft(
                id,
                row.getString("code"),
                row.getInt("base"),
                editions,
                agreed,
                row.getObject("version", Integer.class),
                dropped == null ? null : dropped.toInstant());
    }

    long begin(String code, int base, Edition first) {
        long id = database.jdbc()
                .sql("INSERT INTO audit.procedure_draft (code, base, begun_at) VALUES (?, ?, ?) RETURNING id")
                .params(code, base, Assessments.utc(first.at()))
                .query(Long.class)
                .single();
        add(id, first);
        return id;
    }

    void add(long draft, Edition edition) {
        database.jdbc()
                .sql("""
                        INSERT INTO audit.procedure_edition (draft, edition, sheet, why_ko, why_en, official, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        draft,
                        edition.number(),
                        edition.sheet(),
                        edition.why().ko(),
                        edition.why().en(),
                        edition.by().value(),
                        Assessments.utc(edition.at()))
                .update();
    }

    void agree(long draft, int edition, OfficialId reviewer, Instant at) {
        database.jdbc()
                .sql("INSERT INTO audit.procedure_review (draft, edition, reviewer, at) VALUES (?, ?, ?, ?)")
                .params(draft, edition, reviewer.value(), Assessments.utc(at))
                .update();
    }

    void standOn(long draft, int base) {
        database.jdbc()
                .sql("UPDATE audit.procedure_draft SET base = ? WHERE id = ?")
                .params(base, draft)
                .update();
    }

    void released(long draft, int version) {
        database.jdbc()
                .sql("UPDATE audit.procedure_draft SET version = ? WHERE id = ?")
                .params(version, draft)
                .update();
    }

    void drop(long draft, Instant at) {
        database.jdbc()
                .sql("UPDATE audit.procedure_draft SET dropped_at = ? WHERE id = ?")
                .params(Assessments.utc(at), draft)
                .update();
    }
}
