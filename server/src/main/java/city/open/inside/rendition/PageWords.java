package city.open.inside.rendition;

import java.util.Collection;
import java.util.List;

/**
 * What a page says, as far as a machine can read it.
 *
 * @param page from 1
 * @param places where each {@code char} of the text stands; what stands nowhere, as the end of a line, has no width
 * @param isPicture whether there is more on the page than this text: a picture, letters drawn as lines, letters nobody knows
 */
public record PageWords(int page, String text, List<Place> places, boolean isPicture) {
    public PageWords {
        places = List.copyOf(places);
        if (places.size() != text.length()) {
            throw new IllegalArgumentException("a place for each letter");
        }
    }

    /** In percent of the page as it is shown, from its upper left corner. */
    public record Place(float left, float top, float width, float height) {
        static final Place NOWHERE = new Place(0, 0, 0, 0);

        /** Its middle and, a little inwards, its corners lie under boxes, be it different ones. */
        boolean isUnder(Collection<Box> boxes) {
            if (width <= 0 || height <= 0) {
                return true;
            }
            return isUnder(boxes, 0.5, 0.5)
                    && isUnder(boxes, 0.15, 0.15)
                    && isUnder(boxes, 0.85, 0.15)
                    && isUnder(boxes, 0.15, 0.85)
                    && isUnder(boxes, 0.85, 0.85);
        }

        private boolean isUnder(Collection<Box> boxes, double across, double down) {
            double x = left + width * across;
            double y = top + height * down;
            return boxes.stream()
                    .anyMatch(box -> x >= box.left()
                            && x <= box.left() + box.width()
                            && y >= box.top()
                            && y <= box.top() + box.height());
        }
    }

    /**
     * Whether all that stands between two places of the text lies under boxes.
     *
     * @param start in {@code char}s
     * @param end behind the last
     */
    public boolean isCovered(int start, int end, Collection<Box> boxes) {
        var here = boxes.stream().filter(box -> box.page() == page).toList();
        return places.subList(start, end).stream().allMatch(place -> place.isUnder(here));
    }
}
