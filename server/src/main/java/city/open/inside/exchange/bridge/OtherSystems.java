package city.open.inside.exchange.bridge;

import city.open.ground.database.OfficeDatabase;
import city.open.inside.exchange.NotTaken;
import city.open.inside.exchange.signing.SharedSecret;
import city.open.town.organization.AgencyCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/** The systems that may send events, and the keys they sign with. For IT staff; nothing here asks who is calling. */
@Component
public class OtherSystems {
    private final OfficeDatabase database;
    private final Clock clock;

    OtherSystems(OfficeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A key as it is handed over: the only time its secret is shown. The secret is base64 of 32 bytes. */
    public record FreshKey(String id, String secret) {}

    /** A key as it is listed. */
    public record Key(
            String id,
            String madeBy,
            Instant madeAt,
            @Nullable Instant endedAt) {}

    /** @throws IllegalArgumentException for a name or a client id that another system has */
    public OtherSystem add(String name, AgencyCode agency, @Nullable String client, String madeBy) {
        var system = new OtherSystem(name, agency, client, null);
        try {
            database.jdbc()
                    .sql(
                            "INSERT INTO office.bridge_system (name, agency, client, made_by, made_at) VALUES (?, ?, ?, ?, ?)")
                    .params(
                            name,
                            agency.value(),
                            new SqlParameterValue(Types.VARCHAR, client),
                            madeBy,
                            utc(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NotTaken(
                    "'%s' 시스템이나 같은 클라이언트 번호의 시스템이 이미 있습니다.".formatted(name),
                    "There is a system '%s', or one with this client id, already.".formatted(name));
        }
        return system;
    }

    public List<OtherSystem> all() {
        return database.jdbc()
                .sql("SELECT name, agency, client, stopped_at FROM office.bridge_system ORDER BY name")
                .query((row, _) -> system(row))
                .list();
    }

    public Optional<OtherSystem> find(String name) {
        return database.jdbc()
                .sql("SELECT name, agency, client, stopped_at FROM office.bridge_system WHERE name = ?")
                .param(name)
                .query((row, _) -> system(row))
                .optional();
    }

    /** Takes nothing more from a system; what it has sent stays and is applied. */
    public void stop(String name) {
        database.jdbc()
                .sql("UPDATE office.bridge_system SET stopped_at = coalesce(stopped_at, ?) WHERE name = ?")
                .params(utc(clock.instant()), name)
                .update();
    }

    /** A further key; the earlier ones go on, so that the other side can change over. */
    public FreshKey newKey(String name, String madeBy) {
        var id = name + "." + HexFormat.of().formatHex(SharedSecret.fresh(), 0, 6);
        var secret = SharedSecret.fresh();
        database.jdbc()
                .sql("INSERT INTO vault.bridge_key (id, system, secret, made_by, made_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, name, secret, madeBy, utc(clock.instant()))
                .update();
        return new FreshKey(id, Base64.getEncoder().encodeToString(secret));
    }

    public List<Key> keys(String name) {
        return database.jdbc()
                .sql(
                        "SELECT id, made_by, made_at, ended_at FROM vault.bridge_key WHERE system = ? ORDER BY made_at, id")
                .param(name)
                .query((row, _) -> new Key(
                        row.getString("id"),
                        row.getString("made_by"),
                        instantOf(row, "made_at"),
                        instant(row, "ended_at")))
                .list();
    }

    public void endKey(String id) {
        database.jdbc()
                .sql("UPDATE vault.bridge_key SET ended_at = coalesce(ended_at, ?) WHERE id = ?")
                .params(utc(clock.instant()), id)
                .update();
    }

    /** Whom a key belongs to, while key and system are in use. */
    Optional<Signer> signer(String keyId) {
        return database.jdbc()
                .sql("""
                        SELECT name, agency, client, stopped_at, secret
                          FROM vault.bridge_key
                          JOIN office.bridge_system ON name = system
                         WHERE id = ? AND ended_at IS NULL AND stopped_at IS NULL
                        """)
                .param(keyId)
                .query((row, _) -> new Signer(system(row), new SharedSecret(keyId, row.getBytes("secret"))))
                .optional();
    }

    record Signer(OtherSystem system, SharedSecret secret) {}

    Optional<OtherSystem> ofClient(String client) {
        return database.jdbc()
                .sql(
                        "SELECT name, agency, client, stopped_at FROM office.bridge_system WHERE client = ? AND stopped_at IS NULL")
                .param(client)
                .query((row, _) -> system(row))
                .optional();
    }

    private static OtherSystem system(ResultSet row) throws SQLException {
        return new OtherSystem(
                row.getString("name"),
                new AgencyCode(row.getString("agency")),
                row.getString("client"),
                instant(row, "stopped_at"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instantOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
