package city.open.ground.calendar;

import city.open.ground.folder.CityFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads the days off of the city: one named holiday a line, {@code date,kind,ko,en,basis}, in order of date. Those of the country come along; a city
 * adds its own in a second table, or puts a whole one in place of the first.
 */
final class HolidayTable {
    private static final String FILE = "calendar/holidays.csv";
    private static final String OWN = "calendar/own-holidays.csv";

    private HolidayTable() {}

    static NavigableMap<LocalDate, Holiday> read(CityFolder city) {
        var all = new TreeMap<LocalDate, Holiday>();
        try (var own = city.find(OWN).orElse(InputStream.nullInputStream())) {
            all.putAll(read(OWN, own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var country = city.open(FILE)) {
            // On one day the country's name counts.
            all.putAll(read(FILE, country));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static NavigableMap<LocalDate, Holiday> read(String file, InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        lines.readLine(); // the names of the columns
        var table = new TreeMap<LocalDate, Holiday>();
        int number = 1;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var holiday = holiday(file, line, ++number);
            if (!table.isEmpty() && !table.lastKey().isBefore(holiday.date())) {
                throw fault(file, number, holiday.date() + " does not come after the line before it");
            }
            table.put(holiday.date(), holiday);
        }
        return table;
    }

    private static Holiday holiday(String file, String line, int number) {
        var column = line.split(",", -1);
        if (column.length != 5) {
            throw fault(file, number, "5 columns are needed, found " + column.length);
        }
        try {
            var name = new Text(column[2], column[3]);
            var holiday = new Holiday(LocalDate.parse(column[0]), name, Holiday.Kind.valueOf(column[1]), column[4]);
            Holidays.indexOf(holiday.date());
            return holiday;
        } catch (RuntimeException e) {
            throw fault(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalStateException fault(String file, int line, String what) {
        return new IllegalStateException("%s, line %d: %s".formatted(file, line, what));
    }
}
