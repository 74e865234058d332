package city.open.tlog;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A log and witnesses for tests. The keys are made from small numbers, so every run signs the same bytes. */
final class Keys {
    static final String ORIGIN = "log.example/petitions";
    static final SigningKey LOG = key(ORIGIN, KeyType.NOTE, 1);
    static final SigningKey NEXT_LOG = key(ORIGIN, KeyType.NOTE, 2);
    static final SigningKey KIM = key("witness.example/kim", KeyType.COSIGNATURE, 3);
    static final SigningKey LEE = key("witness.example/lee", KeyType.COSIGNATURE, 4);

    private Keys() {}

    static SigningKey key(String name, KeyType type, int number) {
        return key(name, type, ByteBuffer.allocate(32).putInt(number).array());
    }

    /** The key of RFC 8032 with these 32 bytes, which RFC 8410 section 7 wraps in PKCS#8. */
    static SigningKey key(String name, KeyType type, byte[] seed) {
        var pkcs8 = ByteBuffer.allocate(48)
                .put(HexFormat.of().parseHex("302e020100300506032b657004220420"))
                .put(seed);
        return SigningKey.of(name, type, pkcs8.array());
    }
}
