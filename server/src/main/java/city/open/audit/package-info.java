/**
 * The Audit Division's rules: how late an entry is, what is missing, what looks odd, how far a district has drifted, and how sure any of it
 * is. Pure: no clock, no database, no framework, so that anybody can recompute what Audit says.
 *
 * <p>Each term, threshold and weight is the audit note's; {@link city.open.audit.Recompute} is the door.
 */
@ApplicationModule(
        allowedDependencies = {"ground.calendar", "ground.statistics", "ground.vocabulary", "town.organization"})
@NullMarked
package city.open.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
