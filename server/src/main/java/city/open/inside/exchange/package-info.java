/**
 * What the office takes in from other systems and hands on to them.
 *
 * <p>An event log from another office is read whole before anything of it is believed: a file that is broken anywhere
 * is refused with the line and the reason, and leaves nothing behind.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.city",
            "ground.database",
            "ground.guard",
            "ground.rounds",
            "ground.vocabulary",
            "inside.petition",
            "inside.vault",
            "outside.record",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
