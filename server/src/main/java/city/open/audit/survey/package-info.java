/**
 * What citizens answered, counted once a quarter is over, and the anti-corruption index made of it: files that everyone can recompute, whose hashes are
 * entries of the log (decisions 47 and 48).
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "audit.orders",
            "border.disclosure",
            "border.surveys",
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.page",
            "ground.rounds",
            "inside.identity",
            "outside.record",
            "town.organization"
        })
@NullMarked
package city.open.audit.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
