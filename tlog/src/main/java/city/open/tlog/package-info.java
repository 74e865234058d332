/**
 * A public record that can only grow. Everyone who kept one line of it can later check that nothing before that line
 * was changed, dropped or slipped in, without trusting whoever keeps the record.
 */
@NullMarked
package city.open.tlog;

import org.jspecify.annotations.NullMarked;
