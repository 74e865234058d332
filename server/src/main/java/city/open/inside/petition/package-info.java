/**
 * What happens to a petition (민원), from reception to the last notice.
 *
 * <p>The journal holds the facts, in order, for good. A rule looks at where a petition stands and answers with a new fact or
 * with the reason why not. Everything else that OPEN shows is derived from the journal.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.vocabulary",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.petition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
