package city.open.ground.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Reads the built-in table: one named holiday a line, {@code date,kind,ko,en,basis}, in order of date. */
final class HolidayTable {
    private static final String FILE = "/calendar/holidays.csv";

    private HolidayTable() {}

    static NavigableMap<LocalDate, Holiday> read() {
        try (var in = Objects.requireNonNull(HolidayTable.class.getResourceAsStream(FILE), FILE + " is missing");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine(); // the names of the columns
            var table = new TreeMap<LocalDate, Holiday>();
            int number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var holiday = holiday(line, ++number);
                if (!table.isEmpty() && !table.lastKey().isBefore(holiday.date())) {
                    throw fault(number, holiday.date() + " does not come after the line before it");
                }
                table.put(holiday.date(), holiday);
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Holiday holiday(String line, int number) {
        var column = line.split(",", -1);
        if (column.length != 5) {
            throw fault(number, "5 columns are needed, found " + column.length);
        }
        try {
            var name = new Text(column[2], column[3]);
            var holiday = new Holiday(LocalDate.parse(column[0]), name, Holiday.Kind.valueOf(column[1]), column[4]);
            Holidays.indexOf(holiday.date());
            return holiday;
        } catch (RuntimeException e) {
            throw fault(number, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalStateException fault(int line, String what) {
        return new IllegalStateException("%s line %d: %s".formatted(FILE.substring(1), line, what));
    }
}
