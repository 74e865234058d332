package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;

/**
 * A witness's word that at {@code time}, in whole seconds, a checkpoint was of the largest tree it had seen of the log,
 * and extended all it had seen before: tlog-cosignature, Ed25519 signed message.
 */
public record Cosignature(VerifierKey witness, Instant time) {

    /** The {@code timestamped_signature} of a checkpoint text: tlog-cosignature, Format. */
    static byte[] sign(PrivateKey key, String text, Instant at) {
        var seconds = at.getEpochSecond();
        require(seconds > 0, "A cosignature needs its time, and " + at + " is none");
        var signature = Ed25519.sign(key, message(text, seconds));
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
    }

    static boolean verifies(PublicKey key, String text, byte[] timestamped) {
        return timestamped.length == Long.BYTES + Ed25519.SIGNATURE
                && seconds(timestamped) >= 0
                && seconds(timestamped) <= Instant.MAX.getEpochSecond()
                && Ed25519.verifies(
                        key,
                        message(text, seconds(timestamped)),
                        Arrays.copyOfRange(timestamped, Long.BYTES, timestamped.length));
    }

    /** What a signature says which is known to verify. */
    static Cosignature of(VerifierKey witness, NoteSignature signature) {
        return new Cosignature(witness, Instant.ofEpochSecond(seconds(signature.signature())));
    }

    private static long seconds(byte[] timestamped) {
        return ByteBuffer.wrap(timestamped).getLong();
    }

    private static byte[] message(String text, long seconds) {
        return Grammar.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
    }
}
