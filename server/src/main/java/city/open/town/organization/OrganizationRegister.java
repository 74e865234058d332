package city.open.town.organization;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The only SQL that touches agencies, units and officials. Nothing is deleted here. */
final class OrganizationRegister {
    private final TownDatabase town;
    private final OfficeDatabase office;

    OrganizationRegister(TownDatabase town) {
        this.town = town;
        this.office = town.office();
    }

    /** Brings the tables up to what the sheets say, in one transaction. Units the sheets do not name stay. */
    void write(OrganizationSheets.Written written) {
        List<Agency> agencies = agencies();
        List<Unit> units = units();
        office.transactions().executeWithoutResult(_ -> {
            written.agencies().stream()
                    .filter(agency -> !agencies.contains(agency))
                    .forEach(this::write);
            written.units().stream().filter(unit -> !units.contains(unit)).forEach(this::write);
        });
    }

    private void write(Agency agency) {
        office.jdbc()
                .sql("""
                INSERT INTO record.agency (code, name_ko, name_en, level, identity, phone_prefix, legal_code, statistics_code)
                VALUES (:code, :ko, :en, :level, :identity, :phones, :legal, :statistics)
                ON CONFLICT (code) DO UPDATE
                   SET name_ko = EXCLUDED.name_ko, name_en = EXCLUDED.name_en, level = EXCLUDED.level,
                       identity = EXCLUDED.identity, phone_prefix = EXCLUDED.phone_prefix,
                       legal_code = EXCLUDED.legal_code, statistics_code = EXCLUDED.statistics_code
                """)
                .param("code", agency.code().value())
                .param("ko", agency.name().ko())
                .param("en", agency.name().en())
                .param("level", agency.level().name())
                .param("identity", agency.identity().name())
                .param("phones", agency.phonePrefix())
                .param("legal", agency.legalCode())
                .param("statistics", agency.statisticsCode())
                .update();
    }

    void write(Unit unit) {
        office.jdbc()
                .sql("""
                INSERT INTO record.unit (agency, id, parent, kind, name_ko, name_en, phone, valid_from, valid_to)
                VALUES (:agency, :id, :parent, :kind, :ko, :en, :phone, :from, :to)
                ON CONFLICT (agency, id, valid_from) DO UPDATE
                   SET parent = EXCLUDED.parent, kind = EXCLUDED.kind, name_ko = EXCLUDED.name_ko,
                       name_en = EXCLUDED.name_en, phone = EXCLUDED.phone, valid_to = EXCLUDED.valid_to
                """)
                .param("agency", unit.agency().value())
                .param("id", unit.id().value())
                .param("parent", unit.parent() == null ? null : unit.parent().value())
                .param("kind", unit.kind().name())
                .param("ko", unit.name().ko())
                .param("en", unit.name().en())
                .param("phone", unit.phone())
                .param("from", unit.validFrom())
                .param("to", unit.validTo())
                .update();
    }

    void write(Official official) {
        office.jdbc()
                .sql("""
                INSERT INTO office.official (id, agency, unit, rank, name_ko, name_en, alias, phone, valid_from, valid_to)
                VALUES (:id, :agency, :unit, :rank, :ko, :en, :alias, :phone, :from, :to)
                ON CONFLICT (id) DO UPDATE
                   SET agency = EXCLUDED.agency, unit = EXCLUDED.unit, rank = EXCLUDED.rank,
                       name_ko = EXCLUDED.name_ko, name_en = EXCLUDED.name_en, alias = EXCLUDED.alias,
                       phone = EXCLUDED.phone, valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to
                """)
                .param("id", official.id().value())
                .param("agency", official.agency().value())
                .param("unit", official.unit().value())
                .param("rank", official.rank().name())
                .param("ko", official.name().ko())
                .param("en", official.name().en())
                .param("alias", official.alias())
                .param("phone", official.phone())
                .param("from", official.validFrom())
                .param("to", official.validTo())
                .update();
    }

    List<Agency> agencies() {
        return town.reads()
                .jdbc()
                .sql("SELECT * FROM record.agency ORDER BY level, code")
                .query((row, _) -> new Agency(
                        new AgencyCode(row.getString("code")),
                        name(row),
                        Agency.Level.valueOf(row.getString("level")),
                        Agency.IdentityPolicy.valueOf(row.getString("identity")),
                        row.getString("phone_prefix"),
                        row.getString("legal_code"),
                        row.getString("statistics_code")))
                .list();
    }

    List<Unit> units() {
        return town.reads()
                .jdbc()
                .sql("SELECT * FROM record.unit ORDER BY agency, phone, id, valid_from")
                .query((row, _) -> new Unit(
                        new AgencyCode(row.getString("agency")),
                        new UnitId(row.getString("id")),
                        row.getString("parent") == null ? null : new UnitId(row.getString("parent")),
                        Unit.Kind.valueOf(row.getString("kind")),
                        name(row),
                        row.getString("phone"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** None on a machine that only shows. */
    List<Official> officials() {
        if (!town.isInside()) {
            return List.of();
        }
        return office.jdbc()
                .sql("SELECT * FROM office.official ORDER BY agency, unit, id")
                .query((row, _) -> official(row))
                .list();
    }

    /** An official as they were until a moment. */
    record Earlier(Official official, Instant until) {}

    void keep(Earlier earlier, @Nullable String by) {
        var official = earlier.official();
        office.jdbc()
                .sql("""
                INSERT INTO office.posting (official, until, agency, unit, rank, name_ko, name_en, alias, phone, valid_from, valid_to, changed_by)
                VALUES (:id, :until, :agency, :unit, :rank, :ko, :en, :alias, :phone, :from, :to, :by)
                ON CONFLICT (official, until) DO NOTHING
                """)
                .param("id", official.id().value())
                .param("by", by)
                .param("until", earlier.until().atOffset(ZoneOffset.UTC))
                .param("agency", official.agency().value())
                .param("unit", official.unit().value())
                .param("rank", official.rank().name())
                .param("ko", official.name().ko())
                .param("en", official.name().en())
                .param("alias", official.alias())
                .param("phone", official.phone())
                .param("from", official.validFrom())
                .param("to", official.validTo())
                .update();
    }

    /** By when they changed. None on a machine that only shows. */
    List<Earlier> earlier() {
        if (!town.isInside()) {
            return List.of();
        }
        return office.jdbc()
                .sql("SELECT posting.*, official AS id FROM office.posting ORDER BY official, until")
                .query((row, _) -> new Earlier(
                        official(row),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whose account is closed: this room does not know accounts, and who stands in a choice must not be one of them. */
    Set<OfficialId> shut() {
        return town.isInside()
                ? Set.copyOf(office.jdbc()
                        .sql("SELECT official FROM office.account WHERE disabled_at IS NOT NULL")
                        .query((row, _) -> new OfficialId(row.getString(1)))
                        .list())
                : Set.of();
    }

    long changes() {
        return town.isInside()
                ? office.jdbc()
                        .sql("SELECT count(*) FROM office.posting")
                        .query(Long.class)
                        .single()
                : 0;
    }

    private static Official official(ResultSet row) throws SQLException {
        return new Official(
                new OfficialId(row.getString("id")),
                new AgencyCode(row.getString("agency")),
                new UnitId(row.getString("unit")),
                Rank.valueOf(row.getString("rank")),
                name(row),
                row.getString("alias"),
                row.getString("phone"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    private static Text name(ResultSet row) throws SQLException {
        return new Text(row.getString("name_ko"), row.getString("name_en"));
    }
}
