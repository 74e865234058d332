package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** RFC 8032, Ed25519, by the JDK, with its keys in the plain form of 32 bytes. */
final class Ed25519 {
    static final int KEY = 32;
    static final int SIGNATURE = 64;

    private static final String NAME = "Ed25519";

    /** What stands before the 32 bytes of a public key in X.509: RFC 8410 section 4. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static PublicKey publicKey(byte[] bytes) {
        require(bytes.length == KEY, "An Ed25519 key has " + KEY + " bytes, not " + bytes.length);
        var encoded = ByteBuffer.allocate(X509.length + KEY).put(X509).put(bytes);
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded.array()));
        } catch (GeneralSecurityException e) {
            throw new TlogException("Not an Ed25519 key: " + Grammar.base64(bytes), e);
        }
    }

    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new TlogException("Not an Ed25519 private key in PKCS#8", e);
        }
    }

    static PrivateKey generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no Ed25519", e);
        }
    }

    /**
     * The 32 bytes of the public key that belongs to a private one. PKCS#8 does not hold them and the JDK has no call
     * to ask for them, but it derives them for a new pair, here from the private key instead of chance.
     */
    static byte[] publicOf(PrivateKey key) {
        var secret = ((EdECPrivateKey) key).getBytes().orElseThrow();
        try {
            var generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(secret, 0, bytes, 0, bytes.length);
                }
            });
            var pair = generator.generateKeyPair();
            if (!pair.getPrivate().equals(key)) {
                throw new IllegalStateException("This Java platform does not derive the public key from the private");
            }
            var encoded = pair.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, X509.length, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no Ed25519", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform does not sign with Ed25519", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(NAME);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK's word for bytes that cannot be a signature, or a key that is no point of the curve.
            return false;
        }
    }
}
