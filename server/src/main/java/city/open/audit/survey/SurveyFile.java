package city.open.audit.survey;

import city.open.audit.Recompute;
import city.open.audit.survey.Ledger.Counted;
import city.open.audit.survey.Sums.Sum;
import city.open.border.surveys.Question;
import city.open.border.surveys.Question.Kind;
import city.open.border.surveys.Questionnaire;
import city.open.outside.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a quarter's survey says, as everyone gets it. A table for each question, by sector, in which nothing below five is shown or can be reckoned; and
 * everything else in the file is counted from what is shown, so that it gives nothing more away. The question of the index has no table by sector, as the
 * index prints a mean of it, and a mean beside a table with gaps would fill them (decision 48).
 */
final class SurveyFile {
    static final int K = 5;
    /** Sectors with fewer answers are one row. */
    private static final int SMALLEST_ROW = 10;
    /** Shares and means below it are of too few. */
    private static final int SMALLEST_SHARE = 10;

    private static final String OTHER = "other";
    private static final String LEFT_OUT = "left-out";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final About about;
    private final Questionnaire sheet;
    /** Of each row: the results, and the answers to each question. */
    private final Map<String, Row> rows;

    private record Row(long results, long complete, Map<String, Map<String, Long>> answers) {
        Row plus(Row other) {
            var sum = new TreeMap<String, Map<String, Long>>(answers);
            other.answers.forEach((question, by) -> sum.merge(question, by, (one, two) -> {
                var both = new TreeMap<>(one);
                two.forEach((answer, number) -> both.merge(answer, number, Long::sum));
                return both;
            }));
            return new Row(results + other.results, complete + other.complete, sum);
        }

        long of(Question question, String answer) {
            var here = answers.getOrDefault(question.id(), Map.of());
            return answer.equals(LEFT_OUT)
                    ? complete - here.values().stream().mapToLong(it -> it).sum()
                    : here.getOrDefault(answer, 0L);
        }
    }

    /**
     * What a file is about.
     *
     * @param asked what those who were asked are called in it
     * @param places what its rows are called
     */
    private record About(String what, LocalDate from, LocalDate to, LocalDate countedOn, String asked, String places) {}

    private SurveyFile(About about, Questionnaire sheet, Map<String, Long> asked, List<Sum> sums) {
        this.about = about;
        this.sheet = sheet;
        this.rows = rows(asked, sums);
    }

    static String of(Counted counted, Questionnaire sheet) {
        var quarter = counted.quarter();
        var asked = new TreeMap<String, Long>();
        counted.results().forEach(result -> asked.merge(result.sector(), result.decided(), Long::sum));
        return RecordJson.canonical(new SurveyFile(
                        new About(
                                "survey/" + quarter,
                                quarter.firstDay(),
                                quarter.lastDay(),
                                counted.countedOn(),
                                "results",
                                "sectors"),
                        sheet,
                        asked,
                        counted.sums())
                .json());
    }

    /**
     * What officials answered in a year.
     *
     * @param asked how many there are, by agency
     */
    static String ofOfficials(
            YearMonth month, LocalDate countedOn, Questionnaire sheet, Map<String, Long> asked, List<Sum> sums) {
        return RecordJson.canonical(new SurveyFile(
                        new About(
                                "officials/" + month.getYear(),
                                month.atDay(1),
                                month.atEndOfMonth(),
                                countedOn,
                                "officials",
                                "agencies"),
                        sheet,
                        asked,
                        sums)
                .json());
    }

