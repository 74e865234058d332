/**
 * What the public may see of what happened, and the publisher that shows it.
 *
 * <p>A policy is an allow-list: for each kind of fact, each part is shown, shown masked, committed to by a salted hash, or withheld on a
 * ground of the Official Information Disclosure Act. A part no rule names stays inside.
 */
@NullMarked
package city.open.border.disclosure;

import org.jspecify.annotations.NullMarked;
