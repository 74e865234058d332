package city.open.inside.casework;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.town.organization.OfficialId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is away, so that no petition is drawn for a desk at which nobody sits. */
@Component
public class Absences {
    private final OfficeDatabase database;
    private final Rights rights;
    private final Clock clock;

    Absences(OfficeDatabase database, Rights rights, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.clock = clock;
    }

    /** Both days are included. */
    public record Days(OfficialId official, LocalDate first, LocalDate last) {}

    /**
     * Officials enter their own days, who manages deputies those of everybody.
     *
     * @return the rule that refused, or nothing when it stands
     */
    public Optional<Refusal> add(Login login, OfficialId official, LocalDate first, LocalDate last) {
        var refused = refused(login, official);
        if (refused.isEmpty()) {
            add(official, first, last);
        }
        return refused;
    }

    /** Away from the first to the last day, both included. The same first day again moves the last. */
    public void add(OfficialId official, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("an absence from %s cannot end on %s".formatted(first, last));
        }
        database.jdbc().sql("""
                        INSERT INTO office.absence (official, first_day, last_day) VALUES (?, ?, ?)
                        ON CONFLICT (official, first_day) DO UPDATE SET last_day = excluded.last_day
                        """).params(official.value(), first, last).update();
    }

    /**
     * Whoever is back before the last day: the days from today on are taken out, and what was stands.
     *
     * @return the rule that refused, or nothing when it is so, also where there was no such absence
     */
    public Optional<Refusal> end(Login login, OfficialId official, LocalDate first) {
        var refused = refused(login, official);
        if (refused.isEmpty()) {
            var today = today();
            if (first.isBefore(today)) {
                database.jdbc()
                        .sql(
                                "UPDATE office.absence SET last_day = least(last_day, ?) WHERE official = ? AND first_day = ?")
                        .params(today.minusDays(1), official.value(), first)
                        .update();
            } else {
                database.jdbc()
                        .sql("DELETE FROM office.absence WHERE official = ? AND first_day = ?")
                        .params(official.value(), first)
                        .update();
            }
        }
        return refused;
    }

    private Optional<Refusal> refused(Login login, OfficialId official) {
        return !official.equals(login.official())
                        && rights.may(login, Right.MANAGE_DELEGATION) instanceof Verdict.Denied(var rule)
                ? Optional.of(rule)
                : Optional.empty();
    }

    /** The days that are not over yet, the earliest first: the official's own, for who manages deputies everybody's. */
    public List<Days> current(Login login) {
        boolean all = rights.may(login, Right.MANAGE_DELEGATION).isGranted();
        return database.jdbc()
                .sql("""
                        SELECT official, first_day, last_day
                          FROM office.absence
                         WHERE last_day >= :today AND (:all OR official = :me)
                         ORDER BY first_day, official
                        """)
                .param("today", today())
                .param("all", all)
                .param("me", login.official().value())
                .query((row, _) -> new Days(
                        new OfficialId(row.getString("official")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }

    public Set<OfficialId> on(LocalDate day) {
        return new HashSet<>(database.jdbc()
                .sql("SELECT official FROM office.absence WHERE ? BETWEEN first_day AND last_day")
                .param(day)
                .query((row, _) -> new OfficialId(row.getString(1)))
                .list());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }
}
