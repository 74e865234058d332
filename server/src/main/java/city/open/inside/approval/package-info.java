/**
 * Electronic approval: papers go rank by rank from the drafter to the approver, each signs once and in turn, and every signature is a fact
 * about the petition (Regulation on Administrative Efficiency arts. 8 to 18).
 *
 * <p>Who approves what stands in the delegation table; who signs for whom while somebody is away, in the deputyships. An approved paper is
 * never edited: a change is a new draft.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.folder",
            "ground.guard",
            "ground.page",
            "ground.sheet",
            "ground.vocabulary",
            "inside.casework",
            "inside.identity",
            "inside.petition",
            "inside.piles",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
