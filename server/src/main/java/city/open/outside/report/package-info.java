/**
 * The postcard to the mayor, the citizen's side: what to know before, a form, a code to come back with, and the talk that goes on with it.
 *
 * <p>Runs as the portal's role, which has no right on what was reported. It keeps no cookie, counts no address, notes no hour, and what it takes it cannot
 * read again without the reporter's code (decision 44).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "border.reports",
            "ground.calendar",
            "ground.gate",
            "ground.guard",
            "ground.page",
            "outside.filing"
        })
@NullMarked
package city.open.outside.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
