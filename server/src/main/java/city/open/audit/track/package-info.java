/** The terms of an audit, from the query to the end of what it demanded. */
@NullMarked
package city.open.audit.track;

import org.jspecify.annotations.NullMarked;
