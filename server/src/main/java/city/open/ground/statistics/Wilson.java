package city.open.ground.statistics;

/**
 * A share and Wilson's interval around it, z = 1.96: unlike the textbook's it never leaves 0 to 1 and is of use at 0 and at n.
 *
 * @param share x / n
 */
public record Wilson(double share, double low, double high) {
    /** Of the audit note, for every interval of 95 %. */
    public static final double Z = 1.96;

    /**
     * @param x 0 to n; not whole where n is an effective number
     * @param n above 0
     */
    public static Wilson of(double x, double n) {
        if (!(n > 0) || !(x >= 0) || x > n) {
            throw new IllegalArgumentException("a share needs 0 ≤ x ≤ n and n > 0, not %s of %s".formatted(x, n));
        }
        double share = x / n;
        double z2 = Z * Z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt((share * (1 - share) + z2 / 4) / n) / (1 + z2);
        // At the ends the bound is exact, and a sum of doubles is not.
        return new Wilson(
                share,
                x == 0 ? 0 : Math.clamp(middle - half, 0, share),
                x == n ? 1 : Math.clamp(middle + half, share, 1));
    }
}
