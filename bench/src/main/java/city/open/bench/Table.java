package city.open.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The figures as a table, for the console or for a page in Markdown. */
final class Table {
    private static final List<String> HEAD = List.of("What", "Measured", "Limit in the same run", "Ratio", "To reach");

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<Figure> figures) {
        rows.add(HEAD);
        for (var figure : figures) {
            rows.add(
                    List.of(figure.what(), figure.measured(), figure.limit(), figure.ratioInWords(), figure.verdict()));
        }
    }

    String asMarkdown() {
        var lines = rows.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, "|---|---|---|---|---|");
        return String.join("\n", lines);
    }

    String asText() {
        return rows.stream().map(this::aligned).collect(Collectors.joining("\n"));
    }

    private String aligned(List<String> row) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .repeat(' ', width(column) - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
