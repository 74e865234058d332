/**
 * Following: anyone may have themselves told what happens to a petition, in a procedure, in a division or to whatever a search finds.
 *
 * <p>The public side of this room, as the portal's role, seals where the news go to the office and cannot read it again. The inside sends, and
 * tells only what stands in the public record.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.city",
            "ground.database",
            "ground.folder",
            "ground.guard",
            "ground.mail",
            "ground.page",
            "ground.rounds",
            "ground.sheet",
            "ground.vocabulary",
            "outside.filing",
            "outside.record",
            "outside.survey",
            "outside.telling",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.outside.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
