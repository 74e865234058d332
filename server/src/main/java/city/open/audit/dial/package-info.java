/**
 * The dial: what is disclosed, as the Audit Division sets it. A change of the policy is drafted, tried on what has really happened, reviewed by another
 * and released; one auditor may close a part at once, and another ratifies within a day or it lapses ({@code docs/policy.md}).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.disclosure",
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.page",
            "ground.rounds",
            "ground.vocabulary",
            "inside.identity",
            "inside.petition",
            "outside.record",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.audit.dial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
