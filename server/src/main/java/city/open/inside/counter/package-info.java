/**
 * What comes in, over the counter or out of the letter box: petitions taken in there, those filed online and received here, what applicants send
 * afterwards, what anybody asks, the code that opens their case to them, and the files they brought.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.files",
            "ground.guard",
            "ground.vocabulary",
            "inside.casework",
            "inside.identity",
            "inside.petition",
            "inside.piles",
            "inside.vault",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
