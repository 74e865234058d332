package city.open.portal;

import city.open.page.Frame;

/** A page that says the same to everyone. */
public record PlainPage(Frame frame) {}
