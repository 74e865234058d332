/**
 * A public question about a petition, the asker's side: anybody asks without a name, and what an official has looked at stands on the page of the petition
 * with its answer (decision 55).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.guard",
            "ground.page",
            "ground.vocabulary",
            "outside.filing",
            "outside.record"
        })
@NullMarked
package city.open.outside.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
