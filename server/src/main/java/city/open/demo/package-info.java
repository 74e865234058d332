/**
 * A city that lives: invented petitions of a year and a half and, while someone watches, new ones. They come in by the doors that
 * everyone uses and obey the same rules.
 *
 * <p>Every petition has a story, which follows from the seed and from its reception alone. After a restart the story is told again and
 * goes on where the journal ends.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.disclosure",
            "border.surveys",
            "ground.calendar",
            "ground.folder",
            "ground.vocabulary",
            "inside.approval",
            "inside.casework",
            "inside.identity",
            "inside.petition",
            "inside.vault",
            "outside.filing",
            "outside.record",
            "outside.survey",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
