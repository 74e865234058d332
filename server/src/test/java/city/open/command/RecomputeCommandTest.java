package city.open.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.Recompute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RecomputeCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DOCS = Path.of("../docs/recompute.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```\\n\\$ \\./open recompute ([a-z-]+) <<< '(.*?)'\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lag | [{\"occurred\":\"2026-06-05T17:30\",\"recorded\":\"2026-06-08T09:20\"}]"
                        + " | [{\"working_minutes\":50,\"cls\":\"A\"}]",
                "wilson | [{\"x\":7,\"n\":20}] | [[0.35,0.18119,0.567149]]",
                "benjamini-hochberg | [{\"p\":[0.2,0.001,0.041,0.008,0.012],\"q\":0.1}] | [[1,2,3,4]]",
                "terms | [{\"start\":\"2026-06-30\",\"term\":\"1m\"}] | [\"2026-07-31\"]",
                "conformance | [{\"model\":[\"a\",\"b\",\"c\"],\"trace\":[\"a\",\"c\"]}]"
                        + " | [{\"alignment_cost\":1,\"alignment_fitness\":0.8}]",
                "conformance | [{\"model\":[[\"a\",\"b\"],[\"b\",\"d\"],[\"a\",\"c\"],[\"c\",\"d\"]],\"trace\":[\"a\",\"c\",\"d\"]}]"
                        + " | [{\"alignment_cost\":0,\"alignment_fitness\":1}]",
                "drift | [{\"standard\":[\"a\",\"b\",\"c\"],\"district\":[\"a\",\"c\"]}]"
                        + " | [{\"distance\":4,\"similarity\":0.5}]",
                "wilson | [] | []",
            })
    void each_name_answers_its_cases_in_their_order(String name, String input, String output) {
        assertThat(recompute(name, input)).isEqualTo(new CommandsTest.Answer(0, output + "\n", ""));
    }

    @Test
    void results_come_in_the_order_of_the_cases_a_line_each() {
        assertThat(recompute("terms", """
                [{"start":"2026-06-15","term":"1m"},
                 {"start":"2026-06-12","term":"60d"}]
                """).out()).isEqualTo("[\"2026-07-15\",\n \"2026-08-11\"]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wilson | ~~ | input: it is empty",
                "wilson | {\"x\":7,\"n\":20} | input: a JSON array of cases is needed, such as [{…}, {…}], not an object",
                "wilson | [{\"x\":7,\"n\":20} | input, line 1, column",
                "wilson | [{\"x\":NaN,\"n\":20}] | input, line 1, column",
                "wilson | [] [] | input, line 1, column",
                "wilson | [{\"x\":1,\"x\":2,\"n\":20}] | input, line 1, column",
                "wilson | [7] | input[0]: an object {…} is needed, not 7",
                "wilson | [{\"x\":7,\"n\":20},{\"x\":7}] | input[1]: the key \"n\" is missing",
                "wilson | [{\"x\":\"7\",\"n\":20}] | input[0].x: a number is needed, not \"7\"",
                "wilson | [{\"x\":-1,\"n\":20}] | input[0].x: a number from 0 to 20 is needed, not -1",
                "wilson | [{\"x\":21,\"n\":20}] | input[0].x: a number from 0 to 20 is needed, not 21",
                "wilson | [{\"x\":0,\"n\":0}] | input[0].n: there is no share of nothing",
                "wilson | [{\"x\":7,\"n\":1e400}] | input[0].n: 1E+400 is too large: 10^15 at most",
                "wilson | [{\"x\":1e-999999999,\"n\":1}] | input[0].x: 1E-999999999 has too many decimals",
                "wilson | [{\"x\":null,\"n\":20}] | input[0].x: a number is needed, not null",
                "benjamini-hochberg | [{\"p\":[0.1,1.5],\"q\":0.1}] | input[0].p[1]: a number from 0 to 1 is needed, not 1.5",
                "lag | [{\"occurred\":\"2026-02-30T10:00\",\"recorded\":\"2026-06-08T09:20\"}]"
                        + " | input[0].occurred: \"2026-02-30T10:00\" is in no calendar",
                "lag | [{\"occurred\":\"yesterday\",\"recorded\":\"2026-06-08T09:20\"}]"
                        + " | input[0].occurred: a minute such as 2026-06-05T17:30 is needed, not \"yesterday\"",
                "lag | [{\"occurred\":\"1980-01-01T09:00\",\"recorded\":\"2026-06-08T09:20\"}]"
                        + " | input[0]: the calendar knows the years 1999 to 2035",
                "terms | [{\"start\":\"2026-06-31\",\"term\":\"1m\"}] | input[0].start: \"2026-06-31\" is in no calendar",
                "terms | [{\"start\":\"2026-06-30\",\"term\":\"1x\"}] | input[0]: the term '1x' is not understood",
                "terms | [{\"start\":\"2035-12-30\",\"term\":\"1m\"}] | input[0]: the calendar knows the years 1999 to 2035",
                "conformance | [{\"model\":[],\"trace\":[\"a\"]}] | input[0].model: a model needs one step at least",
                "conformance | [{\"model\":[[\"a\",\"b\"],[\"b\",\"a\"]],\"trace\":[]}] | input[0].model: no step has nothing before it",
                "attributes | [{\"standard\":[{\"id\":\"a\",\"owner\":\"7\",\"period\":\"1d\",\"disclosure\":\"open\"},"
                        + "{\"id\":\"a\",\"owner\":\"6\",\"period\":\"1d\",\"disclosure\":\"open\"}],\"district\":[]}]"
                        + " | input[0].standard[1].id: two steps have this id",
                "nothing | [] | Nothing is called 'nothing': the names are lag, terms,",
            })
    void what_cannot_be_used_is_told_in_one_line_with_its_place(String name, String input, String beginning) {
        var answer = recompute(name, input);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith(beginning).hasLineCount(1);
    }

    @Test
    void a_deep_or_endless_input_is_refused_before_it_is_kept() {
        assertThat(recompute("wilson", "[".repeat(100_000)).err())
                .startsWith("input: this is no JSON that can be read (Document nesting depth")
                .hasLineCount(1);
        assertThat(recompute("wilson", " ".repeat(33 * 1024 * 1024)))
                .isEqualTo(new CommandsTest.Answer(
                        2, "", "input: it is longer than 33,554,432 bytes: give it in parts\n"));
    }

    @Test
    void a_key_that_nobody_asked_for_is_named_and_the_answer_given() {
        assertThat(recompute("benjamini-hochberg", "[{\"p\":[0.5],\"Q\":0.9}]"))
                .isEqualTo(new CommandsTest.Answer(0, "[[]]\n", "Nothing asked for: input[0].Q.\n"));
    }

    @Test
    void every_name_has_an_example_in_the_docs_that_holds() throws IOException {
        var docs = Files.readString(DOCS);
        var told = new TreeSet<String>();
        for (var found : EXAMPLE.matcher(docs).results().toList()) {
            told.add(found.group(1));
            var answer = recompute(found.group(1), found.group(2));
            assertThat(answer.err()).as(found.group()).isEmpty();
            assertThat(JSON.readTree(answer.out())).as(found.group()).isEqualTo(JSON.readTree(found.group(3)));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(Recompute.names());
    }

    private static CommandsTest.Answer recompute(String name, String input) {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            return CommandsTest.open("recompute", name);
        } finally {
            System.setIn(before);
        }
    }
}
