package city.open.portal;

/** A page that says the same to everyone. */
public record PlainPage(Frame frame) {}
