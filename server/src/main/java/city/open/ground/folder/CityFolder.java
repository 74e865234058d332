package city.open.ground.folder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A folder with everything that makes OPEN the city's own. One process works for one city, as it runs in one time zone: which one is settled by the
 * command line or the environment ({@code OPEN_CITY}) before the first file is read, and does not change afterwards. Without either it is
 * the one that comes along.
 */
public final class CityFolder {
    /** The sheet that makes a folder a city's. */
    public static final String SHEET = "city.yaml";

    private static final String SETTING = "open.city";
    private static final String VARIABLE = "OPEN_CITY";
    private static final CityFolder BUILT_IN = new CityFolder("classpath:city/seoul/");

    private static final String START_PATH = "city/start/";
    private static final String START = "classpath:" + START_PATH;

    private final String place;

    private CityFolder(String place) {
        this.place = place;
    }

    /** Read once, by whoever asks first. */
    private static final class Here {
        private static final CityFolder FOLDER = settled();

        private static CityFolder settled() {
            var named = System.getProperty(SETTING);
            if (named == null || named.isBlank()) {
                named = System.getenv(VARIABLE);
            }
            return named == null || named.isBlank() ? BUILT_IN : at(Path.of(named));
        }
    }

    /** The one this process works for. */
    public static CityFolder here() {
        return Here.FOLDER;
    }

    /** The one that comes along. */
    public static CityFolder builtIn() {
        return BUILT_IN;
    }

    public static CityFolder at(Path folder) {
        return new CityFolder(
                folder.toAbsolutePath().normalize().toUri().toString().replaceFirst("/*$", "/"));
    }

    /**
     * Makes this the folder that the process works for.
     *
     * @throws IllegalStateException when it works for another one already
     */
    public static CityFolder settle(Path folder) {
        System.setProperty(SETTING, folder.toAbsolutePath().normalize().toString());
        if (!here().place.equals(at(folder).place)) {
            throw new IllegalStateException("This process works for the city in %s already.".formatted(here()));
        }
        return here();
    }

    /** Writes the folder of an invented city, to begin with. */
    public static void writeStart(Path folder) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources(START + "**/*.*");
        for (var file : files) {
            var address = file.getURL().toString();
            var to = folder.resolve(address.substring(address.indexOf(START_PATH) + START_PATH.length()));
            Files.createDirectories(to.toAbsolutePath().getParent());
            try (InputStream content = file.getInputStream()) {
                Files.copy(content, to);
            }
        }
    }

    /** Where the folder is, such as {@code file:/srv/city/}; always with a slash at its end. */
    public String place() {
        return place;
    }

    public boolean isBuiltIn() {
        return place.equals(BUILT_IN.place);
    }

    /** Whether this folder itself has this file, or a file in this folder of it. */
    public boolean has(String name) {
        try {
            return new PathMatchingResourcePatternResolver()
                            .getResource(place + name)
                            .isReadable()
                    || !names(name).isEmpty();
        } catch (RuntimeException none) {
            return false;
        }
    }

    /** Of what a city may leave out: this folder where it has it, else the one that comes along. */
    public CityFolder orBuiltIn(String name) {
        return has(name) ? this : BUILT_IN;
    }

    /** The names of the files in a folder of it, in order; none where there is no such folder. */
    public List<String> names(String folder) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(place + folder + "/*"))
                    .filter(Resource::isReadable)
                    .map(file -> String.valueOf(file.getFilename()))
                    .sorted()
                    .toList();
        } catch (FileNotFoundException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s%s cannot be read.".formatted(this, folder), e);
        }
    }

    /** Every file in it, by its path from here, in order. For a folder that somebody edits, not for the one in the program. */
    public List<String> everything() {
        var root = Path.of(URI.create(place));
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be read.".formatted(this), e);
        }
    }

    /** A file of this folder itself. Whoever asks closes it. */
    public Optional<InputStream> find(String file) {
        var found = new PathMatchingResourcePatternResolver().getResource(place + file);
        try {
            return found.isReadable() ? Optional.of(found.getInputStream()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s%s cannot be read.".formatted(this, file), e);
        }
    }

    /** A file of this folder, or where it leaves it out, of the one that comes along. Whoever asks closes it. */
    public InputStream open(String file) {
        return find(file)
                .or(() -> BUILT_IN.find(file))
                .orElseThrow(() -> new IllegalStateException("%s%s is missing.".formatted(this, file)));
    }

    /** As its editor knows it. */
    @Override
    public String toString() {
        return isBuiltIn() ? place : Path.of(URI.create(place)) + "/";
    }
}
