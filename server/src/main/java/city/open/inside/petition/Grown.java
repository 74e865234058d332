package city.open.inside.petition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a petition has, with one more; the order in which it came stays. */
final class Grown {
    private Grown() {}

    static <T> List<T> list(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return Collections.unmodifiableList(longer);
    }

    static <K, V> Map<K, V> map(Map<K, V> map, K key, V value) {
        Map<K, V> larger = new LinkedHashMap<>(map);
        larger.put(key, value);
        return Collections.unmodifiableMap(larger);
    }
}
