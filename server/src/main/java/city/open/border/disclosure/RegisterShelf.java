package city.open.border.disclosure;

import city.open.ground.database.AuditDatabase;
import city.open.ground.database.Database;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter;
import city.open.outside.record.RegisterDecision;
import java.time.Instant;

/** Where the Audit Division puts what it decided about disclosing a procedure. The publisher takes it up between two entries; its hash is one of the log. */
public final class RegisterShelf {
    private RegisterShelf() {}

    /**
     * Makes a decision known, in the transaction of whoever agreed to it.
     *
     * @return false if there is one of this number
     */
    public static boolean release(AuditDatabase audit, RegisterDecision decision) {
        return audit.jdbc()
                        .sql("""
                                INSERT INTO office.register_release (number, decision, released_at)
                                VALUES (?, ?, ?::timestamptz)
                                ON CONFLICT (number) DO NOTHING
                                """)
                        .params(
                                decision.number(),
                                RecordJson.canonical(decision),
                                decision.at().toString())
                        .update()
                == 1;
    }

    /** Puts what was decided since into the record. In the publisher's transaction. */
    static void takeUp(Database publisher, RecordWriter record, Instant now) {
        publisher
                .jdbc()
                .sql(
                        "SELECT number, decision FROM office.register_release WHERE number <> ALL (?) ORDER BY released_at, number")
                .param(record.registerDecisions().toArray(Long[]::new))
                .query(row -> {
                    record.writeRegisterDecision(row.getLong(1), row.getString(2), now);
                });
    }
}
