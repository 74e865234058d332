package city.open.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class FigureTest {

    @Test
    void a_figure_that_fails_is_one_line_with_its_reason_and_the_others_stand() {
        var figures = List.of(
                Figure.of("before", () -> Figure.alone("before", "1/s")),
                Figure.of("failing", () -> {
                    throw new BenchTrouble("nginx is missing.");
                }),
                Figure.of("after", () -> Figure.alone("after", "2/s")));
        assertThat(figures).extracting(Figure::isMissing).containsExactly(false, true, false);
        assertThat(new Table(figures).asMarkdown().lines())
                .contains(
                        "| before | 1/s |  |  |  |",
                        "| failing | not measured | nginx is missing. |  |  |",
                        "| after | 2/s |  |  |  |");
    }

    @Test
    void the_reason_is_never_the_statement_of_a_database() {
        var raw = new ExecutionException(new DuplicateKeyException(
                "PreparedStatementCallback; SQL [INSERT INTO office.journal VALUES (?)]",
                new SQLException("ERROR: duplicate key value\n  Detail: Key (petition)=(2026) exists.")));
        var figure = Figure.of("any", () -> {
            throw raw;
        });
        assertThat(figure.limit()).isEqualTo("It failed (SQLException). Set OPEN_TRACE=1 to see where.");
        assertThat(BenchTrouble.inWords(new ExecutionException(new BenchTrouble("One\n  line.", raw))))
                .isEqualTo("One line.");
    }
}
