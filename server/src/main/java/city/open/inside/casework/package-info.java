/**
 * The desk at which officials work: what they can do with a petition, the forms for it, the one door through which it is done, their queues,
 * the draw that gives a petition to somebody, and what the law does by itself when a date has come.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.folder",
            "ground.guard",
            "ground.sheet",
            "ground.vocabulary",
            "inside.identity",
            "inside.petition",
            "inside.vault",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
