package city.open.border.reports;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * A key pair (HPKE, RFC 9180). That of a report: the office seals its answers to the public half, and the private half opens with the code alone. That of
 * a custodian: names are sealed to it, and it opens with a passphrase.
 */
final class ReporterKey {
    private static final HpkeParameters HPKE;

    static {
        try {
            HybridConfig.register();
            HPKE = HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private ReporterKey() {}

    static KeysetHandle fresh() {
        try {
            return KeysetHandle.generateNew(HPKE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Both halves, for whoever seals them at once. */
    static byte[] secret(KeysetHandle key) {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeysetHandle ofSecret(byte[] secret) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(secret, InsecureSecretKeyAccess.get());
    }

    /** The public half. */
    static byte[] open(KeysetHandle key) {
        try {
            return TinkProtoKeysetFormat.serializeKeysetWithoutSecret(key.getPublicKeysetHandle());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] opened(KeysetHandle key, byte[] sealed, String context) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                .decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] seal(byte[] open, byte[] content, String context) {
        try {
            return TinkProtoKeysetFormat.parseKeysetWithoutSecret(open)
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(content, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalStateException("what is said to be a public key is none", noKey);
        }
    }
}
