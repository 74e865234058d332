package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** A private Ed25519 key with the name under which it signs. Its {@code toString} shows only the public half. */
public final class SigningKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s+([^-]*)-----END PRIVATE KEY-----");

    private static final int LINE = 64;

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(String name, KeyType type, PrivateKey key) {
        this.key = key;
        this.verifier = new VerifierKey(name, type, Ed25519.publicOf(key));
    }

    /** A new key. */
    public static SigningKey generate(String name, KeyType type) {
        return new SigningKey(name, type, Ed25519.generate());
    }

    /** The key with these bytes in PKCS#8 (RFC 8410 section 7), as {@code openssl genpkey -outform DER} makes them. */
    public static SigningKey of(String name, KeyType type, byte[] pkcs8) {
        return new SigningKey(name, type, Ed25519.privateKey(pkcs8));
    }

    /** The key in PEM (RFC 7468), as {@code openssl genpkey -algorithm ed25519} writes it. */
    public static SigningKey ofPem(String name, KeyType type, String pem) {
        var parts = PEM.matcher(pem.strip());
        require(parts.matches(), "Not a private key in PEM (RFC 7468)");
        return of(name, type, Grammar.base64(parts.group(1).replaceAll("\\s", "")));
    }

    /** The key in PEM, with its newline. Whoever reads it can sign as this key. */
    public String pem() {
        var body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    /** The public half, for everybody who checks. */
    public VerifierKey verifier() {
        return verifier;
    }

    NoteSignature sign(String text) {
        require(verifier.type() == KeyType.NOTE, verifier.name() + " is a key for cosignatures, not for notes");
        return NoteSignature.of(verifier.name(), verifier.id(), Ed25519.sign(key, Grammar.utf8(text)));
    }

    NoteSignature cosign(String text, Instant at) {
        require(verifier.type() == KeyType.COSIGNATURE, verifier.name() + " is a key for notes, not for cosignatures");
        return NoteSignature.of(verifier.name(), verifier.id(), Cosignature.sign(key, text, at));
    }

    @Override
    public String toString() {
        return verifier.toString();
    }
}
