/**
 * What can be asked of OPEN on the command line, and how it answers when it cannot do it: in one line.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "border.disclosure",
            "border.reports",
            "border.surveys",
            "ground.calendar",
            "ground.city",
            "ground.database",
            "ground.folder",
            "ground.page",
            "ground.sheet",
            "inside.approval",
            "inside.casework",
            "inside.dates",
            "inside.exchange",
            "inside.exchange :: bridge",
            "inside.exchange :: webhook",
            "inside.identity",
            "inside.petition",
            "inside.vault",
            "outside.export",
            "outside.filing",
            "outside.follow",
            "outside.log",
            "outside.verification",
            "town.borders",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
