package city.open.border.disclosure;

import city.open.ground.database.AuditDatabase;
import city.open.ground.database.Database;
import city.open.outside.record.AuditResult;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter;
import java.time.Instant;

/** Where the Audit Division puts what an audit found, for everyone. The publisher takes it up between two entries; its hash is one of the log. */
public final class AuditShelf {
    private AuditShelf() {}

    /** Makes a result known, in the transaction of whoever does it. */
    public static void release(AuditDatabase audit, AuditResult result) {
        audit.jdbc()
                .sql("INSERT INTO office.audit_release (number, result, released_at) VALUES (?, ?, ?::timestamptz)")
                .params(
                        result.number(),
                        RecordJson.canonical(result),
                        result.at().toString())
                .update();
    }

    /** Puts what was released since into the record. In the publisher's transaction. */
    static void takeUp(Database publisher, RecordWriter record, Instant now) {
        publisher
                .jdbc()
                .sql("SELECT number, result FROM office.audit_release WHERE number <> ALL (?) ORDER BY number")
                .param(record.auditResults().toArray(Integer[]::new))
                .query(row -> {
                    record.writeAuditResult(row.getInt(1), row.getString(2), now);
                });
    }
}
