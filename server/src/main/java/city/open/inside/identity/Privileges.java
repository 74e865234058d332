package city.open.inside.identity;

import city.open.ground.database.OfficeDatabase;
import city.open.inside.identity.PrivilegeFact.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The journal of accounts and rights: who made whom what, who handed out which link, what opens an account since when. Each row carries the hash
 * of the one before, and each machine remembers the last one it wrote outside the database, so that a row that was changed, taken out or cut off
 * is found; so is an account that is not what the journal says.
 */
@Component
public class Privileges {
    private static final Logger log = LoggerFactory.getLogger(Privileges.class);
    private static final byte[] BEGINNING = new byte[32];
    /** One row after the other; any number of our own. */
    private static final long LOCK = 0x70726976_696c6567L;

    private static final String MEMORY = "privileges.last";

    private final OfficeDatabase office;
    private final Clock clock;
    private final @Nullable Path memory;
    private long remembered = -1;

    Privileges(OfficeDatabase office, Clock clock, @Value("${open.data:#{null}}") @Nullable Path data) {
        this.office = office;
        this.clock = clock;
        this.memory = data == null ? null : data.resolve("keys").resolve(MEMORY);
    }

    /** A fact where it stands. */
    record Entered(long position, Instant at, PrivilegeFact fact, byte[] previous, byte[] hash) {}

    /** Joins the transaction of what it is about, which it therefore stands or falls with. */
    void enter(PrivilegeFact fact) {
        office.transactions().executeWithoutResult(_ -> {
            office.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((_, _) -> 0)
                    .single();
            if (last().isEmpty()) {
                begin(fact);
            }
            append(fact);
        });
    }

    /** What was there before the journal is taken down as it is, once. */
    private void begin(PrivilegeFact first) {
        boolean isNew = first.kind() == Kind.MADE || first.kind() == Kind.FIRST;
        var accounts = office.jdbc()
                .sql(
                        "SELECT name, roles, password, disabled_at IS NULL FROM office.account WHERE :isNew IS FALSE OR name <> :account ORDER BY name")
                .param("isNew", isNew)
                .param("account", first.account())
                .query((row, _) -> {
                    var known = new ArrayList<PrivilegeFact>();
                    var roles = roles(row, 2);
                    known.add(new PrivilegeFact(
                            null,
                            row.getString(1),
                            Kind.KNOWN,
                            Set.of(),
                            roles,
                            null,
                            false,
                            ofPassword(row.getString(3)),
                            null));
                    if (!row.getBoolean(4)) {
                        known.add(PrivilegeFact.roles(null, row.getString(1), Kind.CLOSED, roles, roles, null, false));
                    }
                    return known;
                })
                .list();
        accounts.stream().flatMap(List::stream).forEach(this::append);
        passkeys()
                .forEach((account, keys) ->
                        keys.forEach(key -> append(PrivilegeFact.secret(null, account, Kind.PASSKEY_KNOWN, key))));
    }

