package city.open.audit.citizens;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hides small counts in a table, and as many more as it takes that none of them can be reckoned from the rest. Totals are cells like others;
 * 0 is shown.
 */
public final class Suppression {
    /** Of the note: the smallest count that is shown. */
    public static final int USUAL_K = 5;

    private final int k;
    private final int rows;
    private final int columns;
    private final long[][] cell;
    private final boolean[][] hidden;

    /** A cell by its row and column; the last of either are totals. */
    private record At(int row, int column) {}

    /** Inner cells in a row and the total they make. */
    private record Line(List<At> inner, At total) {}

    private Suppression(List<List<Integer>> inner, int k) {
        this.k = k;
        rows = inner.size();
        columns = inner.getFirst().size();
        cell = new long[rows + 1][columns + 1];
        hidden = new boolean[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                long count = inner.get(row).get(column);
                cell[row][column] = count;
                cell[row][columns] += count;
                cell[rows][column] += count;
                cell[rows][columns] += count;
            }
        }
    }

    /**
     * The table with a column and a row of totals.
     *
     * @param inner at least one row, all as long as each other and not empty, no count below 0
     * @return a count, or an empty value where it is hidden
     */
    public static List<List<Optional<Long>>> of(List<List<Integer>> inner, int k) {
        var table = new Suppression(inner, k);
        table.hide();
        var shown = new ArrayList<List<Optional<Long>>>();
        for (int row = 0; row <= table.rows; row++) {
            var line = new ArrayList<Optional<Long>>();
            for (int column = 0; column <= table.columns; column++) {
                line.add(table.hidden[row][column] ? Optional.empty() : Optional.of(table.cell[row][column]));
            }
            shown.add(line);
        }
        return shown;
    }

    private void hide() {
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                hidden[row][column] = cell[row][column] > 0 && cell[row][column] < k;
            }
        }
        var lines = lines();
        boolean more = true;
        while (more) {
            more = lines.stream().anyMatch(line -> isUnsafe(line) && hideOneMore(line)) || anyDetermined(lines);
        }
    }

    /** Rows, the row of totals, columns, the column of totals. */
    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (int row = 0; row <= rows; row++) {
            var inner = new ArrayList<At>();
            for (int column = 0; column < columns; column++) {
                inner.add(new At(row, column));
            }
            lines.add(new Line(inner, new At(row, columns)));
        }
        for (int column = 0; column <= columns; column++) {
            var inner = new ArrayList<At>();
            for (int row = 0; row < rows; row++) {
                inner.add(new At(row, column));
            }
            lines.add(new Line(inner, new At(rows, column)));
        }
        return lines;
    }

    /** One hidden cell is what the others leave over; few hidden under a shown total are as few together. */
    private boolean isUnsafe(Line line) {
        long count = line.inner().stream().filter(this::isHidden).count();
        long sum = line.inner().stream()
                .filter(this::isHidden)
                .mapToLong(this::count)
                .sum();
        boolean total = isHidden(line.total());
        return count + (total ? 1 : 0) == 1 || (count > 0 && !total && sum < k);
    }

    /** The smallest inner count that is not 0, the first of several; else the total. */
    private boolean hideOneMore(Line line) {
        At smallest = null;
        for (var at : line.inner()) {
            if (!isHidden(at) && count(at) > 0 && (smallest == null || count(at) < count(smallest))) {
                smallest = at;
            }
        }
        if (smallest == null && !isHidden(line.total()) && count(line.total()) > 0) {
            smallest = line.total();
        }
        if (smallest == null) {
            return false;
        }
        hidden[smallest.row()][smallest.column()] = true;
        return true;
    }

    private boolean anyDetermined(List<Line> lines) {
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                var at = new At(row, column);
                if (hidden[row][column] && isDetermined(at)) {
                    boolean more = lines.stream()
                            .filter(line ->
                                    line.inner().contains(at) || line.total().equals(at))
                            .anyMatch(this::hideOneMore);
                    if (more) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Whether the shown cells leave a hidden one a single value, all being 0 or more. A table with totals is a network: counts flow from
     * rows to columns, and totals close the circle. A cell can take another value only if a circle through what is hidden leads through it,
     * forwards where counts may grow, backwards where they may shrink; so this is exact, as a linear program would be.
     */
    private boolean isDetermined(At at) {
        boolean grows = reaches(head(at), tail(at), at);
        return !grows && !(count(at) > 0 && reaches(tail(at), head(at), at));
    }

    /** Nodes: each row, the source of the row totals, each column, and the sink of the column totals. */
    private int tail(At at) {
        boolean ofTotals = at.row() == rows || at.column() == columns;
        if (!ofTotals) {
            return at.row();
        }
        // A row's total flows into the row, a column's total out of the column, and the total of all from sink to
        // source.
        if (at.row() == rows && at.column() == columns) {
            return rows + 1 + columns;
        }
        return at.column() == columns ? rows : rows + 1 + at.column();
    }

    private int head(At at) {
        if (at.row() == rows && at.column() == columns) {
            return rows;
        }
        if (at.column() == columns) {
            return at.row();
        }
        return at.row() == rows ? rows + 1 + columns : rows + 1 + at.column();
    }

    private boolean reaches(int from, int to, At without) {
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(from);
        seen.set(from);
        while (!open.isEmpty()) {
            int node = open.remove();
            if (node == to) {
                return true;
            }
            for (var at : around(node)) {
                if (!isHidden(at) || at.equals(without)) {
                    continue;
                }
                int next = tail(at) == node ? head(at) : count(at) > 0 ? tail(at) : -1;
                if (next >= 0 && !seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** The cells that flow into a node or out of it. */
    private List<At> around(int node) {
        if (node <= rows) {
            return node == rows
                    ? IntStream.rangeClosed(0, rows)
                            .mapToObj(row -> new At(row, columns))
                            .toList()
                    : IntStream.rangeClosed(0, columns)
                            .mapToObj(column -> new At(node, column))
                            .toList();
        }
        int column = node - rows - 1;
        return column == columns
                ? IntStream.rangeClosed(0, columns)
                        .mapToObj(each -> new At(rows, each))
                        .toList()
                : IntStream.rangeClosed(0, rows)
                        .mapToObj(row -> new At(row, column))
                        .toList();
    }

    private boolean isHidden(At at) {
        return hidden[at.row()][at.column()];
    }

    private long count(At at) {
        return cell[at.row()][at.column()];
    }
}
