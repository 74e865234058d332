package city.open.outside.portal;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * How the site works, what it keeps to itself, and for whom it is made.
 *
 * @param withholdings what became of the wishes that an entry be withheld, a line for each outcome
 */
public record AboutPage(Frame frame, List<String> withholdings) {}
