package city.open.inside.rendition;

import city.open.ground.vocabulary.Ground;

/**
 * A part of a page to be blackened. Lengths are percent of the page as it is shown, from its upper left corner.
 *
 * @param page from 1
 */
public record Box(int page, double left, double top, double width, double height, Ground ground) {
    public Box {
        if (page < 1 || !within(left, 0) || !within(top, 0) || !within(width, 0.1) || !within(height, 0.1)) {
            throw new IllegalArgumentException(
                    "a box lies on a page from 1 and is measured in percent, 0 to 100: page %d, %s %s %s %s"
                            .formatted(page, left, top, width, height));
        }
    }

    private static boolean within(double percent, double least) {
        return percent >= least && percent <= 100;
    }
}
