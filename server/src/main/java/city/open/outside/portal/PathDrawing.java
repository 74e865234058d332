package city.open.outside.portal;

import city.open.outside.portal.ProofPage.PathStep;
import java.util.ArrayList;
import java.util.List;

/** The way of a leaf to the root as a small tree: a trunk, and at each step the neighbour it is hashed with. In units of the drawing. */
public final class PathDrawing {
    private static final int WIDTH = 340;
    private static final int STEP = 46;
    private static final int TRUNK = WIDTH / 2;
    private static final int BRANCH = 104;
    private static final int MARGIN = 26;

    private final List<PathStep> path;
    private final String leaf;
    private final String name;

    PathDrawing(List<PathStep> path, String leaf, String name) {
        this.path = path;
        this.leaf = leaf;
        this.name = name;
    }

    /** Where the way stands at one height; the neighbour it is hashed with there, none at the top. */
    public record Row(
            int y, String own, boolean ownLeft, String neighbour, int neighbourX, boolean bottom, boolean top) {}

    public int width() {
        return WIDTH;
    }

    public int height() {
        return 2 * MARGIN + path.size() * STEP;
    }

    public int trunk() {
        return TRUNK;
    }

    public String name() {
        return name;
    }

    public static int up(int y) {
        return y - STEP;
    }

    /** From the leaf at the bottom to the root at the top. */
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        int y = height() - MARGIN;
        var own = leaf;
        for (int i = 0; i < path.size(); i++) {
            var step = path.get(i);
            rows.add(new Row(
                    y,
                    own,
                    !step.left(),
                    ProofPage.brief(step.neighbour()),
                    step.left() ? TRUNK - BRANCH : TRUNK + BRANCH,
                    i == 0,
                    false));
            own = ProofPage.brief(step.together());
            y -= STEP;
        }
        rows.add(new Row(y, own, path.isEmpty() || rows.getLast().ownLeft(), "", 0, path.isEmpty(), true));
        return rows;
    }
}
