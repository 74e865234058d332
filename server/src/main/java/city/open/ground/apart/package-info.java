/**
 * Work on what strangers sent, done apart from the server: in a process of its own that knows no secret, may use only so much memory and is
 * killed when its time is over. A thread cannot be stopped, a process can.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package city.open.ground.apart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
