/**
 * Who works where: the city and its districts, their bureaus and divisions, and the officials with their ranks.
 *
 * <p>Units are never deleted. They have days on which they began and ended, so that an old petition still names the
 * division that handled it as it was then.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar", "ground.database", "ground.folder", "ground.sheet"})
@NullMarked
package city.open.town.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
