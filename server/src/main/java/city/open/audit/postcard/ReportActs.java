package city.open.audit.postcard;

import city.open.audit.postcard.ReportAct.Outcome;
import city.open.audit.postcard.ReportAct.What;
import city.open.ground.database.AuditDatabase;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where it is kept what was done about reports. */
final class ReportActs {
    private final AuditDatabase database;

    ReportActs(AuditDatabase database) {
        this.database = database;
    }

    /** The oldest first. */
    List<ReportAct> of(UUID report) {
        return database.jdbc()
                .sql("SELECT * FROM audit.report_act WHERE report = ? ORDER BY n")
                .param(report)
                .query((row, _) -> act(row))
                .list();
    }

    Map<UUID, List<ReportAct>> all() {
        Map<UUID, List<ReportAct>> all = new HashMap<>();
        database.jdbc().sql("SELECT * FROM audit.report_act ORDER BY n").query(row -> {
            all.computeIfAbsent(row.getObject("report", UUID.class), _ -> new ArrayList<>())
                    .add(act(row));
        });
        return all;
    }

    void add(UUID report, ReportAct act) {
        database.jdbc()
                .sql("""
                        INSERT INTO audit.report_act (report, at, official, what, auditor, outcome, why)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(report)
                .param(act.at().atOffset(ZoneOffset.UTC))
                .param(act.official().value())
                .param(act.what().name())
                .param(act.auditor() == null ? null : act.auditor().value())
                .param(act.outcome() == null ? null : act.outcome().name())
                .param(act.why())
                .update();
    }

    /** Why it was read can say what it said. */
    void forgetWhy(UUID report) {
        database.jdbc()
                .sql("UPDATE audit.report_act SET why = NULL WHERE report = ? AND why IS NOT NULL")
                .param(report)
                .update();
    }

    /** Nobody else does something about it until this transaction is over. */
    void hold(UUID report) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtextextended('report ' || ?, 0))")
                .param(report.toString())
                .query((_, _) -> true)
                .single();
    }

    private static ReportAct act(ResultSet row) throws SQLException {
        var auditor = row.getString("auditor");
        var outcome = row.getString("outcome");
        return new ReportAct(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new OfficialId(row.getString("official")),
                What.valueOf(row.getString("what")),
                auditor == null ? null : new OfficialId(auditor),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("why"));
    }
}
