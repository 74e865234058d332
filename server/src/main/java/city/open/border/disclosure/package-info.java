/**
 * What the public may see of what happened, and the publisher that shows it.
 *
 * <p>A policy is an allow-list: for each kind of fact, each part is shown, shown masked, committed to by a salted hash, or withheld on a
 * ground of the Official Information Disclosure Act. A part no rule names stays inside.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.sheet",
            "ground.vocabulary",
            "inside.petition",
            "inside.vault",
            "outside.log",
            "outside.record",
            "outside.verification",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.border.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
