package city.open.ground.calendar;

import city.open.ground.folder.CityFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the days off of the city: one named holiday a line, {@code date,kind,ko,en,basis}, in order of date. Those of the country come along; a city
 * adds its own in a second table, or puts a whole one in place of the first.
 */
final class HolidayTable {
    private static final String FILE = "calendar/holidays.csv";
    private static final String OWN = "calendar/own-holidays.csv";

    private HolidayTable() {}

    /** @throws IllegalStateException with a line for each line of the tables that cannot be used */
    static NavigableMap<LocalDate, Holiday> read(CityFolder city) {
        var all = new TreeMap<LocalDate, Holiday>();
        var faults = new ArrayList<String>();
        try (var own = city.find(OWN).orElse(InputStream.nullInputStream());
                var country = city.open(FILE)) {
            all.putAll(read(OWN, own, faults));
            // On one day the country's name counts.
            all.putAll(read(FILE, country, faults));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
        return all;
    }

    private static NavigableMap<LocalDate, Holiday> read(String file, InputStream in, List<String> faults)
            throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        lines.readLine(); // the names of the columns
        var table = new TreeMap<LocalDate, Holiday>();
        int number = 1;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                var holiday = holiday(line);
                if (!table.isEmpty() && !table.lastKey().isBefore(holiday.date())) {
                    throw new IllegalArgumentException(holiday.date() + " does not come after the line before it");
                }
                table.put(holiday.date(), holiday);
            } catch (IllegalArgumentException | DateTimeException fault) {
                faults.add("%s, line %d: %s".formatted(file, number, fault.getMessage()));
            }
        }
        return table;
    }

    private static Holiday holiday(String line) {
        var column = line.split(",", -1);
        if (column.length != 5) {
            throw new IllegalArgumentException("5 columns are needed, found " + column.length);
        }
        var kind = Arrays.stream(Holiday.Kind.values())
                .filter(one -> one.name().equals(column[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the kind is one of %s, not '%s'"
                        .formatted(
                                Arrays.stream(Holiday.Kind.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")),
                                column[1])));
        var holiday = new Holiday(LocalDate.parse(column[0]), new Text(column[2], column[3]), kind, column[4]);
        Holidays.indexOf(holiday.date());
        return holiday;
    }
}
