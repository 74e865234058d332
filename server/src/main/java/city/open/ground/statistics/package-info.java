/**
 * Figures about figures: exact tails, intervals, many tests at once, survival, two samples. Pure, so that the public pages, the Audit
 * Division and anybody at a command line count alike.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package city.open.ground.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
