/**
 * The intranet: the pages on which officials work. On the left of a case they see what the public sees, on the right what only they see, and
 * one next thing to do. Every page works without a script, and nothing here is ever kept by a browser.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.guard",
            "ground.page",
            "ground.vocabulary",
            "inside.approval",
            "inside.casework",
            "inside.counter",
            "inside.dates",
            "inside.exchange",
            "inside.exchange :: bridge",
            "inside.exchange :: webhook",
            "inside.identity",
            "inside.petition",
            "inside.piles",
            "inside.redaction",
            "inside.vault",
            "outside.telling",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.inside.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
