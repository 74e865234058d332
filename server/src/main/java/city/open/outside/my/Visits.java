package city.open.outside.my;

import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.OwnFilings;
import city.open.outside.filing.OwnFilings.Own;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Visits of applicants who came in with number and access code. The browser keeps a secret for this petition alone; the database keeps the
 * code sealed with that secret, so that neither of the two opens anything without the other. A visit ends by itself.
 */
@Component
class Visits {
    static final Duration LASTS = Duration.ofMinutes(30);

    private static final int LONGEST_SECRET = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final IntakeDatabase database;
    private final OwnFilings filings;
    private final Guesses guesses;
    private final Clock clock;

    Visits(IntakeDatabase database, OwnFilings filings, Guesses guesses, Clock clock) {
        this.database = database;
        this.filings = filings;
        this.guesses = guesses;
        this.clock = clock;
    }

    sealed interface Entry {
        /** @param secret for the browser to keep */
        record Came(String secret) implements Entry {
            @Override
            public String toString() {
                return "Came[secret]";
            }
        }

        /** Number or code are wrong; nothing tells which. */
        record Wrong() implements Entry {}

        record Barred(Instant until) implements Entry {}
    }

    /** A wrong number costs as much time as a wrong code, and counts as much. */
    Entry enter(PetitionNumber number, String code, String address) {
        var barred = guesses.begin(number.value(), address);
        if (barred.isPresent()) {
            return new Entry.Barred(barred.get());
        }
        if (filings.open(number, code).isEmpty()) {
            return new Entry.Wrong();
        }
        guesses.succeeded(number.value(), address);
        return begun(number, code);
    }

    /** Lets somebody in whose passkey has given up the code. It may have ended meanwhile. */
    Entry come(PetitionNumber number, String code) {
        return filings.open(number, code).isEmpty() ? new Entry.Wrong() : begun(number, code);
    }

    private Entry begun(PetitionNumber number, String code) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        database.jdbc()
                .sql("DELETE FROM intake.visit WHERE expires_at < ?")
                .param(at(now))
                .update();
        database.jdbc()
                .sql("INSERT INTO intake.visit (id, petition, sealed, expires_at) VALUES (?, ?, ?, ?)")
                .params(hash("id", secret), number.value(), seal(secret, number, code), at(now.plus(LASTS)))
                .update();
        return new Entry.Came(secret);
    }

    /** What the visitor may see; empty where the visit is over or belongs to another petition. Looking in makes it last longer. */
    Optional<Own> of(PetitionNumber number, String secret) {
        return code(number, secret).flatMap(code -> filings.open(number, code));
    }

    /** The access code with which the visitor came in. */
    Optional<String> code(PetitionNumber number, String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        var now = clock.instant();
        var kept = database.jdbc()
                .sql("""
                        UPDATE intake.visit SET expires_at = :later
                         WHERE id = :id AND petition = :petition AND expires_at > :now
                        RETURNING sealed
                        """)
                .param("later", at(now.plus(LASTS)))
                .param("id", hash("id", secret))
                .param("petition", number.value())
                .param("now", at(now))
                .query((row, rowNumber) -> row.getBytes(1))
                .optional();
        return kept.flatMap(code -> unseal(secret, number, code));
    }

    void leave(String secret) {
        database.jdbc()
                .sql("DELETE FROM intake.visit WHERE id = ?")
                .param(hash("id", secret))
                .update();
    }

    /** What every form of the visit sends along, so that no other site's page can send it. */
    static String formToken(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("form", secret));
    }

    /** Seals the code with a secret that is random and kept elsewhere. */
    static byte[] seal(String secret, PetitionNumber number, String code) {
        try {
            return new AesGcmJce(hash("key", secret)).encrypt(bytes(code), bytes(number.value()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<String> unseal(String secret, PetitionNumber number, byte[] kept) {
        try {
            var code = new AesGcmJce(hash("key", secret)).decrypt(kept, bytes(number.value()));
            return Optional.of(new String(code, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException changed) {
            return Optional.empty();
        }
    }

    /** The secret is random enough to be stretched by a hash; each use has a value of its own. */
    private static byte[] hash(String use, String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes("open my " + use + " " + secret));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
