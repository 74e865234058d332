package city.open.inside.exchange;

import city.open.inside.exchange.DiscoveredProcedure.Link;
import city.open.inside.exchange.DiscoveredProcedure.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the procedure behind a log. Pure, and the same log always gives the same procedure: ties go by name.
 *
 * <p>The main line runs from the most frequent first step to the most frequent last one, over every step that more than
 * half of the cases took, in the order in which cases come to them on average; two neighbours change places when the
 * log goes directly from the second to the first more often than the other way. Every other step is a side step that
 * leaves the chart where it most often comes from and returns to where it most often leads.
 */
final class Discovery {
    private static final double SHARE_OF_CASES_ON_THE_MAIN_LINE = 0.5;
    private static final Comparator<String> BY_NAME = Comparator.naturalOrder();
    private static final Comparator<Flow.Succession> BY_NAMES =
            Comparator.comparing(Flow.Succession::from).thenComparing(Flow.Succession::to);

    private Discovery() {}

    static DiscoveredProcedure of(LogSummary log) {
        return of(log, UnaryOperator.identity());
    }

    /** @param open what everybody may read of the name of a step */
    static DiscoveredProcedure of(LogSummary log, UnaryOperator<String> open) {
        var flow = log.flow();
        var starts = mostFrequentFirst(flow.starts(), BY_NAME);
        var ends = mostFrequentFirst(flow.ends(), BY_NAME);
        if (starts.isEmpty() || ends.isEmpty()) {
            return new DiscoveredProcedure(List.of(), List.of(), List.of());
        }
        var main = mainLine(flow, starts.getFirst(), ends.getFirst(), log.cases());
        var side = mostFrequentFirst(flow.cases(), BY_NAME).stream()
                .filter(activity -> !main.contains(activity))
                .toList();

        var ids = new HashMap<String, String>();
        var names = new Slugs();
        Stream.concat(main.stream(), side.stream())
                .forEach(activity -> ids.put(activity, names.idFor(open.apply(activity))));
        return new DiscoveredProcedure(
                steps(main, ids, log, open),
                steps(side, ids, log, open),
                links(flow, main, side).stream()
                        .map(way -> new Link(
                                ids.getOrDefault(way.from(), way.from()),
                                ids.getOrDefault(way.to(), way.to()),
                                flow.times(way.from(), way.to())))
                        .toList());
    }

    private static List<Step> steps(
            List<String> activities, Map<String, String> ids, LogSummary log, UnaryOperator<String> open) {
        return activities.stream()
                .map(activity -> new Step(
                        ids.getOrDefault(activity, activity),
                        activity,
                        open.apply(log.readableNames().getOrDefault(activity, activity)),
                        log.flow().cases().getOrDefault(activity, 0)))
                .toList();
    }

    private static List<String> mainLine(Flow flow, String start, String end, int cases) {
        var line = flow.cases().keySet().stream()
                .filter(activity -> flow.cases().getOrDefault(activity, 0) > cases * SHARE_OF_CASES_ON_THE_MAIN_LINE)
                .filter(activity -> !activity.equals(start) && !activity.equals(end))
                .sorted(Comparator.comparing((String activity) -> flow.places().getOrDefault(activity, 0L))
                        .thenComparing(BY_NAME))
                .collect(Collectors.toCollection(ArrayList::new));
        settleNeighbours(flow, line);
        line.addFirst(start);
        if (!end.equals(start)) {
            line.addLast(end);
        }
        return line;
    }

    /** Each exchange lets more successions go forward than before, so this comes to an end. */
    private static void settleNeighbours(Flow flow, List<String> line) {
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int i = 1; i < line.size(); i++) {
                if (flow.times(line.get(i), line.get(i - 1)) > flow.times(line.get(i - 1), line.get(i))) {
                    Collections.swap(line, i - 1, i);
                    moved = true;
                }
            }
        }
    }

    private static Collection<Flow.Succession> links(Flow flow, List<String> main, List<String> side) {
        var links = new LinkedHashSet<Flow.Succession>();
        for (int i = 1; i < main.size(); i++) {
            links.add(new Flow.Succession(main.get(i - 1), main.get(i)));
        }
        var strongest = mostFrequentFirst(flow.successions(), BY_NAMES);
        links.addAll(waysOut(strongest, main));
        var sideSteps = Set.copyOf(side);
        var returned = new LinkedHashSet<String>();
        for (var way : strongest) {
            if (sideSteps.contains(way.from()) && !way.from().equals(way.to()) && returned.add(way.from())) {
                links.add(way);
            }
        }
        return links;
    }

    /** The strongest ways that together lead from the main line to every step it leads to, however far beside it. */
    private static List<Flow.Succession> waysOut(List<Flow.Succession> strongestFirst, List<String> main) {
        var byFrom = new HashMap<String, List<Reach>>();
        for (int rank = 0; rank < strongestFirst.size(); rank++) {
            var way = strongestFirst.get(rank);
            byFrom.computeIfAbsent(way.from(), _ -> new ArrayList<>()).add(new Reach(rank, way));
        }
        var reached = new HashSet<>(main);
        var ahead = new PriorityQueue<>(Comparator.comparingInt(Reach::rank));
        main.forEach(step -> ahead.addAll(byFrom.getOrDefault(step, List.of())));
        var ways = new ArrayList<Flow.Succession>();
        for (var next = ahead.poll(); next != null; next = ahead.poll()) {
            if (reached.add(next.way().to())) {
                ways.add(next.way());
                ahead.addAll(byFrom.getOrDefault(next.way().to(), List.of()));
            }
        }
        return ways;
    }

    /** @param rank the place of {@code way} among all ways, strongest first */
    private record Reach(int rank, Flow.Succession way) {}

    private static <T> List<T> mostFrequentFirst(Map<T, Integer> counts, Comparator<T> whenEqual) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(whenEqual)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
