/** The mayor's and executives' page: what is late, where it is stuck, which orders stand open, what changed since last week (audit note, section 0). Counts alone. */
@ApplicationModule(
        allowedDependencies = {
            "audit.orders",
            "audit.redflags",
            "ground.calendar",
            "ground.database",
            "ground.page",
            "inside.identity",
            "town.organization"
        })
@NullMarked
package city.open.audit.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
