package city.open.inside.approval;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.approval.Answered.Refused;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.piles.StandIns;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The door to deputyships: who signs for whom on which days. */
@Component
public class Deputies implements StandIns {
    private final OfficeDatabase office;
    private final Organization organization;
    private final Rights rights;
    private final Clock clock;

    Deputies(OfficeDatabase office, Organization organization, Rights rights, Clock clock) {
        this.office = office;
        this.organization = organization;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * Somebody deputises for somebody on these days, both included.
     *
     * @return the rule that refused, or nothing when it stands
     */
    public Optional<Refused> appoint(
            Login login, OfficialId absent, OfficialId deputy, LocalDate from, LocalDate to, Text reason) {
        if (rights.may(login, Right.MANAGE_DELEGATION) instanceof Verdict.Denied(var rule)) {
            return Optional.of(Refused.by(rule));
        }
        var away = organization.official(absent);
        var present = organization.official(deputy);
        if (away.isEmpty() || present.isEmpty()) {
            return Optional.of(Refused.by(Refusal.UNKNOWN_OFFICIAL));
        }
        var wanted = new Deputyship(0, absent, deputy, from, to, reason);
        return office.transactions().execute(_ -> {
            // One at a time: two that overlap must not miss each other.
            office.jdbc()
                    .sql("SELECT 1 FROM pg_advisory_xact_lock(hashtext('office.deputyship'))")
                    .query()
                    .singleValue();
            var refused = wanted.refusedBeside(between(from, to), away.get(), present.get());
            if (refused.isEmpty()) {
                write(wanted, login);
            }
            return refused.map(Refused::by);
        });
    }

    /** Ends one after {@code lastDay}; on a day before it begins, it never begins. */
    public Optional<Refused> end(Login login, long id, LocalDate lastDay) {
        if (rights.may(login, Right.MANAGE_DELEGATION) instanceof Verdict.Denied(var rule)) {
            return Optional.of(Refused.by(rule));
        }
        int ended =
                office.jdbc().sql("""
                        UPDATE office.deputyship
                           SET valid_to = least(valid_to, greatest(:lastDay, valid_from - 1))
                         WHERE id = :id
                        """).param("id", id).param("lastDay", lastDay).update();
        return ended == 0 ? Optional.of(Refused.by(Refusal.NO_SUCH_DEPUTYSHIP)) : Optional.empty();
    }

    /** Those of an agency that stand today or later, the earliest first. */
    public List<Deputyship> current(AgencyCode agency) {
        return between(today(), LocalDate.of(9999, 12, 31)).stream()
                .filter(one -> organization
                        .official(one.absent())
                        .filter(official -> official.agency().equals(agency))
                        .isPresent())
                .toList();
    }

    /** Who deputises for this official today. */
    public Optional<OfficialId> deputyOf(OfficialId absent) {
        return office.jdbc()
                .sql("""
                        SELECT deputy FROM office.deputyship
                         WHERE absent = :absent AND :today BETWEEN valid_from AND valid_to
                        """)
                .param("absent", absent.value())
                .param("today", today())
                .query((row, _) -> new OfficialId(row.getString(1)))
                .optional();
    }

    @Override
    public Set<OfficialId> standsInFor(OfficialId deputy) {
        return office.jdbc()
                .sql("""
                        SELECT absent FROM office.deputyship
                         WHERE deputy = :deputy AND :today BETWEEN valid_from AND valid_to
                        """)
                .param("deputy", deputy.value())
                .param("today", today())
                .query((row, _) -> new OfficialId(row.getString(1)))
                .set();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }

    private List<Deputyship> between(LocalDate from, LocalDate to) {
        return office.jdbc()
                .sql("""
                        SELECT * FROM office.deputyship
                         WHERE valid_from <= :to AND valid_to >= :from AND valid_to >= valid_from
                         ORDER BY valid_from, id
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> read(row))
                .list();
    }

    private void write(Deputyship one, Login login) {
        office.jdbc()
                .sql("""
                        INSERT INTO office.deputyship (absent, deputy, valid_from, valid_to, reason_ko, reason_en, made_by, made_at)
                        VALUES (:absent, :deputy, :from, :to, :ko, :en, :by, :at)
                        """)
                .param("absent", one.absent().value())
                .param("deputy", one.deputy().value())
                .param("from", one.from())
                .param("to", one.to())
                .param("ko", one.reason().ko())
                .param("en", one.reason().en())
                .param("by", login.official().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Deputyship read(ResultSet row) throws SQLException {
        return new Deputyship(
                row.getLong("id"),
                new OfficialId(row.getString("absent")),
                new OfficialId(row.getString("deputy")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                new Text(row.getString("reason_ko"), row.getString("reason_en")));
    }
}
