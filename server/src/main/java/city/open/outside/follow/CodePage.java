package city.open.outside.follow;

import city.open.ground.page.Frame;

/**
 * Where the code from the mail is typed.
 *
 * @param what is to be followed
 * @param fault what is wrong with the code, in a sentence, or empty
 */
public record CodePage(Frame frame, String what, String address, String fault, String form) {}
