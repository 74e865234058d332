package city.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** OPEN is for any city: the one that comes along is named in its folder and nowhere else. */
class NoCityInTheProgramTest {
    private static final Path MAIN = Path.of("src/main");
    private static final String BUILT_IN = "resources/city/seoul/";
    private static final Pattern NAMED = Pattern.compile("(?i)seoul|서울");

    /** Where it is named all the same, and why. */
    private static final Map<String, String> LAWFUL = Map.ofEntries(
            Map.entry("java/city/open/ground/folder/CityFolder.java", "where the folder lies that comes along"),
            Map.entry("java/city/open/ground/guard/Districts.java", "the provinces of the country, in places"),
            Map.entry("java/city/open/ground/guard/Mask.java", "the same"),
            Map.entry("java/city/open/ground/guard/PersonalData.java", "the same"),
            Map.entry("java/city/open/ground/guard/SealedValues.java", "words that many firms begin with"),
            Map.entry("resources/city/start/city.yaml", "the name of the country's time zone"),
            Map.entry("resources/db/migration/V15__intake.sql", "landed migrations never change; replaced by V57"),
            Map.entry("resources/db/migration/V59__late_while_time_stands.sql", "done once, before there were others"),
            Map.entry("resources/db/migration/V63__division_tally.sql", "a comment"),
            Map.entry("resources/db/migration/V64__watch.sql", "a comment"),
            Map.entry("resources/db/migration/V67__cohort_tally.sql", "a comment"),
            Map.entry("resources/db/migration/V90__places.sql", "done once, before there were others"));

    @Test
    void the_city_that_comes_along_is_named_in_its_folder_alone() {
        var found = new TreeMap<String, TreeSet<String>>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !MAIN.relativize(file).toString().contains("node_modules"))
                    .forEach(file -> {
                        var name = MAIN.relativize(file).toString();
                        if (!name.startsWith(BUILT_IN)) {
                            NAMED.matcher(text(file))
                                    .results()
                                    .forEach(hit -> found.computeIfAbsent(name, _ -> new TreeSet<>())
                                            .add(hit.group()));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found.keySet()).isEqualTo(new TreeSet<>(LAWFUL.keySet()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException picture) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
