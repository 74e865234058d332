package city.open.outside.report;

import city.open.ground.page.Frame;

/**
 * A report was taken.
 *
 * @param code shown this once, in groups
 */
public record SentPage(Frame frame, String code) {}
