package city.open.ground.calendar;

import city.open.ground.folder.CityFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The time zone of the city, as its sheet names it: days, minutes and the periods of the law are counted on its clocks. */
public final class CityTime {
    /** Its key in {@code city.yaml}. */
    public static final String KEY = "time-zone";

    /** What is wrong with a sheet is told when the city is read; until then the zone of the city that comes along does. */
    public static final ZoneId ZONE = of(CityFolder.here())
            .or(() -> of(CityFolder.builtIn()))
            .orElseThrow(() -> new IllegalStateException("The city that comes along names no time zone."));

    private CityTime() {}

    /**
     * A zone by its IANA name.
     *
     * @throws IllegalArgumentException where there is none, or its clocks are put forward and back: hours of the law are not counted over that
     */
    public static ZoneId zone(String written) {
        if (!ZoneId.getAvailableZoneIds().contains(written)) {
            throw new IllegalArgumentException("no time zone is called '%s' (IANA)".formatted(written));
        }
        var zone = ZoneId.of(written);
        if (!zone.getRules().getTransitionRules().isEmpty()) {
            throw new IllegalArgumentException(
                    "the clocks of %s are put forward and back, which hours set by law are not counted over yet"
                            .formatted(written));
        }
        return zone;
    }

    private static Optional<ZoneId> of(CityFolder city) {
        try (@Nullable InputStream sheet = city.find(CityFolder.SHEET).orElse(null)) {
            return sheet != null
                            && new Load(LoadSettings.builder().build()).loadFromInputStream(sheet)
                                    instanceof Map<?, ?> all
                    ? Optional.of(zone(String.valueOf(all.get(KEY))))
                    : Optional.empty();
        } catch (YamlEngineException | IllegalArgumentException | DateTimeException unusable) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
