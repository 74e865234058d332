package city.open.outside.follow;

import city.open.border.letters.LetterBox;
import city.open.border.letters.OfficeKey;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.OfficeDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The key pair with which push services know us (VAPID, RFC 8292), made at the first start. The private half lies sealed to the office, so
 * that all its machines have the same and only the office's master key has to be kept.
 */
@Component
class PushKeys {
    private static final String BOUND = "push key";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32;

    private final OfficeDatabase office;
    private final IntakeDatabase portal;
    private final OfficeKey officeKey;
    private final LetterBox box;
    private final boolean officeHere;
    private volatile @Nullable Pair pair;
    private volatile @Nullable String open;

    PushKeys(
            OfficeDatabase office,
            IntakeDatabase portal,
            OfficeKey officeKey,
            LetterBox box,
            @Value("${open.role:all}") String role) {
        this.office = office;
        this.portal = portal;
        this.officeKey = officeKey;
        this.box = box;
        this.officeHere = role.equals("all") || role.equals("office");
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (officeHere && officeKey.hasKey()) {
            prepare();
        }
    }

    /** Of two machines that start at once, one makes it. */
    private void prepare() {
        if (office.jdbc()
                        .sql("SELECT count(*) FROM intake.push_key")
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var made = generator.generateKeyPair();
            office.jdbc()
                    .sql("INSERT INTO intake.push_key (open, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(
                            point((ECPublicKey) made.getPublic()),
                            box.seal(made.getPrivate().getEncoded(), BOUND))
                    .update();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public half for browsers, in base64url; none before the office has started once. */
    Optional<String> open() {
        var known = open;
        if (known == null) {
            known = portal.jdbc()
                    .sql("SELECT open FROM intake.push_key")
                    .query((row, _) -> BASE64.encodeToString(row.getBytes(1)))
                    .optional()
                    .orElse(null);
            open = known;
        }
        return Optional.ofNullable(known);
    }

    private record Pair(PrivateKey key, String open) {
        /** A token in the form of RFC 7515 with ES256. */
        String signed(String claims) {
            var content = BASE64.encodeToString(bytes("{\"typ\":\"JWT\",\"alg\":\"ES256\"}")) + "."
                    + BASE64.encodeToString(bytes(claims));
            try {
                var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(key);
                signature.update(bytes(content));
                return content + "." + BASE64.encodeToString(signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public String toString() {
            return "Pair[secret]";
        }
    }

    /**
     * What stands in the {@code Authorization} header of a push.
     *
     * @param claims whom it is for, until when, and who we are, as JSON
     */
    String authorization(String claims) {
        var known = pair();
        return "vapid t=%s, k=%s".formatted(known.signed(claims), known.open());
    }

    private Pair pair() {
        var known = pair;
        if (known == null) {
            known = office.jdbc()
                    .sql("SELECT open, sealed FROM intake.push_key")
                    .query((row, _) -> new Pair(
                            read(officeKey.openLetter(row.getBytes(2), BOUND)), BASE64.encodeToString(row.getBytes(1))))
                    .single();
            pair = known;
        }
        return known;
    }

    private static PrivateKey read(byte[] key) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("The key for push services has been changed in the database.", changed);
        }
    }

    /** Uncompressed (X9.62), as browsers take it. */
    private static byte[] point(ECPublicKey key) {
        var point = new byte[1 + 2 * COORDINATE];
        point[0] = 4;
        put(key.getW().getAffineX().toByteArray(), point, 1);
        put(key.getW().getAffineY().toByteArray(), point, 1 + COORDINATE);
        return point;
    }

    /** A number as long as a coordinate, without its sign. */
    private static void put(byte[] number, byte[] into, int at) {
        int length = Math.min(number.length, COORDINATE);
        System.arraycopy(number, number.length - length, into, at + COORDINATE - length, length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
