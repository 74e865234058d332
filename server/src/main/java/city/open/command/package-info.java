/**
 * What can be asked of OPEN on the command line, and how it answers when it cannot do it: in one line.
 */
@NullMarked
package city.open.command;

import org.jspecify.annotations.NullMarked;
