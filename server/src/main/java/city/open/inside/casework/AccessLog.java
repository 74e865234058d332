package city.open.inside.casework;

import city.open.ground.database.OfficeDatabase;
import city.open.inside.identity.Login;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who looked for a person, and what for. Whoever looks is told that it is written down. */
@Component
public class AccessLog {
    private final OfficeDatabase database;
    private final Clock clock;

    AccessLog(OfficeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param what the kind of look, such as {@code search.applicant}; {@code subject} for whom, masked */
    public record Look(Instant at, String account, String official, String what, String subject, String purpose) {}

    /** Writes a look down; without a purpose there is none. */
    public void note(Login login, String what, String subject, String purpose) {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("nobody looks for a person without saying what for");
        }
        database.jdbc()
                .sql("""
                        INSERT INTO office.access_log (at, account, official, what, subject, purpose) VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        login.account(),
                        login.official().value(),
                        what,
                        subject,
                        purpose)
                .update();
    }

    /** The latest first. */
    public List<Look> latest(int limit) {
        return database.jdbc()
                .sql(
                        "SELECT at, account, official, what, subject, purpose FROM office.access_log ORDER BY at DESC, id DESC LIMIT ?")
                .param(limit)
                .query((row, _) -> look(row))
                .list();
    }

    /** From at, account, official, what, subject and purpose, in this order. */
    static Look look(ResultSet row) throws SQLException {
        return new Look(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
