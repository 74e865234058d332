/**
 * The applicant's own view: with number and access code somebody sees everything public about their petition and what they filed themselves,
 * what to do now, and who opened their file. What they do is a letter to the office, which records it and answers.
 *
 * <p>Runs as the portal's role. It keeps no cookie but the one of a visit, which ends by itself.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.files",
            "ground.gate",
            "ground.guard",
            "ground.page",
            "ground.vocabulary",
            "outside.filing",
            "outside.follow",
            "outside.log",
            "outside.telling",
            "outside.record",
            "outside.survey",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.outside.my;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
