package city.open.outside.portal;

import city.open.ground.folder.CityFolder;
import city.open.ground.statistics.BeforeAfter;
import city.open.ground.statistics.BeforeAfter.Seen;
import city.open.ground.statistics.TwoSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Table 2 of the document that OPEN comes from: officials found in corruption before and after 1999, as printed, with what is printed below it.
 * A worked example of a comparison, and of what one does not show.
 *
 * @param years in order, each with its cells by column; a blank is null
 */
public record Table2(List<Year> years, List<Column> columns) {
    /** The system began on 15 April 1999; the table counts that year as after. */
    private static final int SINCE = 1999;
    /** The last year in which the rest of the public sector was counted. */
    private static final int COMPARABLE_UNTIL = 2003;

    private static final String CITY = "total_city";
    private static final String TABLE = "effect/table.csv";
    private static final String PRINTED = "effect/printed.csv";
    private static final String PUBLIC = "total_public";

    public record Year(int year, Map<String, @Nullable Double> cells) {
        public String written(String column) {
            var cell = cells.get(column);
            return cell == null ? "" : Share.number(cell.longValue());
        }

        /** Where types and total do not agree. */
        public boolean isMisprinted(String column) {
            return (year == 2003 && column.equals("others_city")) || (year == 1997 && column.equals("others_public"));
        }

        private double cell(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    /** What is printed below a column. */
    public record Printed(String meanBefore, String sdBefore, String meanAfter, String sdAfter, String t, String p) {}

    public record Column(String id, BeforeAfter compared, Printed printed) {
        public TwoSample test() {
            return Objects.requireNonNull(compared.test());
        }
    }

    /** The one in {@code effect/} of the city's folder; null where it brings none. */
    static @Nullable Table2 read(CityFolder city) {
        return city.has(TABLE) ? readFrom(city) : null;
    }

    private static Table2 readFrom(CityFolder city) {
        var rows = rows(city, TABLE);
        var ids = rows.getFirst().subList(1, rows.getFirst().size());
        var years = new ArrayList<Year>();
        for (var row : rows.subList(1, rows.size())) {
            var cells = new LinkedHashMap<String, @Nullable Double>();
            for (int i = 0; i < ids.size(); i++) {
                var cell = row.get(i + 1);
                cells.put(ids.get(i), cell.isEmpty() ? null : Double.valueOf(cell));
            }
            years.add(new Year(Integer.parseInt(row.getFirst()), cells));
        }
        var printed = new LinkedHashMap<String, Printed>();
        var below = rows(city, PRINTED);
        for (var row : below.subList(1, below.size())) {
            printed.put(
                    row.getFirst(),
                    new Printed(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)));
        }
        return new Table2(
                List.copyOf(years),
                ids.stream()
                        .map(id -> new Column(
                                id,
                                compared(years, year -> year.cells().get(id)),
                                Objects.requireNonNull(printed.get(id), id)))
                        .toList());
    }

    private static List<List<String>> rows(CityFolder city, String name) {
        try (var in = new BufferedReader(new InputStreamReader(city.open(name), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Cell {
        @Nullable
        Double of(Year year);
    }

    private static BeforeAfter compared(List<Year> years, Cell cell) {
        var before = new ArrayList<Seen>();
        var after = new ArrayList<Seen>();
        years.forEach(year ->
                (year.year() < SINCE ? before : after).add(new Seen(Integer.toString(year.year()), cell.of(year))));
        return BeforeAfter.of(before, after);
    }

    public Column column(String id) {
        return columns.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /** All officials of the city: what the text draws its conclusion from. */
    public Column city() {
        return column(CITY);
    }

    /** The largest number of a year in the city: one crackdown. */
    public long largest() {
        var when = city().compared().largest();
        return years.stream()
                .filter(year -> Integer.toString(year.year()).equals(when))
                .mapToLong(year -> (long) year.cell(CITY))
                .sum();
    }

    /** The city without that year. */
    public TwoSample withoutLargest() {
        return Objects.requireNonNull(city().compared().withoutLargest());
    }

    private List<Year> comparable() {
        return years.stream().filter(year -> year.year() <= COMPARABLE_UNTIL).toList();
    }

    /** By how much the city's average changed to 2003, as a share of what it was. */
    public double change() {
        return change(year -> year.cell(CITY));
    }

    /** The same of the public sector without the city, where nothing was introduced. */
    public double changeOfRest() {
        return change(Table2::rest);
    }

    private double change(ToDoubleFunction<Year> value) {
        double before =
                mean(comparable().stream().filter(year -> year.year() < SINCE).toList(), value);
        return mean(comparable().stream().filter(year -> year.year() >= SINCE).toList(), value) / before - 1;
    }

    private static double mean(List<Year> years, ToDoubleFunction<Year> value) {
        return years.stream().mapToDouble(value).average().orElseThrow();
    }

    private static double rest(Year year) {
        return year.cell(PUBLIC) - year.cell(CITY);
    }

    /**
     * Whether the city changed otherwise than the rest: the logarithm of their ratio, before and after. By Welch's test (audit note, section 9): the two sides vary
     * very differently, and four points against five are too few for Levene's to see it.
     */
    public TwoSample.T againstRest() {
        var compared = compared(comparable(), year -> Math.log(year.cell(CITY) / rest(year)));
        return Objects.requireNonNull(Objects.requireNonNull(compared.test()).welch());
    }
}
