package city.open.outside.portal;

import city.open.ground.statistics.Survival;
import java.util.ArrayList;
import java.util.List;

/**
 * Which share of petitions is decided by which working day, as a line that only rises, with the legal limit drawn in. Lengths are units of the
 * drawing, whose height is {@value #HEIGHT}.
 *
 * @param path of the line, as SVG has it; empty where there is nothing to draw
 * @param limitX where the limit stands, or -1 where there is none
 */
public record Curve(int width, String path, int limitX, List<Tick> ticks) {
    public static final int HEIGHT = 200;
    private static final int GROUND = 170;
    private static final int TOP = 14;
    private static final int LEFT = 40;
    private static final int MARGIN = 12;
    private static final int TICKS = 6;

    public record Tick(int x, String label) {}

    public static int ground() {
        return GROUND;
    }

    public static int left() {
        return LEFT;
    }

    /** Where a share stands, 0 to 1. */
    public static int y(double share) {
        return (int) Math.round(GROUND - share * (GROUND - TOP));
    }

    /**
     * @param lasted the longest that any of the petitions took or has lasted
     * @param days what the drawing spans
     * @param limit the law's working days, 0 where there is none to draw
     */
    static Curve of(Survival survival, int lasted, int days, int limit, int width) {
        var ticks = new ArrayList<Tick>();
        int every = step(Math.max(1, Math.ceilDiv(days, TICKS)));
        for (int day = 0; day <= days; day += every) {
            ticks.add(new Tick(x(day, days, width), Integer.toString(day)));
        }
        int limitX = limit == 0 || limit > days ? -1 : x(limit, days, width);
        if (survival.points().isEmpty()) {
            return new Curve(width, "", limitX, List.copyOf(ticks));
        }
        var path = new StringBuilder("M").append(x(0, days, width)).append(' ').append(y(0));
        for (var point : survival.points()) {
            if (point.t() > days) {
                break;
            }
            path.append('H').append(x(point.t(), days, width)).append('V').append(y(1 - point.s()));
        }
        path.append('H').append(x(Math.min(days, lasted), days, width));
        return new Curve(width, path.toString(), limitX, List.copyOf(ticks));
    }

    private static int x(double day, int days, int width) {
        return (int) Math.round(LEFT + Math.min(day, days) / days * (width - LEFT - MARGIN));
    }

    /** The next number that people count in. */
    private static int step(int atLeast) {
        for (int ten = 1; ; ten *= 10) {
            for (int one : new int[] {1, 2, 5}) {
                if (one * ten >= atLeast) {
                    return one * ten;
                }
            }
        }
    }
}
