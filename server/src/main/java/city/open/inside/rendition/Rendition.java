package city.open.inside.rendition;

import java.util.List;

/**
 * A redacted paper as everyone may have it.
 *
 * @param pdf pictures of the pages and nothing else
 * @param sha256 of these bytes, in hexadecimal
 */
public record Rendition(byte[] pdf, int pages, String sha256, List<Box> boxes) {
    public Rendition {
        boxes = List.copyOf(boxes);
    }
}
