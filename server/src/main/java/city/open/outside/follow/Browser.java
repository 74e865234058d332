package city.open.outside.follow;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser that can be pushed to, as it gives itself (Push API). {@link #toString} prints nothing of it.
 *
 * @param endpoint at its maker's push service
 * @param key its public key, for RFC 8291
 * @param auth the secret it shares with us
 */
record Browser(URI endpoint, byte[] key, byte[] auth) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 2_000;
    private static final int SECRET = 16;
    private static final int POINT = 65;

    /**
     * Reads what a browser sent.
     *
     * @param anywhere whether TLS may be missing
     * @return empty where it is no subscription
     */
    static Optional<Browser> of(String json, boolean anywhere) {
        try {
            var subscription = JSON.readTree(json);
            var endpoint = URI.create(subscription.path("endpoint").asString(""));
            var keys = subscription.path("keys");
            var browser = new Browser(
                    endpoint,
                    Base64.getUrlDecoder().decode(keys.path("p256dh").asString("")),
                    Base64.getUrlDecoder().decode(keys.path("auth").asString("")));
            return json.length() <= LONGEST && browser.isPossible(anywhere) ? Optional.of(browser) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isPossible(boolean anywhere) {
        if (endpoint.getHost() == null
                || endpoint.getUserInfo() != null
                || !("https".equals(endpoint.getScheme()) || (anywhere && "http".equals(endpoint.getScheme())))
                || key.length != POINT
                || auth.length != SECRET) {
            return false;
        }
        try {
            // Refuses a point that is not on the curve.
            sealing();
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /**
     * Whether its push service is where everybody can reach it, and not a machine in this house. Asks the name servers; Java keeps what they say
     * for the connection that follows.
     */
    boolean isOutside() throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(endpoint.getHost())).noneMatch(Browser::isInside);
    }

    private static boolean isInside(InetAddress address) {
        var bytes = address.getAddress();
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || unique
                || shared;
    }

    /** For this browser alone (RFC 8291). */
    byte[] seal(byte[] message) {
        try {
            return sealing().encrypt(message, null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HybridEncrypt sealing() throws GeneralSecurityException {
        return new WebPushHybridEncrypt.Builder()
                .withAuthSecret(auth)
                .withRecipientPublicKey(key)
                .build();
    }

    @Override
    public String toString() {
        return "Browser[sealed]";
    }
}
