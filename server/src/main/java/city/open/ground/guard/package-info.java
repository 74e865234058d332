/**
 * Finds personal data in words that are about to become public, so that whoever wrote them can mask it or say why it may stay. Knows nothing
 * of petitions: words go in, findings come out.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar"})
@NullMarked
package city.open.ground.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
