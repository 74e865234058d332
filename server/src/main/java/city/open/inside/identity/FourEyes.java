package city.open.inside.identity;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.identity.PrivilegeFact.Kind;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What gives rights takes two administrators: one asks, another agrees. Giving a role, opening a closed account again, and a link to an account that
 * its owner uses already, all let whoever does it act as an official, himself or through another; so does another post for somebody who has rights, as they
 * reach what the post reaches. Taking rights away takes one.
 *
 * <p>An installation with a single administrator works all the same; what he does alone is marked. Whoever gets rid of the other one stays bound for
 * a week, in which that is seen.
 */
@Component
class FourEyes {
    /** So that every machine has heard of another post or name before anything is told with it. */
    static final Duration KNOWN_AFTER = Duration.ofMinutes(1);

    static final Duration BOUND_FOR = Duration.ofDays(7);
    private static final Duration WAITS_FOR = Duration.ofDays(7);

    private final OfficeDatabase office;
    private final Accounts accounts;
    private final Privileges privileges;
    private final Invitations invitations;
    private final Organization organization;
    private final Clock clock;

    FourEyes(
            OfficeDatabase office,
            Accounts accounts,
            Privileges privileges,
            Invitations invitations,
            Organization organization,
            Clock clock) {
        this.office = office;
        this.accounts = accounts;
        this.privileges = privileges;
        this.invitations = invitations;
        this.organization = organization;
        this.clock = clock;
    }

    enum Wish {
        ROLES,
        OPEN,
        LINK,
        POST
    }

    /** Something that waits for a second administrator. */
    record Waiting(
            UUID id,
            String account,
            Wish wish,
            Set<Role> roles,
            @Nullable Post post,
            String askedBy,
            Instant askedAt) {
        boolean isFor(String account, Wish wish, Set<Role> roles, @Nullable Post post) {
            return this.account.equals(account)
                    && this.wish == wish
                    && this.roles.equals(roles)
                    && Objects.equals(this.post, post);
        }
    }

    /** What came of asking or agreeing. */
    sealed interface Outcome {
        /** @param link the path of the one-time link, if that was asked for; else empty */
        record Done(String link) implements Outcome {}

        record Waits() implements Outcome {}

        /** Not by this administrator, or no more. */
        record Not() implements Outcome {}
    }

    /** Changes the roles of an account, at once where it gets none it does not have. */
    Outcome roles(String account, Set<Role> roles, String admin) {
        return wish(account, Wish.ROLES, roles, null, admin);
    }

    Outcome open(String account, String admin) {
        return wish(account, Wish.OPEN, Set.of(), null, admin);
    }

    Outcome link(String account, String admin) {
        return wish(account, Wish.LINK, Set.of(), null, admin);
    }

    /** Gives whoever has the account another post, at once where no right goes with it. */
    Outcome post(String account, Post post, String admin) {
        return wish(account, Wish.POST, Set.of(), post, admin);
    }

