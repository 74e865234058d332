package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash as RFC 6962 section 2.1 forms them: of a leaf, of an inner node, or of the empty tree. */
public final class Hash {
    /** How many bytes a hash has. */
    public static final int LENGTH = 32;

    /** RFC 6962 section 2.1: the hash of an empty list is the hash of an empty string. */
    public static final Hash EMPTY_TREE = new Hash(sha256().digest());

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash with these 32 bytes. */
    public static Hash of(byte[] bytes) {
        require(bytes.length == LENGTH, "A hash has " + LENGTH + " bytes, not " + bytes.length);
        return new Hash(bytes.clone());
    }

    static Hash at(byte[] bytes, int index) {
        return new Hash(Arrays.copyOfRange(bytes, index * LENGTH, (index + 1) * LENGTH));
    }

    /** The hash written in base64, as checkpoints and proofs write it. */
    public static Hash parse(String base64) {
        return of(Grammar.base64(base64));
    }

    /** RFC 6962 section 2.1: {@code SHA-256(0x00 || entry)}. */
    public static Hash ofLeaf(byte[] entry) {
        var sha256 = sha256();
        sha256.update(LEAF);
        return new Hash(sha256.digest(entry));
    }

    /** RFC 6962 section 2.1: {@code SHA-256(0x01 || left || right)}. */
    public static Hash ofNode(Hash left, Hash right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left.bytes);
        return new Hash(sha256.digest(right.bytes));
    }

    /** Replaces the first {@code count} hashes by half as many, those of the nodes above them. */
    static void pairUp(byte[] hashes, int count) {
        var sha256 = sha256();
        for (var i = 0; i < count / 2; i++) {
            sha256.update(NODE);
            sha256.update(hashes, 2 * i * LENGTH, 2 * LENGTH);
            System.arraycopy(sha256.digest(), 0, hashes, i * LENGTH, LENGTH);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void writeTo(byte[] target, int index) {
        System.arraycopy(bytes, 0, target, index * LENGTH, LENGTH);
    }

    /** Lower-case hexadecimal, as the shell's {@code sha256sum} writes it. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return Grammar.base64(bytes);
    }
}
