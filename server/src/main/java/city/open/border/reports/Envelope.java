package city.open.border.reports;

import tools.jackson.databind.json.JsonMapper;

/**
 * What the office finds in an envelope. The key to answer to comes along, sealed, so that nobody who can change the database can put another in its
 * place and read the answers.
 *
 * @param key the public half of the reporter's key
 */
record Envelope(Said said, byte[] key) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static byte[] padded(Said said, byte[] key) {
        return Said.padded(JSON.writeValueAsBytes(new Envelope(said, key)));
    }

    static Envelope of(byte[] padded) {
        return JSON.readValue(Said.unpadded(padded), Envelope.class);
    }

    @Override
    public String toString() {
        return "Envelope[sealed]";
    }
}
