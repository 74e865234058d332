package city.open.outside.report;

import city.open.ground.page.Frame;

/**
 * Where a code is asked for.
 *
 * @param fault what was wrong, in a sentence, or empty
 * @param words what was typed to be said with the code, so that it is not lost
 */
public record CodePage(Frame frame, String fault, String words) {}
