package city.open.outside.portal;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Live streams by the address of their readers. One address holds only so many, so that nobody keeps the others out. */
@Component
class LivePlaces {
    private final ConcurrentHashMap<String, Integer> held = new ConcurrentHashMap<>();
    private final int mostOfOne;

    LivePlaces(@Value("${open.live.per-address:1000}") int mostOfOne) {
        this.mostOfOne = mostOfOne;
    }

    /** Of one stream. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a place, to be given back when the stream ends.
     *
     * @param address of IPv6 its network counts, as one machine has as many addresses in it as it likes
     */
    Place enter(String address) {
        var who = address.indexOf(':') < 0
                ? address
                : Arrays.stream(address.split(":")).limit(4).collect(Collectors.joining(":"));
        held.compute(who, (_, before) -> {
            int now = before == null ? 1 : before + 1;
            if (now > mostOfOne) {
                throw new NotServed(429, "too-many-streams", mostOfOne);
            }
            return now;
        });
        return () -> held.computeIfPresent(who, (_, before) -> before == 1 ? null : before - 1);
    }
}
