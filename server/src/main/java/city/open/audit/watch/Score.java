package city.open.audit.watch;

/**
 * Whether a procedure is disclosed: past corruption, complexity and outside interest, 0 to 3 each, weighted alike.
 *
 * @param s 0 to 100
 * @param disclose at 50 or above, or with a 3 anywhere; else it is looked at again in a year
 */
public record Score(double s, boolean disclose) {
    private static final int MOST = 3;
    private static final double ENOUGH = 50;

    public static Score of(int c1, int c2, int c3) {
        for (int c : new int[] {c1, c2, c3}) {
            if (c < 0 || c > MOST) {
                throw new IllegalArgumentException("a criterion is scored 0 to 3, not " + c);
            }
        }
        double s = 100.0 * (c1 + c2 + c3) / (3 * MOST);
        return new Score(s, s >= ENOUGH || Math.max(c1, Math.max(c2, c3)) == MOST);
    }
}
