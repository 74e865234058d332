package city.open.outside.portal;

import city.open.ground.page.Frame;

/** What went wrong, in a sentence, and where to go on. */
public record FaultPage(Frame frame, int status, String title, String sentence) {}