    private static Map<String, Row> rows(Map<String, Long> asked, List<Sum> sums) {
        var rows = new TreeMap<String, Row>();
        asked.forEach((place, number) -> rows.put(place, new Row(number, 0, Map.of())));
        for (var sum : sums) {
            var sector = sum.place().sector().isEmpty() ? OTHER : sum.place().sector();
            rows.merge(sector, row(sum), Row::plus);
        }
        while (rows.size() > 1) {
            var smallest = rows.entrySet().stream()
                    .filter(one -> !one.getKey().equals(OTHER))
                    .min(Comparator.comparingLong(one -> one.getValue().complete()))
                    .orElseThrow();
            var other = rows.get(OTHER);
            boolean enough = smallest.getValue().complete() >= SMALLEST_ROW
                    && (other == null || other.complete() >= SMALLEST_ROW);
            if (enough) {
                break;
            }
            rows.remove(smallest.getKey());
            rows.merge(OTHER, smallest.getValue(), Row::plus);
        }
        return rows;
    }

    private static Row row(Sum sum) {
        return sum.question().equals(Sums.WHOLE)
                ? new Row(0, sum.number(), Map.of())
                : new Row(0, 0, Map.of(sum.question(), Map.of(sum.answer(), sum.number())));
    }

    private Map<String, Object> json() {
        long results = rows.values().stream().mapToLong(Row::results).sum();
        long complete = rows.values().stream().mapToLong(Row::complete).sum();
        var json = new LinkedHashMap<String, Object>();
        json.put("what", about.what());
        json.put("from", about.from().toString());
        json.put("to", about.to().toString());
        json.put("countedOn", about.countedOn().toString());
        json.put("questions", sheet.version());
        json.put("k", K);
        json.put(about.asked(), results);
        json.put("answered", complete);
        var sectors = new LinkedHashMap<String, Object>();
        rows.forEach(
                (sector, row) -> sectors.put(sector, Map.of(about.asked(), row.results(), "answered", row.complete())));
        json.put(about.places(), sectors);
        json.put("items", sheet.questions().stream().map(this::item).toList());
        return json;
    }

    private Map<String, Object> item(Question question) {
        var columns = Stream.concat(
                        question.options().stream().map(Question.Option::id), Stream.of(Question.DONT_KNOW, LEFT_OUT))
                .toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", question.id());
        json.put("kind", question.kind() == Kind.SCALE ? "scale" : "choice");
        json.put("index", question.index());
        json.put("ask", Map.of("ko", question.ask().ko(), "en", question.ask().en()));
        json.put(
                "options",
                question.options().stream()
                        .map(one -> Map.of(
                                "id",
                                one.id(),
                                "ko",
                                one.name().ko(),
                                "en",
                                one.name().en()))
                        .toList());
        json.put("columns", columns);
        var table =
                question.index() ? List.<List<Long>>of() : suppressed(question, columns, List.copyOf(rows.values()));
        boolean whole = table.stream().noneMatch(row -> row.getLast() == null);
        if (!table.isEmpty() && whole) {
            var shown = new LinkedHashMap<String, Object>();
            int at = 0;
            for (var sector : rows.keySet()) {
                shown.put(sector, cells(table.get(at++)));
            }
            json.put("rows", shown);
        } else {
            table = suppressed(
                    question,
                    columns,
                    rows.values().stream().reduce(Row::plus).stream().toList());
        }
        var city = table.isEmpty() ? List.<@Nullable Long>of() : table.getLast();
        json.put("city", cells(city));
        json.put("shares", shares(question, columns, table));
        mean(question, city).ifPresent(mean -> json.put("mean", mean));
        return json;
    }

    /** Each row with its total, then the totals; null where hidden. As `./open recompute suppress` answers. */
    private static List<List<@Nullable Long>> suppressed(Question question, List<String> columns, List<Row> rows) {
        if (rows.stream().allMatch(row -> row.complete() == 0)) {
            return List.of();
        }
        var inner = rows.stream()
                .map(row ->
                        columns.stream().map(column -> row.of(question, column)).toList())
                .toList();
        var table = new ArrayList<List<@Nullable Long>>();
        for (var row :
                recompute("suppress", List.of(Map.of("inner", inner, "k", K))).get(0)) {
            var line = new ArrayList<@Nullable Long>();
            row.forEach(cell -> line.add(cell.isNumber() ? cell.asLong() : null));
            table.add(line);
        }
        return table;
    }

