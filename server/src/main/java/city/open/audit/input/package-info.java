/** What strangers hand in, read so that every fault is told with its place. */
@NullMarked
package city.open.audit.input;

import org.jspecify.annotations.NullMarked;
