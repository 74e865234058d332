package city.open.audit.drift;

import city.open.audit.input.Given;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The cheapest way to lay a real case beside the model (Adriansyah): 1 for each step that is missing or extra. Exact.
 *
 * @param alignmentFitness 1 − cost / (steps of the case + steps of the model's shortest path)
 */
public record Alignment(int alignmentCost, double alignmentFitness) {
    /** Places of the model times steps of the case: memory and time grow with it. */
    private static final int MOST_STATES = 4_000_000;

    /** Reads a model, a path or edges, and the steps of a case. */
    public static Alignment of(Given model, Given trace) {
        var read = Model.of(model);
        var steps = trace.items(Model.MOST_STEPS).stream().map(Given::text).toList();
        if ((long) (read.labels().size() + 1) * (steps.size() + 1) > MOST_STATES) {
            throw trace.wrong("model and case together are too long to be aligned exactly");
        }
        return model.counted(() -> of(read, steps));
    }

    public static Alignment ofPath(List<String> model, List<String> trace) {
        return of(Model.ofPath(model), trace);
    }

    static Alignment of(Model model, List<String> trace) {
        int cost = cheapest(model, trace);
        int shortest = cheapest(model, List.of());
        return new Alignment(cost, 1 - (double) cost / (trace.size() + shortest));
    }

    /**
     * Dijkstra with costs 0 and 1 over (place last left, steps of the case done). Place {@code labels.size()} is the one before the start.
     */
    private static int cheapest(Model model, List<String> trace) {
        int before = model.labels().size();
        int width = trace.size() + 1;
        var cost = new int[(before + 1) * width];
        Arrays.fill(cost, Integer.MAX_VALUE);
        Deque<int[]> open = new ArrayDeque<>();
        reach(cost, open, before * width, 0, false);
        while (true) {
            var at = open.poll();
            if (at == null) {
                throw new IllegalArgumentException("no end of the model can be reached from its start");
            }
            int state = at[0];
            if (at[1] > cost[state]) {
                continue;
            }
            int place = state / width;
            int done = state % width;
            if (done == trace.size() && model.ends().contains(place)) {
                return at[1];
            }
            if (done < trace.size()) {
                reach(cost, open, state + 1, at[1] + 1, true);
            }
            for (int next : place == before ? model.starts() : model.next().get(place)) {
                if (done < trace.size() && trace.get(done).equals(model.labels().get(next))) {
                    reach(cost, open, next * width + done + 1, at[1], false);
                }
                reach(cost, open, next * width + done, at[1] + 1, true);
            }
        }
    }

    private static void reach(int[] cost, Deque<int[]> open, int state, int at, boolean paid) {
        if (at >= cost[state]) {
            return;
        }
        cost[state] = at;
        if (paid) {
            open.addLast(new int[] {state, at});
        } else {
            open.addFirst(new int[] {state, at});
        }
    }
}
