/**
 * The reader's side of the public log: checks an installation, a petition, a mirror or a proof from outside, keeps a copy of the log, and
 * watches it as a witness. It knows nothing of the city's own database and needs none: whatever it says, it found out by arithmetic.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar", "ground.vocabulary"})
@NullMarked
package city.open.outside.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
