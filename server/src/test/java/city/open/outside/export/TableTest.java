package city.open.outside.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+82", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "'quoted", "\r=1", "\n@x"})
    void no_cell_is_a_formula_and_none_is_lost(String written) throws IOException {
        var read = read(List.of("before", written)).getLast();

        assertThat(read).startsWith("'");
        assertThat(read.substring(1)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "역삼동 6층", "a,b", "say \"it\"", "two\r\nlines", "{\"a\":\"=1\"}", "1=1", "5-3"})
    void what_is_harmless_is_as_it_was_written(String written) throws IOException {
        assertThat(read(List.of("before", written)).getLast()).isEqualTo(written);
    }

    @Test
    void a_row_is_a_line() throws IOException {
        var out = new StringWriter();
        new Table(out).row(List.of("a", "b,c", ""));

        assertThat(out).hasToString("a,\"b,c\",\r\n");
    }

    private static List<String> read(List<String> cells) throws IOException {
        var out = new StringWriter();
        new Table(out).row(cells);
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(out.toString()))) {
            return parser.getRecords().getFirst().toList();
        }
    }
}
