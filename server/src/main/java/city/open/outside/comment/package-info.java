/**
 * Comments on a petition while they are invited: anybody gives one with a name, a confirmed mailbox or the code of a letter; what an official has looked at
 * stands here with what was made of it (decision 70).
 */
@ApplicationModule(
        allowedDependencies = {
            "border.letters",
            "ground.calendar",
            "ground.guard",
            "ground.page",
            "ground.vocabulary",
            "outside.filing",
            "outside.follow",
            "outside.record",
            "outside.telling"
        })
@NullMarked
package city.open.outside.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
