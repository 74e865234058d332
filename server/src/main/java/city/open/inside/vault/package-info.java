/**
 * Personal data under lock: sealed petition by petition, each with a key of its own, and opened only for a purpose that is written down.
 *
 * <p>The database holds what is sealed and the wrapped keys; the master key that unwraps them is a file or a setting beside it. Without the
 * master key a copy of the database tells nothing about anybody.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.vocabulary",
            "inside.petition",
            "town.organization"
        })
@NullMarked
package city.open.inside.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
