package city.open.audit.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far the steps that two procedures share differ in who owns them, how long they may take and what is shown of them. Two charts can be
 * the same and the procedures not.
 *
 * @param shared how many steps both have; what only one of them has is counted by {@link Drift}
 * @param drift the share of the shared steps in which anything differs; null if nothing is shared, as there is no share of nothing
 * @param differing the steps in which anything differs, in the order of the standard
 */
public record Attributes(int shared, @Nullable Double drift, Other other, List<String> differing) {
    public Attributes {
        differing = List.copyOf(differing);
    }

    /** What is compared of a step, in the words of whoever compares: a rank, a term, a ground of disclosure. */
    public record Step(String owner, String period, String disclosure) {}

    /** In how many of the shared steps each differs. */
    public record Other(int owner, int period, int disclosure) {}

    /** @param standard steps by their ids, in the order of the procedure */
    public static Attributes between(Map<String, Step> standard, Map<String, Step> district) {
        var both = new ArrayList<>(standard.keySet());
        both.retainAll(new HashSet<>(district.keySet()));
        var differing = both.stream()
                .filter(id -> !step(standard, id).equals(step(district, id)))
                .toList();
        return new Attributes(
                both.size(),
                both.isEmpty() ? null : (double) differing.size() / both.size(),
                new Other(
                        others(standard, district, differing, Step::owner),
                        others(standard, district, differing, Step::period),
                        others(standard, district, differing, Step::disclosure)),
                differing);
    }

    private static int others(
            Map<String, Step> standard, Map<String, Step> district, List<String> ids, Function<Step, String> of) {
        return (int) ids.stream()
                .filter(id -> !of.apply(step(standard, id)).equals(of.apply(step(district, id))))
                .count();
    }

    private static Step step(Map<String, Step> steps, String id) {
        return Objects.requireNonNull(steps.get(id));
    }
}
