package city.open.outside.portal;

import city.open.ground.page.Frame;

/** A page that says the same to everyone. */
public record PlainPage(Frame frame) {}
