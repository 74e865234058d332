package city.open.tlog;

/** What the signatures of a key say. */
public enum KeyType {
    /** "I stand for this text": signed-note, Ed25519 signatures. A log signs its checkpoints so. */
    NOTE(0x01),
    /** "At this time this was the largest tree I had seen": tlog-cosignature, Ed25519. A witness signs so. */
    COSIGNATURE(0x04);

    private final byte identifier;

    KeyType(int identifier) {
        this.identifier = (byte) identifier;
    }

    /** The signature type identifier byte of signed-note, Signature types. */
    byte identifier() {
        return identifier;
    }

    static KeyType of(byte identifier) {
        for (var type : values()) {
            if (type.identifier == identifier) {
                return type;
            }
        }
        throw new TlogException("Keys of type 0x%02x are not known here".formatted(identifier));
    }
}