    private Outcome wish(String name, Wish wish, Set<Role> roles, @Nullable Post post, String admin) {
        return Objects.requireNonNull(office.transactions().execute(_ -> {
            var account = accounts.find(name).orElseThrow();
            if (!givesRights(account, wish, roles, post)) {
                return done(account, wish, roles, post, admin, null, false);
            }
            if (isAlone(admin)) {
                return done(account, wish, roles, post, admin, null, true);
            }
            if (waiting().stream().anyMatch(one -> one.isFor(account.name(), wish, roles, post))) {
                return new Outcome.Waits();
            }
            office.jdbc()
                    .sql("""
                            UPDATE office.privilege_request SET settled_at = :now, settled_by = :admin
                             WHERE account = :account AND kind = :kind AND settled_at IS NULL
                            """)
                    .param("now", Accounts.at(clock.instant()))
                    .param("admin", admin)
                    .param("account", account.name())
                    .param("kind", wish.name())
                    .update();
            office.jdbc()
                    .sql("""
                            INSERT INTO office.privilege_request (id, account, kind, roles, post, asked_by, asked_at)
                            VALUES (:id, :account, :kind, :roles, :post, :admin, :now)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("account", account.name())
                    .param("kind", wish.name())
                    .param("roles", PrivilegeFact.names(roles).toArray(String[]::new))
                    .param("post", post == null ? new String[0] : post.kept().toArray(String[]::new))
                    .param("admin", admin)
                    .param("now", Accounts.at(clock.instant()))
                    .update();
            privileges.enter(
                    post == null
                            ? PrivilegeFact.roles(
                                    admin, account.name(), Kind.ASKED, account.roles(), roles, null, false)
                            : PrivilegeFact.post(
                                    admin, account.name(), Kind.ASKED, fromTo(account, post), null, false));
            return new Outcome.Waits();
        }));
    }

    private String fromTo(Account account, Post post) {
        return organization
                        .official(account.official())
                        .map(Post::of)
                        .map(Post::said)
                        .orElse("")
                + " → "
                + post.said();
    }

    /** Whether this post lets whoever has the account reach what they do not reach now. What an administrator does reaches everywhere from any post. */
    boolean givesReach(Account account, Post post) {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        var before = organization.official(account.official()).map(Post::of).orElse(null);
        if (before == null || !account.isOpen() || account.roles().isEmpty() || post.isOver(today)) {
            return false;
        }
        boolean comesBack = before.isOver(today) || !before.serves(today) && post.serves(today);
        return comesBack || post.isElsewhere(before) && !account.roles().equals(Set.of(Role.ADMIN));
    }

    private boolean givesRights(Account account, Wish wish, Set<Role> roles, @Nullable Post post) {
        return switch (wish) {
            case ROLES -> !account.roles().containsAll(roles);
            case OPEN -> !account.isOpen() && !account.roles().isEmpty();
            // Nobody uses it yet, so there is nobody to be taken for.
            case LINK -> account.hasPassword() && !account.roles().isEmpty();
            case POST -> post != null && givesReach(account, post);
        };
    }

    private Outcome done(
            Account account,
            Wish wish,
            Set<Role> roles,
            @Nullable Post post,
            String admin,
            @Nullable String second,
            boolean alone) {
        switch (wish) {
            case ROLES -> accounts.setRoles(account.name(), roles, admin, second, alone);
            case OPEN -> accounts.enable(account.name(), admin, second, alone);
            case LINK -> {
                privileges.enter(
                        PrivilegeFact.roles(admin, account.name(), Kind.LINK, Set.of(), Set.of(), second, alone));
                return new Outcome.Done(invitations.forAccount(account.name()));
            }
            case POST -> serves(account, Objects.requireNonNull(post), admin, second, alone);
        }
        return new Outcome.Done("");
    }

    private void serves(Account account, Post post, String admin, @Nullable String second, boolean alone) {
        var before = organization.official(account.official()).orElseThrow();
        if (!Post.of(before).said().equals(post.said())) {
            privileges.enter(
                    PrivilegeFact.post(admin, account.name(), Kind.POST, fromTo(account, post), second, alone));
        }
        organization.change(post.heldBy(before), clock.instant().plus(KNOWN_AFTER), admin);
    }

    /** Whether there is no other administrator, and none that was there a week ago was got rid of. */
    private boolean isAlone(String admin) {
        return !accounts.hasOtherAdmin(admin) && !privileges.lostAnother(admin, BOUND_FOR);
    }

    /** What waits, the oldest first. */
    List<Waiting> waiting() {
        return office.jdbc()
                .sql("""
                        SELECT id, account, kind, roles, asked_by, asked_at, post FROM office.privilege_request
                         WHERE settled_at IS NULL AND asked_at > :since
                         ORDER BY asked_at
                        """)
                .param("since", Accounts.at(clock.instant().minus(WAITS_FOR)))
                .query((row, _) -> {
                    var roles = EnumSet.noneOf(Role.class);
                    Arrays.stream((String[]) row.getArray(4).getArray())
                            .map(Role::valueOf)
                            .forEach(roles::add);
                    return new Waiting(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            Wish.valueOf(row.getString(3)),
                            roles,
                            Post.read((String[]) row.getArray(7).getArray()),
                            row.getString(5),
                            row.getObject(6, OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** Whether this administrator may agree: neither who asked nor whom it is about. */
    static boolean mayAgree(Waiting one, String admin) {
        return !one.askedBy().equals(admin) && !one.account().equals(admin);
    }

    /** Agrees or refuses. Of two at once, one settles it. Whoever asked may take it back. */
    Outcome settle(UUID id, boolean agreed, String admin) {
        return Objects.requireNonNull(office.transactions().execute(_ -> {
            Optional<Waiting> found =
                    waiting().stream().filter(one -> one.id().equals(id)).findFirst();
            if (found.isEmpty() || agreed && !mayAgree(found.get(), admin)) {
                return new Outcome.Not();
            }
            int mine = office.jdbc()
                    .sql(
                            "UPDATE office.privilege_request SET settled_at = :now, settled_by = :admin WHERE id = :id AND settled_at IS NULL")
                    .param("now", Accounts.at(clock.instant()))
                    .param("admin", admin)
                    .param("id", id)
                    .update();
            var one = found.get();
            if (mine == 0) {
                return new Outcome.Not();
            }
            var account = accounts.find(one.account()).orElseThrow();
            if (!agreed) {
                var post = one.post();
                privileges.enter(
                        post == null
                                ? PrivilegeFact.roles(
                                        admin,
                                        account.name(),
                                        Kind.REFUSED,
                                        account.roles(),
                                        new HashSet<>(one.roles()),
                                        null,
                                        false)
                                : PrivilegeFact.post(
                                        admin, account.name(), Kind.REFUSED, fromTo(account, post), null, false));
                return new Outcome.Done("");
            }
            return done(account, one.wish(), one.roles(), one.post(), one.askedBy(), admin, false);
        }));
    }
}
