package city.open.inside.identity;

import city.open.ground.page.Frame;

/** A page that says one thing, and where to go on. */
public record Told(Frame frame, String title, String sentence, String onward, String onwardName) {}
