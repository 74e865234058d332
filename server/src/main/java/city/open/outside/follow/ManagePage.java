package city.open.outside.follow;

import city.open.ground.page.Frame;

/**
 * One subscription, for who holds its link.
 *
 * @param saved whether a change was just kept
 */
public record ManagePage(
        Frame frame,
        String what,
        String page,
        String lang,
        String rhythm,
        String address,
        String stop,
        boolean saved) {}
