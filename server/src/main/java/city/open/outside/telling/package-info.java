/**
 * The one room that says a case in words, for pages and data, mails and calendars, certificates and the office: in both languages, from the public
 * record, the published catalogue and nothing else. It reads what is asked of the record in words, too, as others keep such questions.
 *
 * <p>It knows no address and no answer but the path of the page it is told: those are the portal's.
 */
@ApplicationModule(
        allowedDependencies = {
            "ground.calendar",
            "ground.city",
            "ground.page",
            "ground.statistics",
            "ground.vocabulary",
            "outside.record",
            "town.catalogue",
            "town.organization"
        })
@NullMarked
package city.open.outside.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
