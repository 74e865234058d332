/**
 * The pages on which what is sealed is opened, and what is shown is blackened, withheld or erased; each opening is written down with its reason.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.files",
            "ground.page",
            "ground.vocabulary",
            "inside.counter",
            "inside.dates",
            "inside.identity",
            "inside.office",
            "inside.petition",
            "inside.redaction",
            "inside.rendition",
            "inside.vault",
            "outside.telling",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.office.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
