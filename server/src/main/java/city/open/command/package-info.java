/**
 * What can be asked of OPEN on the command line, and how it answers when it cannot do it: in one line.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "border.disclosure",
            "ground.database",
            "ground.sheet",
            "inside.casework",
            "inside.exchange",
            "inside.identity",
            "inside.vault",
            "outside.export",
            "outside.log",
            "outside.verification",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
