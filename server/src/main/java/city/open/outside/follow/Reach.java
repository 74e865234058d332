package city.open.outside.follow;

import tools.jackson.databind.json.JsonMapper;

/**
 * Where news go. It only travels sealed; {@link #toString} prints none of it.
 *
 * @param to a mailbox, or what a browser gave to be pushed to
 * @param token opens the pages on which this one subscription is confirmed, changed and stopped
 * @param code to be typed instead of following the link of the confirmation; empty where nothing has to be confirmed
 */
record Reach(String to, String token, String code) {
    private static final JsonMapper JSON = JsonMapper.shared();

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    static Reach of(byte[] json) {
        return JSON.readValue(json, Reach.class);
    }

    @Override
    public String toString() {
        return "Reach[sealed]";
    }
}
