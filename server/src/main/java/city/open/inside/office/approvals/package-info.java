/**
 * The pages on which papers are drafted and approved, who stands in for whom, and what the auditors see of who decided how.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.guard",
            "ground.page",
            "ground.vocabulary",
            "inside.approval",
            "inside.casework",
            "inside.identity",
            "inside.office",
            "inside.petition",
            "outside.telling",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.office.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