    private void append(PrivilegeFact fact) {
        var before = last();
        long position = before.map(one -> one.position() + 1).orElse(0L);
        var previous = before.map(Entered::hash).orElse(BEGINNING);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var hash = fact.hash(position, at, previous);
        office.jdbc()
                .sql("""
                        INSERT INTO office.privilege
                            (position, at, by, account, kind, had, roles, second, alone, secret, post, previous, hash)
                        VALUES (:position, :at, :by, :account, :kind, :had, :roles, :second, :alone, :secret, :post, :previous, :hash)
                        """)
                .param("position", position)
                .param("at", Accounts.at(at))
                .param("by", fact.by())
                .param("account", fact.account())
                .param("kind", fact.kind().onDisk())
                .param("had", PrivilegeFact.names(fact.had()).toArray(String[]::new))
                .param("roles", PrivilegeFact.names(fact.roles()).toArray(String[]::new))
                .param("second", fact.second())
                .param("alone", fact.alone())
                .param("secret", fact.secret() == null ? null : HexFormat.of().parseHex(fact.secret()))
                .param("post", fact.post())
                .param("previous", previous)
                .param("hash", hash)
                .update();
        if (memory != null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    remember(position, hash);
                }
            });
        }
    }

    private synchronized void remember(long position, byte[] hash) {
        var file = memory;
        if (file == null || position <= remembered) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(MEMORY + ".new");
            Files.writeString(fresh, position + " " + HexFormat.of().formatHex(hash) + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            remembered = position;
        } catch (IOException unwritten) {
            log.error("The file {} cannot be written: look at its owner and the free space.", file, unwritten);
        }
    }

    private Optional<Entered> last() {
        return office.jdbc()
                .sql("SELECT * FROM office.privilege ORDER BY position DESC LIMIT 1")
                .query(Privileges::entered)
                .optional();
    }

    /** How much became of accounts and rights between these moments. */
    public long changes(Instant from, Instant until) {
        return office.jdbc()
                .sql("SELECT count(*) FROM office.privilege WHERE at >= ? AND at < ?")
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The newest first, below a position. */
    List<Entered> before(long position, int most) {
        return office.jdbc()
                .sql("SELECT * FROM office.privilege WHERE position < ? ORDER BY position DESC LIMIT ?")
                .params(position, most)
                .query(Privileges::entered)
                .list();
    }

    /** What became of one account, the newest first. */
    List<Entered> of(String account, int most) {
        return office.jdbc()
                .sql("SELECT * FROM office.privilege WHERE account = ? ORDER BY position DESC LIMIT ?")
                .params(account, most)
                .query(Privileges::entered)
                .list();
    }

    /** Up to where the official knows what others did to the account. */
    long told(String account) {
        return office.jdbc()
                .sql("SELECT told FROM office.account WHERE name = ?")
                .param(account)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /** Whether others did something to the account that its owner has not been told. */
    boolean hasNews(String account) {
        long told = told(account);
        return of(account, 100).stream().anyMatch(one -> one.position() > told && isByOthers(one.fact()));
    }

    static boolean isByOthers(PrivilegeFact fact) {
        return fact.by() == null
                ? fact.kind() == Kind.PASSWORD_BY_LINK
                : !fact.by().equals(fact.account());
    }

    void tell(String account, long position) {
        office.jdbc()
                .sql("UPDATE office.account SET told = greatest(told, :position) WHERE name = :account")
                .param("position", position)
                .param("account", account)
                .update();
    }

    /** Whether an administrator other than this one was closed or lost the role by somebody's hand since then. */
    boolean lostAnother(String admin, Duration within) {
        return office.jdbc()
                .sql("""
                        SELECT EXISTS (SELECT FROM office.privilege
                                        WHERE account <> :admin AND by IS NOT NULL AND at > :since AND 'ADMIN' = ANY(had)
                                          AND (kind = :closed OR kind = :roles AND NOT 'ADMIN' = ANY(roles)))
                        """)
                .param("admin", admin)
                .param("since", Accounts.at(clock.instant().minus(within)))
                .param("closed", Kind.CLOSED.onDisk())
                .param("roles", Kind.ROLES.onDisk())
                .query(Boolean.class)
                .single();
    }

    static @Nullable String ofPassword(@Nullable String hash) {
        return hash == null
                ? null
                : HexFormat.of().formatHex(PrivilegeFact.sha256(hash.getBytes(StandardCharsets.UTF_8)));
    }

    static String ofPasskey(byte[] credential, byte[] publicKey) {
        var both = Arrays.copyOf(credential, credential.length + publicKey.length);
        System.arraycopy(publicKey, 0, both, credential.length, publicKey.length);
        return HexFormat.of().formatHex(PrivilegeFact.sha256(both));
    }

    private Map<String, Set<String>> passkeys() {
        var keys = new TreeMap<String, Set<String>>();
        office.jdbc()
                .sql(
                        "SELECT account, credential, public_key FROM office.passkey JOIN office.passkey_owner ON id = owner")
                .query((row, _) -> Map.entry(row.getString(1), ofPasskey(row.getBytes(2), row.getBytes(3))))
                .list()
                .forEach(one ->
                        keys.computeIfAbsent(one.getKey(), _ -> new TreeSet<>()).add(one.getValue()));
        return keys;
    }

    /** What does not agree: the chain with itself and with what this machine remembers, the accounts with the chain. Empty where nothing does. */
    public List<String> findings() {
        return Objects.requireNonNull(office.transactions().execute(_ -> {
            // Nothing is entered between the look at the journal and that at the accounts.
            office.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((_, _) -> 0)
                    .single();
            var facts = office.jdbc()
                    .sql("SELECT * FROM office.privilege ORDER BY position")
                    .query(Privileges::entered)
                    .list();
            var findings = new ArrayList<String>();
            chain(facts, findings);
            accounts(facts, findings);
            return findings;
        }));
    }

    private void chain(List<Entered> facts, List<String> findings) {
        var previous = BEGINNING;
        long expected = 0;
        for (var one : facts) {
            if (one.position() != expected) {
                findings.add("journal of accounts: row %d is missing".formatted(expected));
                expected = one.position();
            } else if (!Arrays.equals(one.previous(), previous)) {
                findings.add("journal of accounts: row %d does not follow the one before it".formatted(one.position()));
            }
            if (!Arrays.equals(one.fact().hash(one.position(), one.at(), one.previous()), one.hash())) {
                findings.add("journal of accounts: row %d was changed".formatted(one.position()));
            }
            previous = one.hash();
            expected++;
        }
        memorised().ifPresent(known -> {
            boolean there = facts.stream()
                    .anyMatch(one -> (one.position() + " " + HexFormat.of().formatHex(one.hash())).equals(known));
            if (!there) {
                findings.add(
                        "journal of accounts: row %s, which this machine wrote, is missing or another: rows were cut off or written anew, or an older backup was put back"
                                .formatted(known.replaceFirst(" .*", "")));
            }
        });
    }

    private Optional<String> memorised() {
        try {
            return memory == null || !Files.exists(memory)
                    ? Optional.empty()
                    : Optional.of(Files.readString(memory).strip());
        } catch (IOException unreadable) {
            log.error("The file {} cannot be read: look at its owner.", memory, unreadable);
            return Optional.empty();
        }
    }

    private static final class Folded {
        private Set<Role> roles = Set.of();
        private boolean open = true;
        private @Nullable String password;
        private final Set<String> passkeys = new TreeSet<>();
    }

    /** An account that nobody asked the program for has no row; one that was given more in the database has another in it. */
    private void accounts(List<Entered> facts, List<String> findings) {
        if (facts.isEmpty()) {
            // An installation older than this journal, where nothing was changed since.
            return;
        }
        var folded = new TreeMap<String, Folded>();
        for (var one : facts) {
            var fact = one.fact();
            var account = folded.computeIfAbsent(fact.account(), _ -> new Folded());
            switch (fact.kind()) {
                case KNOWN -> {
                    account.roles = fact.roles();
                    account.password = fact.secret();
                }
                case FIRST, MADE, ROLES -> account.roles = fact.roles();
                case CLOSED -> account.open = false;
                case OPENED -> account.open = true;
                case PASSWORD, PASSWORD_BY_LINK -> account.password = fact.secret();
                case PASSKEY_KNOWN, PASSKEY_ADDED -> account.passkeys.add(String.valueOf(fact.secret()));
                case PASSKEY_REMOVED -> account.passkeys.remove(String.valueOf(fact.secret()));
                case POST, LINK, PASSKEY_REQUIRED, PASSKEY_OPTIONAL, SECOND_LOGIN, ASKED, REFUSED -> {}
            }
        }
        var passkeys = passkeys();
        office.jdbc()
                .sql("SELECT name, roles, password, disabled_at IS NULL FROM office.account ORDER BY name")
                .query((row, _) -> {
                    compare(
                            row.getString(1),
                            folded.get(row.getString(1)),
                            roles(row, 2),
                            ofPassword(row.getString(3)),
                            row.getBoolean(4),
                            passkeys.getOrDefault(row.getString(1), Set.of()),
                            findings);
                    return 0;
                })
                .list();
    }

    private static void compare(
            String name,
            @Nullable Folded told,
            Set<Role> roles,
            @Nullable String password,
            boolean open,
            Set<String> passkeys,
            List<String> findings) {
        if (told == null) {
            findings.add("account %s: no row of the journal of accounts made it".formatted(name));
            return;
        }
        if (!told.roles.equals(roles)) {
            findings.add("account %s: it has the roles %s, its journal says %s"
                    .formatted(name, PrivilegeFact.names(roles), PrivilegeFact.names(told.roles)));
        }
        if (told.open != open) {
            findings.add("account %s: it is %s, its journal says otherwise".formatted(name, open ? "open" : "closed"));
        }
        if (!Objects.equals(told.password, password)) {
            findings.add("account %s: its password was set behind the program".formatted(name));
        }
        if (!told.passkeys.equals(passkeys)) {
            findings.add("account %s: a passkey was put in, changed or taken out behind the program".formatted(name));
        }
    }

    private static Entered entered(ResultSet row, int number) throws SQLException {
        byte @Nullable [] secret = row.getBytes("secret");
        return new Entered(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PrivilegeFact(
                        row.getString("by"),
                        row.getString("account"),
                        Kind.of(row.getString("kind")),
                        roles((String[]) row.getArray("had").getArray()),
                        roles((String[]) row.getArray("roles").getArray()),
                        row.getString("second"),
                        row.getBoolean("alone"),
                        secret == null ? null : HexFormat.of().formatHex(secret),
                        row.getString("post")),
                row.getBytes("previous"),
                row.getBytes("hash"));
    }

    private static Set<Role> roles(ResultSet row, int column) throws SQLException {
        return roles((String[]) row.getArray(column).getArray());
    }

    private static Set<Role> roles(String[] names) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names).map(Role::valueOf).forEach(roles::add);
        return roles;
    }
}
