/** The watch: which entries are missing, who was overtaken, and which procedures come first. */
@NamedInterface("watch")
@NullMarked
package city.open.audit.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
