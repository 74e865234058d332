package city.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** No test is left out without a word. */
class SharedDataTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String LINE =
            "NOT LOOKED AT by HolidaysTest.of_2018: calendar-kr/2018.json, which is in no folder 'shared/data'"
                    + " beside the project; name 'shared' with -Dopen.shared=FOLDER";

    /** How JUnit, AssertJ and we ourselves leave a test out. jqwik's {@code Assume} draws another example. */
    private static final Pattern LEAVES_OUT = Pattern.compile(
            "\\bassumeT\\w+\\(|\\bassumingThat\\(|\\bAssumptions\\b|TestAbortedException|@(Enabled|Disabled)\\w*|open\\.shared");

    private static final List<String> WITH_A_WORD = List.of(
            "server/src/test/java/city/open/SharedData.java",
            "server/src/test/java/city/open/SharedDataTest.java",
            "tlog/src/test/java/city/open/tlog/Vectors.java",
            "tlog/src/test/java/city/open/tlog/VectorsTest.java",
            // A disk of its own is given to a test only where the system lets it; it says so.
            "server/src/test/java/city/open/outside/portal/OwnDatabaseOutageTest.java");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream loud = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void what_is_there_is_given_without_a_word() {
        var file = Path.of("official.json");
        assertThat(SharedData.found(Optional.of(file), "official.json", "anybody", true, loud))
                .isEqualTo(file);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void without_it_one_loud_line_says_what_was_not_looked_at_and_the_test_is_skipped() {
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

    @Test
    void who_asks_is_named_within_a_lambda_too() {
        assertThat(Stream.of("once").map(_ -> SharedData.whoAsks()))
                .containsExactly("SharedDataTest.who_asks_is_named_within_a_lambda_too");
    }

    @Test
    void no_other_test_leaves_itself_out() {
        try (var files = Stream.of("server", "tlog")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .flatMap(SharedDataTest::under)) {
            assertThat(files.filter(file ->
                                    !WITH_A_WORD.contains(ROOT.relativize(file).toString()))
                            .filter(file -> LEAVES_OUT.matcher(text(file)).find()))
                    .as("these ask SharedData or Vectors, or stand here with a reason")
                    .isEmpty();
        }
    }

    private void missing(boolean ci) {
        SharedData.found(Optional.empty(), "calendar-kr/2018.json", "HolidaysTest.of_2018", ci, loud);
    }

    static Stream<Path> under(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
