package city.open.border.disclosure;

import city.open.ground.calendar.Holiday;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.database.PublisherDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calendar as it was known at any moment: the built-in one, and each day off from when it was announced. */
final class KnownDays {
    private final List<Announced> announced;
    private final Map<Integer, StatutoryClock> clocks = new HashMap<>();

    /** In the order in which they were announced. */
    record Announced(Holiday day, Instant at) {}

    KnownDays(List<Announced> announced) {
        this.announced = announced;
    }

    static KnownDays read(PublisherDatabase database) {
        return new KnownDays(database.jdbc()
                .sql("SELECT * FROM record.added_holiday ORDER BY announced_at, day")
                .query((row, _) -> new Announced(
                        new Holiday(
                                row.getObject("day", LocalDate.class),
                                new Text(row.getString("name_ko"), row.getString("name_en")),
                                Holiday.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("basis")),
                        row.getObject("announced_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** The same days, so that calendars that were made of them can be used again. */
    boolean areThoseOf(KnownDays other) {
        return announced.equals(other.announced);
    }

    StatutoryClock at(Instant moment) {
        return clock(announced.stream()
                .filter(one -> !one.at().isAfter(moment))
                .map(Announced::day)
                .toList());
    }

    StatutoryClock withoutAnnounced() {
        return clock(List.of());
    }

    /** Announced days only come on top, so how many there were says which. */
    private StatutoryClock clock(List<Holiday> days) {
        return clocks.computeIfAbsent(
                days.size(),
                _ -> new StatutoryClock(
                        days.isEmpty() ? Holidays.builtIn() : Holidays.builtIn().with(days.toArray(Holiday[]::new))));
    }
}
