package city.open.town.borders;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The districts of the city with their borders, out of {@code map/districts.geojson} beside the sheets; none where a city has no such file. */
@Component
public class Borders {
    static final String FILE = "map/districts.geojson";

    private final BordersFile.Written written;

    /**
     * @param place the folder above {@code map/}
     * @throws SheetFault when the file cannot be used
     */
    Borders(@Value("${open.sheets:classpath:}") String place) {
        var file = new PathMatchingResourcePatternResolver().getResource(place + FILE);
        if (!file.exists()) {
            written = BordersFile.NOTHING;
            return;
        }
        var faults = new Faults();
        try (InputStream content = file.getInputStream()) {
            written = BordersFile.read(FILE, content, faults);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read.".formatted(place + FILE), e);
        }
        faults.stop(SheetFault::new);
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
