/**
 * Papers opened to everyone with parts of them blackened. A rendition is a picture of the paper and nothing else: what was covered is not
 * under the cover, and what the file knew about itself is gone. The original stays in the vault.
 */
@ApplicationModule(allowedDependencies = {"ground.apart", "ground.calendar", "ground.vocabulary"})
@NullMarked
package city.open.inside.rendition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
