package city.open.portal;

import city.open.page.Frame;

/** What went wrong, in a sentence, and where to go on. */
public record FaultPage(Frame frame, int status, String title, String sentence) {}
