/**
 * Who the city is: its names, emblem, colours, languages, hours and addresses, from the sheet {@code city.yaml} of its folder.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar", "ground.folder", "ground.sheet"})
@NullMarked
package city.open.ground.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
