/**
 * The folder of the city for which this process works: its sheets and files, and those that come along for what it leaves out.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package city.open.ground.folder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
