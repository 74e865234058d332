/**
 * The survey after a result, the citizen's side: a link that only the applicant is shown, a page that is answered in three minutes without scripts, and
 * nothing that says who answered what (decision 47).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "border.surveys",
            "ground.calendar",
            "ground.page",
            "outside.filing",
            "outside.record"
        })
@NullMarked
package city.open.outside.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
