/** Work that goes round and round for as long as the office is open: looking for what has come, and doing it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package city.open.ground.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
