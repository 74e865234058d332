package city.open.border.reports;

import tools.jackson.databind.json.JsonMapper;

/**
 * Who a reporter says they are. It only travels sealed, and {@link #toString} prints none of it.
 *
 * @param name as they wrote it; empty where they wrote none
 * @param reach how they can be reached
 */
public record Identity(String name, String reach) {
    public static final Identity NOBODY = new Identity("", "");
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_REACH = 300;

    /** More than a name and an address can take, so that all envelopes are of one size, also those of nobody. */
    static final int SIZE = 4 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws IllegalArgumentException where it is longer than an envelope lets through */
    public Identity {
        if (name.length() > LONGEST_NAME || reach.length() > LONGEST_REACH) {
            throw new IllegalArgumentException("longer than an envelope is");
        }
    }

    public boolean isNobody() {
        return name.isEmpty() && reach.isEmpty();
    }

    byte[] padded() {
        return Said.padded(JSON.writeValueAsBytes(this), SIZE);
    }

    static Identity of(byte[] padded) {
        return JSON.readValue(Said.unpadded(padded), Identity.class);
    }

    @Override
    public String toString() {
        return "Identity[sealed]";
    }
}
