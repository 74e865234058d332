/**
 * The pages of the counter: what is taken in, what was filed online, the access code, and the papers handed to the applicant.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.files",
            "ground.mail",
            "ground.page",
            "ground.vocabulary",
            "inside.casework",
            "inside.counter",
            "inside.identity",
            "inside.office",
            "inside.office.papers",
            "inside.petition",
            "inside.rendition",
            "inside.vault",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.office.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
