/**
 * The YAML sheets that the city's staff edit, read so that every fault is reported with its place, all at once.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar", "ground.guard"})
@NullMarked
package city.open.ground.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
