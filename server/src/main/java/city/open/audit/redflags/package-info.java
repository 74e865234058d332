/**
 * Red flags over the city's own cases (audit note, section 3): which can be asked at all, which fire, what a person made of each, and what they miss. A flag is a
 * question, never a finding, never added up with others, and seen by auditors alone (decision 59).
 */
@ApplicationModule(
        allowedDependencies = {
            "audit :: flags",
            "audit.orders",
            "ground.calendar",
            "ground.database",
            "ground.page",
            "ground.rounds",
            "ground.statistics",
            "ground.vocabulary",
            "inside.identity",
            "inside.petition",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.audit.redflags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
