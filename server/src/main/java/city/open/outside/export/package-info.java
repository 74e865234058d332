/**
 * The public record to take away whole: tables, event logs and the catalogue as files, each with a manifest by which it can be held against the log.
 *
 * <p>It reads what the pages read, as the portal's role, so a file never says more than a page; and it writes while it reads, so the largest
 * file needs no more memory than the smallest.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.page",
            "ground.vocabulary",
            "outside.log",
            "outside.record",
            "outside.telling",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.outside.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
