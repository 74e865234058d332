package city.open.ground.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Opens sheets. */
public final class Sheets {
    private Sheets() {}

    /**
     * All sheets of one folder by name.
     *
     * @param place where the folder is, such as {@code classpath:} or {@code file:/srv/open/}
     */
    public static List<Entry> folder(String place, String folder, Faults faults) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(place + folder + "/*.yaml");
            Arrays.sort(files, Comparator.comparing(Sheets::name));
            if (files.length == 0) {
                faults.add("%s: no sheet is there; expected %s/*.yaml".formatted(place + folder, folder));
            }
            List<Entry> sheets = new ArrayList<>();
            for (Resource file : files) {
                try (InputStream content = file.getInputStream()) {
                    read(folder + "/" + name(file), content, faults).ifPresent(sheets::add);
                }
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be read.".formatted(place + folder), e);
        }
    }

    /** One sheet; nothing if it is no YAML mapping, which is then among the faults. */
    public static Optional<Entry> read(String file, InputStream content, Faults faults) {
        try {
            Optional<Node> node =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeInputStream(content);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(new Entry(file, "", mapping, faults));
            }
            faults.add("%s: the sheet holds no entries such as `name: …`".formatted(file));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ", line %d".formatted(mark.getLine() + 1))
                    .orElse("");
            faults.add("%s%s: not readable as YAML: %s".formatted(file, line, e.getProblem()));
        } catch (YamlEngineException e) {
            faults.add("%s: not readable as YAML: %s".formatted(file, e.getMessage()));
        }
        return Optional.empty();
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
