package city.open.inside.identity;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.identity.PrivilegeFact.Kind;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of this installation. Every change counts from the next request on, also for who is logged in already. */
@Component
public class Accounts {
    private final OfficeDatabase office;
    private final JdbcClient jdbc;
    private final Organization organization;
    private final Privileges privileges;
    private final Clock clock;

    Accounts(OfficeDatabase office, Organization organization, Privileges privileges, Clock clock) {
        this.office = office;
        this.jdbc = office.jdbc();
        this.organization = organization;
        this.privileges = privileges;
        this.clock = clock;
    }

    /**
     * Makes an account without a password for an official, on the program's own account. One that is there already stays as it is.
     *
     * @throws IllegalArgumentException if the official has another account, is unknown, or the name is none
     */
    public void add(String account, OfficialId official, Set<Role> roles) {
        add(account, official, roles, null, Kind.MADE);
    }

    /** @param how {@link Kind#MADE}, or {@link Kind#FIRST} for the one that an installation begins with */
    void add(String name, OfficialId official, Set<Role> roles, @Nullable String madeBy, Kind how) {
        var account = new Account(name, official, roles, false, false, clock.instant(), null);
        if (organization.official(official).isEmpty()) {
            throw new IllegalArgumentException("account %s: there is no official %s".formatted(name, official));
        }
        boolean made = Objects.requireNonNull(office.transactions().execute(_ -> {
            boolean fresh = insert(account, madeBy);
            if (fresh) {
                privileges.enter(
                        PrivilegeFact.roles(madeBy, account.name(), how, Set.of(), roles, null, how == Kind.FIRST));
            }
            return fresh;
        }));
        if (!made && !find(name).map(Account::official).equals(Optional.of(official))) {
            throw new IllegalArgumentException(
                    "account %s: the name is taken, or official %s has another account".formatted(name, official));
        }
    }

    private boolean insert(Account account, @Nullable String madeBy) {
        return jdbc.sql("""
                INSERT INTO office.account (name, official, roles, made_at, made_by)
                VALUES (:name, :official, :roles, :at, :by)
                ON CONFLICT DO NOTHING
                """)
                        .param("name", account.name())
                        .param("official", account.official().value())
                        .param("roles", names(account.roles()))
                        .param("at", at(account.madeAt()))
                        .param("by", madeBy)
                        .update()
                == 1;
    }

    /** The official behind an open account, with the post held today; empty if the account opens nothing. */
    public Optional<Login> login(String account) {
        return find(account).filter(Account::isOpen).flatMap(this::login);
    }

    private Optional<Login> login(Account account) {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        return organization
                .official(account.official())
                .filter(official -> official.servesOn(today))
                .map(official -> new Login(
                        account.name(),
                        official.id(),
                        official.agency(),
                        official.unit(),
                        official.rank(),
                        official.name(),
                        account.roles()));
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("SELECT * FROM office.account WHERE name = :name")
                .param("name", normal(name))
                .query(Accounts::account)
                .optional();
    }

    /** The account of an official. */
    public Optional<Account> of(OfficialId official) {
        return jdbc.sql("SELECT * FROM office.account WHERE official = :official")
                .param("official", official.value())
                .query(Accounts::account)
                .optional();
    }

    /** Whoever else is about to take administrators away waits until this transaction ends. */
    void lockAdministrators() {
        jdbc.sql("SELECT name FROM office.account WHERE :role = ANY(roles) ORDER BY name FOR UPDATE")
                .param("role", Role.ADMIN.name())
                .query(String.class)
                .list();
    }

    /** By name. */
    public List<Account> all() {
        return jdbc.sql("SELECT * FROM office.account ORDER BY name")
                .query(Accounts::account)
                .list();
    }

