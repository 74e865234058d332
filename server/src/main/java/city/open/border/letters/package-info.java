/**
 * What a citizen hands in and what goes back and forth afterwards, sealed so that only the office reads it: filings, letters, files, and the letter
 * box they lie in.
 *
 * <p>The public side writes into the box and reads back only what is sealed for the citizen; the office empties it.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.database",
            "ground.page",
            "ground.vocabulary",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.border.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
