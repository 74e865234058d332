package city.open.audit.drift;

import java.util.List;

/** Token replay on a path (Rozinat), a cross-check beside the alignment: ½(1 − missing/consumed) + ½(1 − remaining/produced). */
public final class Replay {
    private Replay() {}

    /** Steps that the path does not have leave no token; of a repeated step the first place counts that has one, else its first. */
    public static double fitness(List<String> model, List<String> trace) {
        var tokens = new int[model.size() + 1];
        tokens[0] = 1;
        int produced = 1;
        int consumed = 0;
        int missing = 0;
        for (var step : trace) {
            int place = placeOf(step, model, tokens);
            if (place < 0) {
                continue;
            }
            consumed++;
            produced++;
            if (tokens[place] == 0) {
                missing++;
            } else {
                tokens[place]--;
            }
            tokens[place + 1]++;
        }
        consumed++;
        if (tokens[model.size()] == 0) {
            missing++;
        } else {
            tokens[model.size()]--;
        }
        int remaining = 0;
        for (int left : tokens) {
            remaining += left;
        }
        return (1 - (double) missing / consumed) / 2 + (1 - (double) remaining / produced) / 2;
    }

    private static int placeOf(String step, List<String> model, int[] tokens) {
        int first = -1;
        for (int place = 0; place < model.size(); place++) {
            if (model.get(place).equals(step)) {
                if (tokens[place] > 0) {
                    return place;
                }
                first = first < 0 ? place : first;
            }
        }
        return first;
    }
}
