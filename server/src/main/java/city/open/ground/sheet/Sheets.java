package city.open.ground.sheet;

import city.open.ground.calendar.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
                return Optional.of(new Entry(file, "", "", mapping, faults));
            }
            faults.add(
                    "%s: the sheet holds no entries such as `name: …`".formatted(file),
                    new Faults.Placed(
                            "", 0, new Text("`name: …` 같은 항목이 없습니다", "The sheet holds no entries such as `name: …`")));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            faults.add(
                    "%s%s: not readable as YAML: %s"
                            .formatted(file, line == 0 ? "" : ", line %d".formatted(line), e.getProblem()),
                    unreadable(line, e.getProblem()));
        } catch (YamlEngineException e) {
            faults.add(
                    "%s: not readable as YAML: %s".formatted(file, e.getMessage()),
                    unreadable(0, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Faults.Placed unreadable(int line, String problem) {
        return new Faults.Placed(
                "",
                line,
                new Text(
                        "YAML로 읽을 수 없습니다(따옴표·들여쓰기·쌍점을 보세요): " + problem,
                        "Not readable as YAML (look at quotes, indents and colons): " + problem));
    }

    /** The same out of a text that somebody typed. */
    public static Optional<Entry> read(String file, String text, Faults faults) {
        return read(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), faults);
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
