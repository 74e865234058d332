package city.open.outside.filing;

import city.open.ground.page.Frame;

/**
 * A page that says one thing and where to go on.
 *
 * @param secret an address only for its reader, empty where there is none
 */
public record NotePage(Frame frame, String title, String sentence, String secret, String next, String nextName) {}
