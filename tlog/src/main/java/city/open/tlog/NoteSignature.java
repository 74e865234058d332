package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note (signed-note, Format): the name of the key and, in base64, its id and the signature.
 * Nothing is known of it before a {@link VerifierKey} has looked at it.
 */
public record NoteSignature(String keyName, String base64) {
    private static final String DASH = "— ";
    private static final int ID = Integer.BYTES;

    public NoteSignature {
        requireName(keyName);
        require(Grammar.base64(base64).length > ID, "A signature has a key id and more, this has not: " + base64);
    }

    static NoteSignature of(String keyName, int keyId, byte[] signature) {
        var bytes = ByteBuffer.allocate(ID + signature.length).putInt(keyId).put(signature);
        return new NoteSignature(keyName, Grammar.base64(bytes.array()));
    }

    static NoteSignature parse(String line) {
        var parts = line.split(" ", 3);
        require(line.startsWith(DASH) && parts.length == 3, "Not a signature line: " + Grammar.shown(line));
        return new NoteSignature(parts[1], parts[2]);
    }

    /** signed-note, Format: not empty, no Unicode space, no plus. */
    static void requireName(String name) {
        require(
                !name.isEmpty() && Grammar.isPlain(name) && name.codePoints().noneMatch(c -> c == '+' || isSpace(c)),
                "The name of a key is not empty and has no space and no plus: " + Grammar.shown(name));
        Grammar.utf8(name);
    }

    /** Unicode's property White_Space. */
    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85;
    }

    /** The id of the key, which with its name tells which key this may be from. */
    public int keyId() {
        return ByteBuffer.wrap(Grammar.base64(base64)).getInt();
    }

    byte[] signature() {
        var bytes = Grammar.base64(base64);
        return Arrays.copyOfRange(bytes, ID, bytes.length);
    }

    /** The line as it stands below a note, with its newline. */
    public String line() {
        return DASH + keyName + " " + base64 + "\n";
    }
}
