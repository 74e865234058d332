package city.open.audit.survey;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.Recompute;
import city.open.audit.orders.Findings.Found;
import city.open.audit.survey.Ledger.Counted;
import city.open.audit.survey.Sums.Place;
import city.open.audit.survey.Sums.Sum;
import city.open.border.surveys.Cell;
import city.open.border.surveys.Filled;
import city.open.border.surveys.Quarter;
import city.open.border.surveys.Question;
import city.open.border.surveys.Question.Kind;
import city.open.border.surveys.Question.Option;
import city.open.border.surveys.Questionnaire;
import city.open.ground.calendar.Text;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortFigures;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.Results;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers become sums that give nobody away, and files that a stranger recomputes to the same digits. */
class SurveyFiguresTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Quarter Q3 = Quarter.parse("2026Q3");
    private static final Text WORDS = new Text("물음", "Question");
    private static final Question CLEAN = new Question(
            "clean",
            Kind.SCALE,
            true,
            WORDS,
            IntStream.range(0, 5)
                    .mapToObj(step -> new Option("s" + step, WORDS))
                    .toList());
    private static final Question CALLED = new Question(
            "called", Kind.CHOICE, false, WORDS, List.of(new Option("yes", WORDS), new Option("no", WORDS)));
    private static final Questionnaire SHEET =
            new Questionnaire("citizens", 1, LocalDate.of(2026, 1, 1), 0, WORDS, List.of(CLEAN, CALLED));

    private static List<Filled> answers(String division, String sector, int n, String clean, String called) {
        var cell = new Cell(Q3, "6110000", division, sector);
        return Collections.nCopies(n, new Filled(cell.toString(), 1, Map.of("clean", clean, "called", called)));
    }

    @Test
    void fewer_than_five_answers_are_kept_only_in_a_wider_place() {
        var all = new ArrayList<Filled>();
        all.addAll(answers("bus", "transport", 7, "s4", "no"));
        all.addAll(answers("taxi", "transport", 4, "s0", "yes"));
        all.addAll(answers("road", "transport", 2, "s1", "yes"));
        all.addAll(answers("food", "health", 3, "s2", "no"));
        all.addAll(answers("park", "green", 1, "s3", "no"));
        all.addAll(answers("tree", "green", 2, "s3", "no"));
        var whole = Sums.of(all).stream()
                .filter(sum -> sum.question().equals(Sums.WHOLE))
                .toList();
        assertThat(whole)
                .containsExactlyInAnyOrder(
                        new Sum(new Place("6110000", "bus", "transport"), "", "complete", 7),
                        new Sum(new Place("6110000", "", "transport"), "", "complete", 6),
                        new Sum(new Place("", "", ""), "", "complete", 6));
        assertThat(Sums.of(answers("food", "health", 4, "s2", "no")))
                .as("too few anywhere")
                .isEmpty();
        assertThat(Sums.of(all))
                .contains(new Sum(new Place("6110000", "", "transport"), "clean", "s0", 4))
                .noneMatch(sum -> sum.place().division().equals("taxi"));
    }

    private static Counted counted(Quarter quarter, List<Filled> answers, Results... results) {
        return new Counted(quarter, 1, LocalDate.of(2026, 11, 1), List.of(results), Sums.of(answers));
    }

    private static Results results(String division, String sector, long decided) {
        return new Results("6110000", division, sector, decided, decided * 9 / 10, decided / 20);
    }

    @Test
    void a_table_hides_small_numbers_and_everything_else_follows_from_what_it_shows() {
        var all = new ArrayList<Filled>();
        all.addAll(answers("bus", "transport", 12, "s4", "yes"));
        all.addAll(answers("bus", "transport", 30, "s3", "no"));
        all.addAll(answers("food", "health", 3, "s2", "yes"));
        all.addAll(answers("food", "health", 25, "s4", "no"));
        all.addAll(answers("tree", "green", 6, "s4", "no"));
        var body = SurveyFile.of(
                counted(
                        Q3,
                        all,
                        results("bus", "transport", 100),
                        results("food", "health", 60),
                        results("tree", "green", 20)),
                SHEET);
        var file = JSON.readTree(body);
        assertThat(file.path("results").asLong()).isEqualTo(180);
        assertThat(file.path("answered").asLong()).isEqualTo(76);
        assertThat(file.path("sectors").properties())
                .as("six answers are no row of their own")
                .extracting(Map.Entry::getKey)
                .containsExactly("other", "transport");
        var clean = file.path("items").get(0);
        assertThat(clean.has("rows"))
                .as("the question of the index has no table")
                .isFalse();
        assertThat(cells(clean.path("city")))
                .as("3 is hidden, and the smallest beside it")
                .containsExactly("0", "0", "x", "x", "43", "0", "0", "76");
        assertThat(clean.has("mean"))
                .as("a mean would give the hidden ones away")
                .isFalse();
        var called = file.path("items").get(1);
        assertThat(cells(called.path("city"))).containsExactly("15", "61", "0", "0", "76");
        assertThat(cells(called.path("rows").path("transport")))
                .hasSize(5)
                .last()
                .isEqualTo("42");
        called.path("shares").forEach(share -> {
            var again = JSON.readTree(Recompute.run("survey", bytes(List.of(Map.of("strata", share.path("strata")))))
                            .json())
                    .get(0);
            again.properties()
                    .forEach(one -> assertThat(share.path(one.getKey()).asDouble())
                            .as(one.getKey())
                            .isEqualTo(one.getValue().asDouble()));
        });
    }

    private static List<String> cells(JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(cell.asString()));
        return cells;
    }

    private static byte[] bytes(Object json) {
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode index() {
        var quarters = new ArrayList<Counted>();
        for (int back = 3; back >= 0; back--) {
            var quarter = Q3.plus(-back);
            var all = new ArrayList<Filled>();
            for (int step = 0; step < 5; step++) {
                all.addAll(answers("bus", "transport", 2 + 5 * step, "s" + step, "no"));
                all.addAll(answers("food", "health", 3 + step, "s" + step, "yes"));
            }
            all.addAll(answers("tree", "green", 6, "s4", "no"));
            quarters.add(counted(
                    quarter,
                    all.stream()
                            .map(one -> new Filled(one.cell().replace("2026Q3", quarter.toString()), 1, one.answers()))
                            .toList(),
                    results("bus", "transport", 160),
                    results("food", "health", 80),
                    results("tree", "green", 40)));
        }
        var division = new DivisionFigures(Map.of(
                DivisionCount.ENTERED,
                4_800L,
                DivisionCount.LAG_A,
                4_000L,
                DivisionCount.LAG_B,
                320L,
                DivisionCount.ORDERS,
                30L,
                DivisionCount.ORDERS_ANSWERED,
                29L,
                DivisionCount.ORDERS_IN_TIME,
                27L));
        var sector = new CohortFigures(
                Map.of(CohortCount.ENTERED, 5_000L, CohortCount.LAG_A, 4_500L),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
        return JSON.readTree(new IndexFile(
                        quarters,
                        CLEAN,
                        Map.of("6110000/bus", division, "6110000/food", division),
                        Map.of("transport", sector, "health", sector, "green", sector),
                        new Found(
                                Map.of("6110000/bus", Map.of("reprimand", 1)),
                                Map.of("transport", Map.of("reprimand", 1))))
                .json(null));
    }

    /** Contract: `./open recompute index` and `ranks` give the same digits from the published file. */
    @Test
    void a_stranger_recomputes_the_index_from_the_file_and_gets_the_same_digits() {
        var file = index();
        for (var kind : List.of("sectors", "divisions")) {
            var units = file.path(kind);
            var names = units.path("units").properties().stream()
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(names).isNotEmpty();
            var inputs =
                    names.stream().map(name -> units.path("units").path(name)).toList();
            var again = JSON.readTree(Recompute.run("index", bytes(inputs)).json());
            for (int i = 0; i < names.size(); i++) {
                assertThat(digits(units.path("results").path(names.get(i))))
                        .as(names.get(i))
                        .isEqualTo(digits(again.get(i)));
            }
            assertThat(digits(units.path("ranks")))
                    .isEqualTo(digits(JSON.readTree(Recompute.run("ranks", bytes(List.of(units)))
                                    .json())
                            .get(0)));
        }
        var transport = file.path("sectors").path("results").path("transport");
        assertThat(transport.path("index").isNumber()).isTrue();
        assertThat(transport.path("components").path("A").isNull()).isTrue();
        assertThat(file.path("sectors")
                        .path("results")
                        .path("green")
                        .path("index")
                        .isNull())
                .as("24 answers are too few")
                .isTrue();
        assertThat(file.path("sectors")
                        .path("units")
                        .path("green")
                        .path("survey_n")
                        .asInt())
                .isZero();
        assertThat(file.path("divisions")
                        .path("results")
                        .path("6110000/bus")
                        .path("index")
                        .isNumber())
                .isTrue();
        assertThat(file.path("city").path("sectors").asInt()).isEqualTo(2);
        assertThat(file.path("year").asBoolean()).as("up to a third quarter").isFalse();
    }

    /** Keys in the order of the alphabet: canonical JSON has one order, the command another. */
    private static String digits(JsonNode json) {
        return city.open.outside.record.RecordJson.respelt(json.toString());
    }

    @Test
    void a_mean_that_gives_a_small_count_away_is_not_published() {
        assertThat(Betrayal.of(List.of(0L, 0L, 0L, 1L, 40L), 5))
                .as("all but one")
                .isTrue();
        assertThat(Betrayal.of(List.of(4L, 9L, 20L, 30L, 17L), 5))
                .as("many ways")
                .isFalse();
        assertThat(Betrayal.of(List.of(0L, 0L, 0L, 0L, 40L), 5))
                .as("nobody is few")
                .isFalse();
        var counts = List.of(2L, 7L, 12L, 17L, 22L);
        assertThat(Betrayal.rounded(Betrayal.mean(counts))).isEqualTo(70.8);
        assertThat(Betrayal.rounded(Betrayal.sd(counts))).isEqualTo(28.8);
    }
}
