/**
 * The public record: what everyone may see, and nothing else.
 *
 * <p>Entries stand in one dense order from 0; a petition's public view is kept beside them. It is filled by the publisher alone and
 * read with a database role that can see nothing of the inside.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.city",
            "ground.database",
            "ground.statistics",
            "ground.vocabulary"
        })
@NullMarked
package city.open.outside.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
