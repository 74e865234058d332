package city.open.inside.exchange.webhook;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where a subscriber wants its entries: over TLS, or on this machine. */
record Target(URI address) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
    private static final int LONGEST = 2_000;

    /** @throws IllegalArgumentException with a sentence for whoever typed the address */
    static Target of(String text) {
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "This is not an address: give one like https://example.org/entries.", broken);
        }
        var host = Objects.requireNonNullElse(address.getHost(), "");
        var scheme = Objects.requireNonNullElse(address.getScheme(), "");
        if (host.isEmpty()
                || text.length() > LONGEST
                || address.getUserInfo() != null
                || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "The address needs a host, and has no password and no # part: give one like https://example.org/entries.");
        }
        if (!scheme.equals("https")
                && !(scheme.equals("http") && LOOPBACK.matcher(host).matches())) {
            throw new IllegalArgumentException(
                    "Entries go out over https only; http is for this machine, as in http://localhost:9000/entries.");
        }
        return new Target(address);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