    public boolean isEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT FROM office.account)")
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody but this account could still manage accounts. */
    boolean hasOtherAdmin(String name) {
        return all().stream()
                .anyMatch(one -> one.isOpen()
                        && one.roles().contains(Role.ADMIN)
                        && !one.name().equals(name));
    }

    /** On the program's own account. */
    public void setRoles(String name, Set<Role> roles) {
        setRoles(name, roles, null, null, false);
    }

    void setRoles(String name, Set<Role> roles, @Nullable String by, @Nullable String second, boolean alone) {
        changing(name, before -> {
            if (before.roles().equals(roles)) {
                return;
            }
            jdbc.sql("UPDATE office.account SET roles = :roles WHERE name = :name")
                    .param("roles", names(roles))
                    .param("name", before.name())
                    .update();
            privileges.enter(PrivilegeFact.roles(by, before.name(), Kind.ROLES, before.roles(), roles, second, alone));
        });
    }

    /** Closes the account on the program's own; whoever is logged in with it is out at the next request. */
    public void disable(String name) {
        disable(name, null);
    }

    void disable(String name, @Nullable String by) {
        close(name, by);
        organization.refresh();
    }

    /** For many at once: whoever closes them has what the organisation knows read again. */
    void close(String name, @Nullable String by) {
        changing(name, before -> {
            if (!before.isOpen()) {
                return;
            }
            jdbc.sql("UPDATE office.account SET disabled_at = :at WHERE name = :name")
                    .param("at", at(clock.instant()))
                    .param("name", before.name())
                    .update();
            privileges.enter(
                    PrivilegeFact.roles(by, before.name(), Kind.CLOSED, before.roles(), before.roles(), null, false));
        });
    }

    void enable(String name, @Nullable String by, @Nullable String second, boolean alone) {
        changing(name, before -> {
            if (before.isOpen()) {
                return;
            }
            jdbc.sql("UPDATE office.account SET disabled_at = NULL WHERE name = :name")
                    .param("name", before.name())
                    .update();
            privileges.enter(
                    PrivilegeFact.roles(by, before.name(), Kind.OPENED, before.roles(), before.roles(), second, alone));
        });
        organization.refresh();
    }

    /** The row and what the journal says of it change together, one after the other. */
    private void changing(String name, Consumer<Account> change) {
        office.transactions()
                .executeWithoutResult(_ -> jdbc.sql("SELECT * FROM office.account WHERE name = :name FOR UPDATE")
                        .param("name", name)
                        .query(Accounts::account)
                        .optional()
                        .ifPresent(change));
    }

    void requirePasskey(String name, boolean required) {
        changing(name, before -> {
            if (before.passkeyRequired() == required) {
                return;
            }
            jdbc.sql("UPDATE office.account SET passkey_required = :required WHERE name = :name")
                    .param("required", required)
                    .param("name", before.name())
                    .update();
            privileges.enter(PrivilegeFact.of(
                    before.name(), before.name(), required ? Kind.PASSKEY_REQUIRED : Kind.PASSKEY_OPTIONAL));
        });
    }

    /** Set by its owner, who has shown the one before. */
    void setPasswordHash(String name, String hash) {
        setPasswordHash(name, hash, name, Kind.PASSWORD);
    }

    /** Set by whoever holds the one-time link. */
    void setPasswordHashByLink(String name, String hash) {
        setPasswordHash(name, hash, null, Kind.PASSWORD_BY_LINK);
    }

    private void setPasswordHash(String name, String hash, @Nullable String by, Kind how) {
        changing(name, before -> {
            jdbc.sql("UPDATE office.account SET password = :hash WHERE name = :name")
                    .param("hash", hash)
                    .param("name", before.name())
                    .update();
            privileges.enter(PrivilegeFact.secret(by, before.name(), how, Privileges.ofPassword(hash)));
        });
    }

    /** None also for an account that is closed, unknown or has no password: from outside they are all the same. */
    @Nullable
    String passwordHash(String name) {
        return jdbc.sql(
                        "SELECT password FROM office.account WHERE name = :name AND disabled_at IS NULL AND password IS NOT NULL")
                .param("name", normal(name))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        var disabled = row.getObject("disabled_at", OffsetDateTime.class);
        return new Account(
                row.getString("name"),
                new OfficialId(row.getString("official")),
                roles,
                row.getString("password") != null,
                row.getBoolean("passkey_required"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                disabled == null ? null : disabled.toInstant());
    }
}
