package city.open.casework;

import city.open.database.OfficeDatabase;
import city.open.organization.OfficialId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is away, so that no petition is drawn for a desk at which nobody sits. */
@Component
public class Absences {
    private final OfficeDatabase database;

    Absences(OfficeDatabase database) {
        this.database = database;
    }

    /** Away from the first to the last day, both included. The same again changes nothing. */
    public void add(OfficialId official, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("an absence from %s cannot end on %s".formatted(first, last));
        }
        database.jdbc().sql("""
                        INSERT INTO office.absence (official, first_day, last_day) VALUES (?, ?, ?)
                        ON CONFLICT (official, first_day) DO UPDATE SET last_day = excluded.last_day
                        """).params(official.value(), first, last).update();
    }

    public Set<OfficialId> on(LocalDate day) {
        return new HashSet<>(database.jdbc()
                .sql("SELECT official FROM office.absence WHERE ? BETWEEN first_day AND last_day")
                .param(day)
                .query((row, _) -> new OfficialId(row.getString(1)))
                .list());
    }
}
