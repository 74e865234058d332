package city.open.audit.drift;

import city.open.audit.input.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A procedure as steps and what comes directly after what. A path's steps may repeat, so what is walked are places; their labels are the
 * ids of the steps.
 *
 * @param labels of each place
 * @param next the places directly after each place
 * @param starts where a case begins
 * @param ends where it may end
 */
record Model(List<String> labels, List<Set<Integer>> next, Set<Integer> starts, Set<Integer> ends) {
    static final int MOST_STEPS = 2_000;

    /** A path {@code ["a", "b"]}, or edges {@code [["a", "b"], ["b", "c"]]}. */
    static Model of(Given given) {
        var items = given.items(MOST_STEPS);
        if (items.isEmpty()) {
            throw given.wrong("a model needs one step at least");
        }
        return items.getFirst().isArray()
                ? ofEdges(given, items)
                : ofPath(items.stream().map(Given::text).toList());
    }

    static Model ofPath(List<String> steps) {
        var next = new ArrayList<Set<Integer>>();
        for (int i = 0; i < steps.size(); i++) {
            next.add(i + 1 < steps.size() ? Set.of(i + 1) : Set.of());
        }
        return new Model(List.copyOf(steps), next, Set.of(0), Set.of(steps.size() - 1));
    }

    private static Model ofEdges(Given given, List<Given> edges) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<Integer, Set<Integer>> after = new HashMap<>();
        Set<Integer> entered = new LinkedHashSet<>();
        for (var edge : edges) {
            var ends = edge.pair();
            int from = place(places, ends.get(0).text());
            int to = place(places, ends.get(1).text());
            after.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
            entered.add(to);
        }
        var starts = new LinkedHashSet<>(places.values());
        starts.removeAll(entered);
        var finals = new LinkedHashSet<>(places.values());
        finals.removeAll(after.keySet());
        if (starts.isEmpty() || finals.isEmpty()) {
            throw given.wrong(
                    "no step has nothing before it, or none has nothing after it: a case could not begin or end");
        }
        var next = places.values().stream()
                .map(place -> after.getOrDefault(place, Set.of()))
                .toList();
        return new Model(List.copyOf(places.keySet()), next, starts, finals);
    }

    private static int place(Map<String, Integer> places, String label) {
        places.putIfAbsent(label, places.size());
        return places.getOrDefault(label, 0);
    }

    Set<String> nodes() {
        return new TreeSet<>(labels);
    }

    /** An edge as two labels; a list, as no label can imitate it. */
    Set<List<String>> edges() {
        var edges = new LinkedHashSet<List<String>>();
        for (int from = 0; from < labels.size(); from++) {
            for (int to : next.get(from)) {
                edges.add(List.of(labels.get(from), labels.get(to)));
            }
        }
        return edges;
    }
}
