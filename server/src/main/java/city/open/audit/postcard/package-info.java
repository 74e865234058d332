/**
 * The postcard to the mayor, the side that reads: who may know of a report, who read it and why, what was answered and by when it has to be (audit note,
 * section 7; decision 45), and who opens who the reporter is (decision 64).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "border.reports",
            "ground.calendar",
            "ground.database",
            "ground.gate",
            "ground.mail",
            "ground.page",
            "ground.rounds",
            "ground.vocabulary",
            "inside.identity",
            "inside.petition",
            "inside.piles",
            "town.organization"
        })
@NullMarked
package city.open.audit.postcard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
