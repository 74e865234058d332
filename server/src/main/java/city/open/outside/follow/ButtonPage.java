package city.open.outside.follow;

import city.open.ground.page.Frame;

/**
 * One sentence, and one button for what a link in a mail asks for: whoever only follows links, such as a mail server that looks for viruses,
 * does nothing.
 *
 * @param button what it says, or empty where there is nothing to do
 * @param address where the button leads
 * @param next an address to go on to
 */
public record ButtonPage(
        Frame frame, String sentence, String what, String button, String address, String next, String nextName) {}
