/**
 * Where the districts of the city lie: their borders, as a map draws them. A city puts a file of its own beside its sheets.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar", "ground.folder", "ground.sheet"})
@NullMarked
package city.open.town.borders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
