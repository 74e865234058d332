package city.open.inside.exchange;

/**
 * Something in a log that is worth knowing: read although it is odd, or left out.
 *
 * @param line where it was seen first, from 1
 * @param times how often it was seen
 */
public record Remark(int line, String reason, int times) {
    /** The reason, and how often there was one. */
    public String inWords() {
        return times == 1 ? reason : "%s (%,d times)".formatted(reason, times);
    }
}
