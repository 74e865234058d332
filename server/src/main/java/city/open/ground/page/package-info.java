/**
 * What every page has in common, public or inside: its two languages, its words, how dates are written, its style sheets, and the answer it
 * goes out as.
 */
@ApplicationModule(
        allowedDependencies = {"ground.calendar", "ground.city", "ground.folder", "ground.sheet", "ground.vocabulary"})
@NullMarked
package city.open.ground.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
