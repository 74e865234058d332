package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;

/** A private Ed25519 key with the name under which it signs. Its {@code toString} shows only the public half. */
public final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
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
        var text = pem.replace("\r", "").strip() + "\n";
        require(text.startsWith(BEGIN) && text.endsWith(END), "Not a private key in PEM (RFC 7468)");
        var body = text.substring(BEGIN.length(), text.length() - END.length()).replace("\n", "");
        return of(name, type, Grammar.base64(body));
    }

    /** The key in PEM, with its newline. Whoever reads it can sign as this key. */
    public String pem() {
        var encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return BEGIN + encoder.encodeToString(key.getEncoded()) + END;
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
