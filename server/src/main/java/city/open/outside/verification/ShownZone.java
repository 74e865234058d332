package city.open.outside.verification;

import city.open.ground.calendar.CityTime;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** By whose clocks the city that is checked counts its days, as it says itself. */
final class ShownZone {
    private static final String KEY = "timeZone";

    private ShownZone() {}

    /** Where nothing is said, from before any other could be, it is the one of the city that comes along. */
    static ZoneId in(JsonNode shown) {
        var name = shown.path(KEY).asString("");
        if (name.isEmpty()) {
            return CityTime.ZONE;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new NotShown("The time zone is shown as '%s', which there is not.".formatted(name));
        }
        return ZoneId.of(name);
    }
}
