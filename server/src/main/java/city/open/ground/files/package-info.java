/**
 * Files as they come in, whoever sends them: told apart by what is in them, looked at for what would harm those who open them, and turned
 * away with a sentence that says what to do. Nothing is kept here.
 */
@ApplicationModule(allowedDependencies = {"ground.apart", "ground.calendar"})
@NullMarked
package city.open.ground.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
