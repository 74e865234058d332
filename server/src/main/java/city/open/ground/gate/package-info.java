/**
 * Who knocks how often: makes those who guess wait, and counts what one address may do within an hour. Kept in the database, so that all
 * machines of an installation count together and a restart forgets nothing; bounded, and swept. Where nothing may be left of who came, a {@link Pace}
 * counts in memory instead.
 */
@ApplicationModule(allowedDependencies = {"ground.database"})
@NullMarked
package city.open.ground.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
