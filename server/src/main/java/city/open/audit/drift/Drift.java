package city.open.audit.drift;

import city.open.audit.input.Given;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far two procedures are apart as graphs (after Dijkman), steps mapped by their ids.
 *
 * @param distance steps and direct successions that only one of them has
 * @param similarity 1 − distance / all of both
 */
public record Drift(int distance, double similarity) {

    /** Reads two models, each a path or edges. */
    public static Drift of(Given standard, Given district) {
        return between(Model.of(standard), Model.of(district));
    }

    public static Drift ofPaths(List<String> standard, List<String> district) {
        return between(Model.ofPath(standard), Model.ofPath(district));
    }

    private static Drift between(Model one, Model other) {
        int distance = onlyInOne(one.nodes(), other.nodes()) + onlyInOne(one.edges(), other.edges());
        int all = one.nodes().size()
                + other.nodes().size()
                + one.edges().size()
                + other.edges().size();
        return new Drift(distance, 1 - (double) distance / all);
    }

    private static <T> int onlyInOne(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return one.size() + other.size() - 2 * both.size();
    }
}
