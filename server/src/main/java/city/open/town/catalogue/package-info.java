/**
 * The procedures the office runs: their steps, periods, papers and law, what of a petition is shown, and the flow
 * chart people see.
 *
 * <p>A procedure is published in versions that never change. A petition stays on the version it began under.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.database",
            "ground.folder",
            "ground.sheet",
            "ground.vocabulary",
            "town.organization"
        })
@NullMarked
package city.open.town.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
