/**
 * Who an official is here, and what that official may do.
 *
 * <p>An account belongs to one official; the roles of the account and the post of the official together decide. Every right is one row of
 * one table ({@link city.open.inside.identity.Rights}), and a refusal names the rule that refused.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.database",
            "ground.gate",
            "ground.guard",
            "ground.page",
            "ground.vocabulary",
            "inside.petition",
            "town.organization"
        })
@NullMarked
package city.open.inside.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
