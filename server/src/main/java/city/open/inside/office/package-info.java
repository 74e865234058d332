/**
 * The intranet: the pages on which officials work. On the left of a case they see what the public sees, on the right what only they see, and
 * one next thing to do. Every page works without a script, and nothing here is ever kept by a browser.
 */
@NullMarked
package city.open.inside.office;

import org.jspecify.annotations.NullMarked;
