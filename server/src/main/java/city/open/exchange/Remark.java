package city.open.exchange;

/**
 * Something in a log that is worth knowing but makes no fact wrong.
 *
 * @param line where it was seen first, from 1
 * @param times how often it was seen
 */
record Remark(int line, String reason, int times) {}
