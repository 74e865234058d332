package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;

/**
 * A public key with its name, written {@code name+id+key}: signed-note, Verifier keys. Whoever checks notes has got
 * this line in a way he trusts.
 */
public final class VerifierKey {
    private final String name;
    private final KeyType type;
    private final byte[] bytes;
    private final PublicKey key;
    private final int id;

    VerifierKey(String name, KeyType type, byte[] bytes) {
        NoteSignature.requireName(name);
        this.name = name;
        this.type = type;
        this.bytes = bytes;
        this.key = Ed25519.publicKey(bytes);
        // signed-note, Signatures: SHA-256(key name || 0x0A || signature type || public key)[:4]
        var sha256 = Hash.sha256();
        sha256.update(Grammar.utf8(name + "\n"));
        sha256.update(type.identifier());
        this.id = ByteBuffer.wrap(sha256.digest(bytes)).getInt();
    }

    /** The key written as {@code name+id+key}. */
    public static VerifierKey parse(String text) {
        var parts = text.split("\\+", 3);
        require(parts.length == 3, "Not a verifier key, which is name+id+key: " + Grammar.shown(text));
        var typed = Grammar.base64(parts[2]);
        require(typed.length > 0, "Not a verifier key, its last part is empty: " + Grammar.shown(text));
        var key = new VerifierKey(parts[0], KeyType.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        require(
                key.toString().equals(text),
                "The id of this verifier key is not that of its name and key: " + Grammar.shown(text));
        return key;
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    /** The first four bytes of a hash over name, type and key: with the name it tells keys apart, no more. */
    public int id() {
        return id;
    }

    /** Whether both are one key of the curve, under whatever name and type. */
    boolean sameKey(VerifierKey other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** Whether a signature says that it is from this key. */
    boolean named(NoteSignature signature) {
        return name.equals(signature.keyName()) && id == signature.keyId();
    }

    /** Whether a signature is from this key and for this text. */
    boolean verifies(String text, NoteSignature signature) {
        var bytes = signature.signature();
        return named(signature)
                && switch (type) {
                    case NOTE -> Ed25519.verifies(key, Grammar.utf8(text), bytes);
                    case COSIGNATURE -> Cosignature.verifies(key, text, bytes);
                };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The key as {@code name+id+key}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        var typed = ByteBuffer.allocate(1 + bytes.length).put(type.identifier()).put(bytes);
        return "%s+%08x+%s".formatted(name, id, Grammar.base64(typed.array()));
    }
}
