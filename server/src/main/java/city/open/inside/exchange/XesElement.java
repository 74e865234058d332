package city.open.inside.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one trace or event as they stand in the file. Attributes inside attributes explain their owner and
 * are checked, but not kept.
 */
final class XesElement {
    private final int line;
    private final int column;
    private final Map<String, XesValue> values = new HashMap<>();
    private final Set<String> contradicted = new HashSet<>();

    XesElement(int line, int column) {
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    void put(String key, XesValue value) {
        var before = values.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            contradicted.add(key);
        }
    }

    @Nullable
    XesValue get(String key) {
        return values.get(key);
    }

    Map<String, XesValue> values() {
        return values;
    }

    /** Whether the file gives {@code key} twice with different values, so that neither can be believed. */
    boolean contradicts(String key) {
        return contradicted.contains(key);
    }
}
