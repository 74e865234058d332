package city.open.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class VectorsTest {
    private static final String LINE =
            "NOT LOOKED AT: the vectors rekor, which are in no folder 'shared/data/tlog' beside the project;"
                    + " name 'shared' with -Dopen.shared=FOLDER";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void without_them_one_loud_line_says_so_and_the_test_is_skipped() {
        assertThatThrownBy(() -> missing(false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage(LINE);
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly(LINE);
    }

    @Test
    void in_a_build_of_record_it_fails() {
        assertThatThrownBy(() -> missing(true))
                .isInstanceOf(AssertionError.class)
                .hasMessage(LINE + ". With CI=true that is a failure.");
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly(LINE);
    }

    private void missing(boolean ci) {
        Vectors.found(Optional.empty(), "rekor", ci, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
