/**
 * Which days the office works, and when a period set by law ends.
 *
 * <p>The calendar knows nothing of petitions: it counts, and it says in sentences how it counted.
 */
@ApplicationModule(allowedDependencies = {"ground.database", "ground.folder"})
@NullMarked
package city.open.ground.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