    private static List<Object> cells(List<@Nullable Long> row) {
        return row.stream().map(cell -> cell == null ? (Object) "x" : cell).toList();
    }

    /**
     * The share of each option among those who chose any, weighted to the results by sector. Sectors in which something is hidden count as one, whose
     * numbers follow from the totals.
     */
    private List<Map<String, Object>> shares(
            Question question, List<String> columns, List<List<@Nullable Long>> table) {
        var shares = new ArrayList<Map<String, Object>>();
        var city = table.isEmpty() ? List.<@Nullable Long>of() : table.getLast();
        var sectors = List.copyOf(rows.values());
        for (int column = 0; column < question.options().size(); column++) {
            var strata = strata(columns.size(), column, table, city, sectors);
            long answered = strata.stream().mapToLong(Stratum::answered).sum();
            if (answered >= SMALLEST_SHARE) {
                var share = new LinkedHashMap<String, Object>();
                share.put("option", question.options().get(column).id());
                share.put("n", answered);
                share.put("strata", strata);
                recompute("survey", List.of(Map.of("strata", strata)))
                        .get(0)
                        .properties()
                        .forEach(one -> share.put(one.getKey(), one.getValue().decimalValue()));
                shares.add(share);
            }
        }
        return shares;
    }

    /** As `./open recompute survey` takes it. */
    record Stratum(long all, long answered, long yes) {}

    /** None where a total is hidden. */
    private static List<Stratum> strata(
            int columns, int column, List<List<@Nullable Long>> table, List<@Nullable Long> city, List<Row> sectors) {
        int unknown = columns - 2;
        int leftOut = columns - 1;
        var rest = stratum(sectors.stream().mapToLong(Row::results).sum(), city, column, unknown, leftOut);
        if (rest == null) {
            return List.of();
        }
        var strata = new ArrayList<Stratum>();
        for (int row = 0; table.size() == sectors.size() + 1 && sectors.size() > 1 && row < sectors.size(); row++) {
            var one = stratum(sectors.get(row).results(), table.get(row), column, unknown, leftOut);
            if (one != null) {
                strata.add(one);
                rest = new Stratum(rest.all() - one.all(), rest.answered() - one.answered(), rest.yes() - one.yes());
            }
        }
        if (rest.answered() > 0) {
            strata.add(rest);
        }
        return strata;
    }

    private static @Nullable Stratum stratum(long all, List<@Nullable Long> row, int column, int unknown, int leftOut) {
        if (row.isEmpty()) {
            return null;
        }
        var yes = row.get(column);
        var dontKnow = row.get(unknown);
        var out = row.get(leftOut);
        var total = row.getLast();
        return yes == null || dontKnow == null || out == null || total == null
                ? null
                : new Stratum(Math.max(all, total - dontKnow - out), total - dontKnow - out, yes);
    }

    private static java.util.Optional<Double> mean(Question question, List<@Nullable Long> city) {
        double sum = 0;
        long n = 0;
        for (int step = 0;
                question.kind() == Kind.SCALE && step < question.options().size() && !city.isEmpty();
                step++) {
            var number = city.get(step);
            if (number == null) {
                return java.util.Optional.empty();
            }
            sum += question.score(step) * number;
            n += number;
        }
        return n < SMALLEST_SHARE ? java.util.Optional.empty() : java.util.Optional.of(Math.round(10 * sum / n) / 10.0);
    }

    /** As anybody would at the command line. */
    static JsonNode recompute(String rule, Object cases) {
        return JSON.readTree(Recompute.run(rule, JSON.writeValueAsString(cases).getBytes(StandardCharsets.UTF_8))
                .json());
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    static JsonNode tree(Object json) {
        return JSON.readTree(JSON.writeValueAsString(json));
    }
}
