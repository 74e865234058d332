package city.open.outside.export;

/**
 * What a file came to.
 *
 * @param rows petitions, or events
 * @param first the lowest index of an entry that it tells of; -1 for none
 * @param last the highest
 */
record Written(long rows, long first, long last) {
    /** Grows with each row. */
    static final class Count {
        private long rows;
        private long first = -1;
        private long last = -1;

        void add(long firstIndex, long lastIndex) {
            rows++;
            first = first < 0 ? firstIndex : Math.min(first, firstIndex);
            last = Math.max(last, lastIndex);
        }

        Written done() {
            return new Written(rows, first, last);
        }
    }
}
