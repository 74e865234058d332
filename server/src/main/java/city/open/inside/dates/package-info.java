/**
 * What happens by itself when its time has come: what the law does on a date, what follows it at once, and the end of what may be kept.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.folder",
            "ground.rounds",
            "ground.sheet",
            "ground.vocabulary",
            "inside.casework",
            "inside.counter",
            "inside.identity",
            "inside.petition",
            "inside.piles",
            "inside.redaction",
            "inside.vault",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.dates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
