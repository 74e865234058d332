/**
 * Which procedures are disclosed, and how they go: the register of all that were considered, with scores, reasons and the day of the next look; and the editor, in
 * which a procedure is drafted, checked, compared, reviewed by another and released as its next version ({@code docs/procedures.md}).
 */
@ApplicationModule(
        allowedDependencies = {
            "audit :: watch",
            "border.disclosure",
            "ground.calendar",
            "ground.database",
            "ground.guard",
            "ground.page",
            "ground.sheet",
            "ground.vocabulary",
            "inside.identity",
            "inside.petition",
            "outside.record",
            "outside.telling",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.audit.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
