package city.open.outside.portal;

import city.open.ground.page.Frame;

/**
 * What is filed and not received yet.
 *
 * @param office that has to receive it
 * @param filed when, and {@code by} when it has to be received, as people write it
 * @param late whether that has passed
 * @param soon whether it has been received and is only on its way here
 */
public record FiledPage(
        Frame frame,
        String number,
        String procedure,
        String office,
        String filed,
        String by,
        boolean late,
        boolean soon) {}
