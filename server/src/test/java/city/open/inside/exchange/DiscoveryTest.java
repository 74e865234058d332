package city.open.inside.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.inside.exchange.DiscoveredProcedure.Link;
import city.open.inside.exchange.DiscoveredProcedure.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    @Test
    void the_cafe_licence_is_a_line_of_three_steps_with_two_beside_it() throws Exception {
        var file = Path.of(DiscoveryTest.class.getResource("cafe-licences.xes").toURI());
        try (var log = EventLog.open(file, ZoneId.of("Asia/Seoul"))) {
            assertThat(Discovery.of(LogTally.of(log)))
                    .isEqualTo(new DiscoveredProcedure(
                            List.of(
                                    new Step("jeopsu", "접수", "접수", 5),
                                    new Step("site-visit", "Site visit", "Site visit", 4),
                                    new Step("licence", "Licence", "Licence", 3)),
                            List.of(
                                    new Step("ask-for-papers", "Ask for papers", "Ask for papers", 1),
                                    new Step("refusal", "Refusal", "Refusal", 1)),
                            List.of(
                                    new Link("jeopsu", "site-visit", 3),
                                    new Link("site-visit", "licence", 3),
                                    new Link("site-visit", "refusal", 1),
                                    new Link("jeopsu", "ask-for-papers", 1),
                                    new Link("ask-for-papers", "site-visit", 1))));
        }
    }

    @Test
    void a_step_done_again_does_not_bend_the_line_back() {
        assertThat(mainLine("abcd", "abcbcd", "abcbcbcd", "abcd")).isEqualTo(List.of("a", "b", "c", "d"));
    }

    @Test
    void a_step_that_most_cases_skip_is_beside_the_line() {
        var found = discovered("ac", "ac", "abc");
        assertThat(activities(found.mainLine())).isEqualTo(List.of("a", "c"));
        assertThat(activities(found.sideSteps())).isEqualTo(List.of("b"));
        assertThat(found.links())
                .isEqualTo(List.of(new Link("a", "c", 2), new Link("a", "b", 1), new Link("b", "c", 1)));
    }

    @Test
    void steps_done_in_any_order_stand_once_between_the_first_and_the_last() {
        assertThat(mainLine("axyz", "axyz", "ayxz")).isEqualTo(List.of("a", "x", "y", "z"));
    }

    @Test
    void a_log_without_events_shows_no_procedure() {
        assertThat(discovered("")).isEqualTo(new DiscoveredProcedure(List.of(), List.of(), List.of()));
    }

    @Property
    void every_step_stands_once_and_the_line_runs_from_start_to_end(
            @ForAll @Size(min = 1, max = 12) List<@NotEmpty @CharRange(from = 'a', to = 'g') String> cases) {
        var log = summaryOf(cases);
        var flow = log.flow();
        var found = Discovery.of(log);
        var all = Stream.concat(found.mainLine().stream(), found.sideSteps().stream())
                .toList();

        assertThat(activities(all))
                .doesNotHaveDuplicates()
                .hasSameElementsAs(flow.cases().keySet());
        assertThat(all).extracting(Step::id).doesNotHaveDuplicates();
        assertThat(flow.starts()).containsKey(found.mainLine().getFirst().activity());
        assertThat(found.links())
                .doesNotHaveDuplicates()
                .allMatch(link -> !link.from().equals(link.to()));
        assertThat(Discovery.of(summaryOf(cases))).isEqualTo(found);
    }

    private static List<String> mainLine(String... cases) {
        return activities(discovered(cases).mainLine());
    }

    private static List<String> activities(List<Step> steps) {
        return steps.stream().map(Step::activity).toList();
    }

    private static DiscoveredProcedure discovered(String... words) {
        return Discovery.of(summaryOf(List.of(words)));
    }

    /** Each letter is an activity, each word a case. */
    private static LogSummary summaryOf(List<String> words) {
        var tally = new LogTally();
        for (var word : words) {
            var events = word.chars()
                    .mapToObj(letter ->
                            new LoggedEvent(1, Instant.EPOCH, Character.toString(letter), null, null, null, null, null))
                    .toList();
            tally.add(new LoggedCase(1, word, null, null, null, null, events));
        }
        return tally.summary(List.of(), List.of());
    }
}
