/** How far a district's procedure and its cases are from the city's standard. */
@NullMarked
package city.open.audit.drift;

import org.jspecify.annotations.NullMarked;
