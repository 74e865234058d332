/** The watch: which entries are missing, who was overtaken, and which procedures come first. */
@NullMarked
package city.open.audit.watch;

import org.jspecify.annotations.NullMarked;
