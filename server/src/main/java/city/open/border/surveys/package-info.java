/**
 * What citizens are asked after a result, and where their answers wait: sealed to the office, of one size, with the quarter and nothing else in the
 * clear. The outside puts an answer in, once a token; the audit takes a quarter out when it is over (decision 47).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.folder",
            "ground.guard",
            "ground.sheet"
        })
@NullMarked
package city.open.border.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
