package city.open.audit.flags;

import city.open.ground.calendar.Text;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one flag found among all cases, and first, of how many of them it can say anything.
 *
 * @param scope cases, or whatever else it looks at, that it is about
 * @param computable those of a class in which what is needed is there for four of five, and which is large enough
 * @param tested with how many probabilities; 0 where the rule has none
 * @param missing what would have to be kept for it; null where it can be asked
 */
public record Swept(
        long scope,
        long computable,
        int tested,
        List<Raised> raised,
        @Nullable Text missing) {
    public Swept {
        raised = List.copyOf(raised);
    }

    static Swept without(String ko, String en) {
        return new Swept(0, 0, 0, List.of(), new Text(ko, en));
    }

    static Swept both(Swept one, Swept other) {
        return new Swept(
                Math.max(one.scope(), other.scope()),
                Math.max(one.computable(), other.computable()),
                one.tested() + other.tested(),
                Stream.concat(one.raised().stream(), other.raised().stream()).toList(),
                null);
    }
}
