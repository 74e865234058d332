package city.open.border.surveys;

import city.open.ground.calendar.Text;
import java.util.List;

/**
 * One question of a sheet.
 *
 * @param index whether the anti-corruption index counts it
 * @param options of a scale from the worst to the best
 */
public record Question(String id, Kind kind, boolean index, Text ask, List<Option> options) {
    /** Offered with every question, and counted apart. */
    public static final String DONT_KNOW = "dont-know";

    private static final double BEST = 100;

    public Question {
        options = List.copyOf(options);
    }

    public enum Kind {
        SCALE,
        CHOICE
    }

    public record Option(String id, Text name) {}

    public boolean knows(String answer) {
        return answer.equals(DONT_KNOW)
                || options.stream().anyMatch(one -> one.id().equals(answer));
    }

    /** What a step of a scale counts, 0 for the worst to 100 for the best. */
    public double score(int step) {
        return step * BEST / (options.size() - 1);
    }
}
