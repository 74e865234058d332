/** The city's mail server: hands mails over to it, one at a time, and says what came of each without a word of the other side. */
@ApplicationModule(allowedDependencies = {"ground.calendar", "ground.city"})
@NullMarked
package city.open.ground.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
