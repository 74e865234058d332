/**
 * What comes of what the watch sees: the program's notice at once, the auditor's order with its term, the division's answer, escalation, warning, closing
 * (audit note, sections 0, 2 and 4; decisions 50 and 51). Each act is a fact of Audit's own journal; what everyone may know of it becomes a fact of
 * the petition.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.disclosure",
            "ground.calendar",
            "ground.database",
            "ground.page",
            "ground.rounds",
            "ground.vocabulary",
            "inside.casework",
            "inside.identity",
            "inside.petition",
            "inside.piles",
            "outside.record",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.audit.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
