package city.open.audit.survey;

import city.open.ground.page.Inside;

/**
 * Where an official draws a link.
 *
 * @param said how the survey stands, or what was wrong
 * @param mayDraw whether a link can be drawn now
 * @param link the link that was drawn just now, shown this once, or empty
 */
public record OfficialsScreen(Inside inside, String said, boolean mayDraw, String link) {}
