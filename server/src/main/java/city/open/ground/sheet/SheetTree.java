package city.open.ground.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A sheet as mappings, lists and words, for forms that change it. Comments are not in it. */
public final class SheetTree {
    private static final int WIDTH = 160;

    private SheetTree() {}

    /** Each scalar as the words that are written; nothing for what is no mapping. */
    public static Optional<Map<String, Object>> read(String sheet) {
        try {
            var read = new Load(LoadSettings.builder()
                            .setSchema(new FailsafeSchema())
                            .setAllowDuplicateKeys(false)
                            .build())
                    .loadFromString(sheet);
            return read instanceof Map<?, ?> map ? Optional.of(mapping(map)) : Optional.empty();
        } catch (YamlEngineException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    /** What stands under a key, where it is a mapping; else an empty one. */
    public static Map<String, Object> mapping(Map<String, Object> of, String key) {
        return of.get(key) instanceof Map<?, ?> map ? mapping(map) : new LinkedHashMap<>();
    }

    /** The mappings of a list under a key. */
    public static List<Map<String, Object>> mappings(Map<String, Object> of, String key) {
        return of.get(key) instanceof List<?> list
                ? list.stream()
                        .map(one -> one instanceof Map<?, ?> map ? mapping(map) : new LinkedHashMap<String, Object>())
                        .toList()
                : List.of();
    }

    /** The words of a list under a key. */
    public static List<String> words(Map<String, Object> of, String key) {
        return of.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public static String word(Map<String, Object> of, String key) {
        return of.get(key) instanceof String word ? word : "";
    }

    private static Map<String, Object> mapping(Map<?, ?> map) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        map.forEach((key, value) -> mapping.put(String.valueOf(key), value));
        return mapping;
    }

    /** As the sheets are written: a mapping of words on one line, everything else one under the other. */
    public static String write(Map<String, ?> tree) {
        return new Dump(DumpSettings.builder()
                        .setSchema(new FailsafeSchema())
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setWidth(WIDTH)
                        .setSplitLines(false)
                        .setIndicatorIndent(2)
                        .setIndentWithIndicator(true)
                        .build())
                .dumpToString(tree);
    }
}
