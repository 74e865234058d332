package city.open.outside.my;

import city.open.ground.page.Frame;

/**
 * Where number and access code are asked for.
 *
 * @param number as far as it is known
 * @param fault what was wrong, in a sentence, or empty
 */
public record EntryPage(Frame frame, String number, String fault) {}
