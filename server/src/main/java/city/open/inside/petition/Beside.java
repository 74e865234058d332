package city.open.inside.petition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever keeps beside the journal what follows from how petitions stand, as a bean of this type. */
@FunctionalInterface
public interface Beside {
    /**
     * What is to be written in the transaction of the facts that lead from one to the other; nothing where the change does not concern it, so that most
     * facts cost nothing more. It may be called for a change that somebody else then overtakes.
     *
     * @param before null at the reception
     * @param facts of this petition, in order
     */
    Optional<Runnable> change(@Nullable Petition before, Petition after, List<Fact> facts);
}
