/**
 * The public site: pages, data and live streams on which anyone follows a petition, in Korean and English.
 *
 * <p>It reads the public record and the published catalogue and nothing else. Every page works without a script; what a script adds is
 * fetched from the same addresses.
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.folder",
            "ground.page",
            "ground.statistics",
            "ground.vocabulary",
            "outside.export",
            "outside.filing",
            "outside.log",
            "outside.record",
            "outside.telling",
            "town.borders",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.outside.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
