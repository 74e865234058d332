/**
 * What is opened of a petition beyond the policy and what is taken back: papers with parts blackened, entries withheld.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.vocabulary",
            "inside.casework",
            "inside.identity",
            "inside.petition",
            "inside.rendition",
            "inside.vault",
            "town.organization"
        })
@NullMarked
package city.open.inside.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
