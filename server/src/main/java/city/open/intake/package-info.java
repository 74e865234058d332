/**
 * Where citizens file: the forms of the procedures, drafts, uploads, the receipt, and the letter box in which everything waits for the office.
 *
 * <p>The public side of this room runs as the portal's role: it can drop things in and cannot read them again. {@link city.open.intake.Filings}
 * and {@link city.open.intake.Letters} have a half for the inside, which takes out what is waiting.
 */
@NullMarked
package city.open.intake;

import org.jspecify.annotations.NullMarked;
