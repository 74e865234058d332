package city.open.inside.identity;

import city.open.ground.database.OfficeDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One-time links to set a first password. Only the hash of the secret is kept; a new link voids the one before. */
@Component
class Invitations {
    static final Duration LASTS = Duration.ofHours(72);
    private static final int SECRET_BYTES = 32;

    private final OfficeDatabase office;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Whom a link is for: none for the first administrator, who has no account yet. */
    record Invitation(@Nullable String account) {}

    Invitations(OfficeDatabase office, Accounts accounts, Clock clock) {
        this.office = office;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The path, without its language, that makes the first administrator; empty once there is an account. It lasts three days. */
    Optional<String> forFirstAdministrator() {
        return accounts.isEmpty() ? Optional.of("/first/" + secretFor(null)) : Optional.empty();
    }

    /** The path, without its language, under which the official sets a password. */
    String forAccount(String account) {
        return "/first/" + secretFor(account);
    }

    private String secretFor(@Nullable String account) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        office.transactions().executeWithoutResult(_ -> {
            office.jdbc()
                    .sql("DELETE FROM office.invitation WHERE account IS NOT DISTINCT FROM CAST(:account AS text)")
                    .param("account", account)
                    .update();
            office.jdbc()
                    .sql("""
                    INSERT INTO office.invitation (hash, account, expires_at) VALUES (:hash, :account, :until)
                    """)
                    .param("hash", Hash.of(secret))
                    .param("account", account)
                    .param("until", Accounts.at(clock.instant().plus(LASTS)))
                    .update();
        });
        return secret;
    }

    /** Whom the secret is for, while it holds. */
    Optional<Invitation> find(String secret) {
        return office.jdbc()
                .sql("SELECT account FROM office.invitation WHERE hash = :hash AND expires_at > :now")
                .param("hash", Hash.of(secret))
                .param("now", Accounts.at(clock.instant()))
                .query((row, _) -> new Invitation(row.getString("account")))
                .optional()
                .filter(invitation -> invitation.account() != null || accounts.isEmpty());
    }

    /** Whether this was the one use of the secret; of two at once only one has it. */
    boolean use(String secret) {
        return office.jdbc()
                        .sql("DELETE FROM office.invitation WHERE hash = :hash AND expires_at > :now")
                        .param("hash", Hash.of(secret))
                        .param("now", Accounts.at(clock.instant()))
                        .update()
                == 1;
    }
}
