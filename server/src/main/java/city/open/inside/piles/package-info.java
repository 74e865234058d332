/**
 * What lies on whose desk, and what of it an official is told, by the bell and by mail. Piles are kept, not counted
 * ({@code docs/decisions/0046-piles-are-kept.md}).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.mail",
            "ground.page",
            "ground.rounds",
            "ground.vocabulary",
            "inside.casework",
            "inside.identity",
            "inside.petition",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.piles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
