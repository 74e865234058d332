/**
 * Where citizens file: the forms of the procedures, drafts, uploads, the receipt, and the letter box in which everything waits for the office.
 *
 * <p>The public side of this room runs as the portal's role: it can drop things in and cannot read them again. {@link city.open.border.letters.Filings}
 * and {@link city.open.border.letters.Letters} have a half for the inside, which takes out what is waiting.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.database",
            "ground.files",
            "ground.folder",
            "ground.gate",
            "ground.guard",
            "ground.page",
            "ground.sheet",
            "ground.vocabulary",
            "outside.record",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.outside.filing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
