package city.open.town.borders;

import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The districts of the city with their borders, out of {@code map/districts.geojson} beside the sheets; none where a city has no such file. */
@Component
public class Borders {
    static final String FILE = "map/districts.geojson";

    private final BordersFile.Written written;

    /**
     * @throws SheetFault when the file cannot be used
     */
    Borders(CityFolder city) {
        var faults = new Faults();
        written = read(city, faults);
        faults.stop(SheetFault::new);
    }

    /** Reads the file of a folder, if it has one, and says what is wrong with it. */
    public static void check(CityFolder city, Faults faults) {
        read(city, faults);
    }

    private static BordersFile.Written read(CityFolder city, Faults faults) {
        try (@Nullable InputStream content = city.find(FILE).orElse(null)) {
            return content == null ? BordersFile.NOTHING : BordersFile.read(FILE, content, faults);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s%s cannot be read.".formatted(city, FILE), e);
        }
    }

    public List<District> districts() {
        return written.districts();
    }

    /** Who drew the borders, and of which year they are. */
    public Text source() {
        return written.source();
    }

    /** Under which licence they may be used. */
    public String licence() {
        return written.licence();
    }

    public Optional<District> find(String id) {
        return districts().stream().filter(district -> district.id().equals(id)).findFirst();
    }

    /** The district in which a place lies. */
    public Optional<District> around(String place) {
        return districts().stream().filter(district -> district.has(place)).findFirst();
    }
}
