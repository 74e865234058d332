package city.open.border.disclosure;

import city.open.ground.guard.Finding;
import city.open.inside.petition.Fact;
import city.open.inside.petition.FactJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of one petition's facts that the guard has stopped. What was decided once stands, so that an entry made again is the same,
 * whatever the guard has learned since.
 */
record Stops(Map<Integer, Set<String>> parts) {
    static final Stops NONE = new Stops(Map.of());

    private static final String WITHHELD = "withheld";

    /**
     * One place.
     *
     * @param part of the fact, or for what a decision would have opened {@link #opening}
     * @param path of the words within the fact, such as {@code conditions.2.ko}
     */
    record Stop(int seq, String part, String path, Finding.Kind kind, int begins, int ends) {}

    /** What is stopped when it would be opened counts for the deciding fact: the earlier entry stands as it was shown. */
    static String opening(int seq, String part) {
        return "opened." + seq + "." + part;
    }

    Stops with(List<Stop> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<Integer, Set<String>> all = new HashMap<>(parts);
        for (var stop : more) {
            var ofFact = new TreeSet<>(all.getOrDefault(stop.seq(), Set.of()));
            ofFact.add(stop.part());
            all.put(stop.seq(), ofFact);
        }
        return new Stops(all);
    }

    boolean stop(int seq, String part) {
        return parts.getOrDefault(seq, Set.of()).contains(part);
    }

    /** The fact as it may be shown: in the place of what was stopped, that it was. For views, which are folded from facts. */
    Fact shown(Fact fact) {
        var stopped = parts.get(fact.seq());
        if (stopped == null) {
            return fact;
        }
        var shown = new LinkedHashMap<>(FactJson.parts(fact.event()));
        stopped.forEach(part -> shown.computeIfPresent(part, (_, value) -> emptied(value)));
        return new Fact(
                fact.petition(),
                fact.seq(),
                fact.occurredAt(),
                fact.recordedAt(),
                fact.by(),
                FactJson.event(fact.kind(), shown));
    }

    private static Object emptied(Object value) {
        return switch (value) {
            case Map<?, ?> text
            when text.containsKey("ko") -> Map.of("ko", "비공개(개인정보)", "en", "Withheld (personal data)");
            case Map<?, ?> parts -> {
                Map<Object, Object> emptied = new LinkedHashMap<>();
                parts.forEach((name, part) -> emptied.put(name, emptied(part)));
                yield emptied;
            }
            case List<?> list -> list.stream().map(Stops::emptied).toList();
            case String _ -> WITHHELD;
            default -> value;
        };
    }
}
