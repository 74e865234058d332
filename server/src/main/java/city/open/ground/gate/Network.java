package city.open.ground.gate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What counts as one address. */
public final class Network {
    private static final int LONGEST = 100;

    private Network() {}

    /** An IPv4 address; of IPv6 the network (/64), as one machine has as many addresses in it as it likes. Nothing is looked up. */
    public static String of(String address) {
        var bare = address.replaceFirst("%.*", "");
        try {
            var known = InetAddress.ofLiteral(bare);
            return known instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8) + "/64"
                    : known.getHostAddress();
        } catch (IllegalArgumentException notOne) {
            // A proxy may name its client otherwise.
            return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
        }
    }
}
