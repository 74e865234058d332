package city.open.inside.exchange.webhook;

import city.open.inside.exchange.NotTaken;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where a subscriber wants its entries: over TLS, or on this machine. */
record Target(URI address) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
    private static final int LONGEST = 2_000;

    /** @throws NotTaken with a sentence for whoever typed the address */
    static Target of(String text) {
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException _) {
            throw new NotTaken(
                    "주소가 아닙니다. https://example.org/entries처럼 적으십시오.",
                    "This is not an address: give one like https://example.org/entries.");
        }
        var host = Objects.requireNonNullElse(address.getHost(), "");
        var scheme = Objects.requireNonNullElse(address.getScheme(), "");
        if (host.isEmpty()
                || text.length() > LONGEST
                || address.getUserInfo() != null
                || address.getFragment() != null) {
            throw new NotTaken(
                    "주소에는 호스트가 있어야 하고 비밀번호나 # 부분이 없어야 합니다. https://example.org/entries처럼 적으십시오.",
                    "The address needs a host, and has no password and no # part: give one like https://example.org/entries.");
        }
        if (!scheme.equals("https")
                && !(scheme.equals("http") && LOOPBACK.matcher(host).matches())) {
            throw new NotTaken(
                    "기록은 https로만 내보냅니다. http는 http://localhost:9000/entries처럼 이 컴퓨터에서만 씁니다.",
                    "Entries go out over https only; http is for this machine, as in http://localhost:9000/entries.");
        }
        return new Target(address);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
