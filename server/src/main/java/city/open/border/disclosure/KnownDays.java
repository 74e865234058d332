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
import org.jspecify.annotations.Nullable;

/** The calendar as it was known at any moment: the built-in one, and each day off from when it was announced until it was taken back. */
final class KnownDays {
    private final List<Announced> announced;
    private final Map<List<Holiday>, StatutoryClock> clocks = new HashMap<>();

    /** In the order in which they were announced. */
    record Announced(Holiday day, Instant at, @Nullable Instant withdrawnAt) {
        boolean stoodAt(Instant moment) {
            return !at.isAfter(moment) && (withdrawnAt == null || withdrawnAt.isAfter(moment));
        }
    }

    KnownDays(List<Announced> announced) {
        this.announced = announced;
    }

    static KnownDays read(PublisherDatabase database) {
        return new KnownDays(database.jdbc()
                .sql("""
                        SELECT added.*, withdrawn_at
                          FROM record.added_holiday added
                          LEFT JOIN record.withdrawn_holiday USING (day)
                         ORDER BY announced_at, day
                        """)
                .query((row, _) -> new Announced(
                        new Holiday(
                                row.getObject("day", LocalDate.class),
                                new Text(row.getString("name_ko"), row.getString("name_en")),
                                Holiday.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("basis")),
                        row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                        row.getObject("withdrawn_at", OffsetDateTime.class) == null
                                ? null
                                : row.getObject("withdrawn_at", OffsetDateTime.class)
                                        .toInstant()))
                .list());
    }

    /** The same days, so that calendars that were made of them can be used again. */
    boolean areThoseOf(KnownDays other) {
        return announced.equals(other.announced);
    }

    StatutoryClock at(Instant moment) {
        return clock(announced.stream()
                .filter(one -> one.stoodAt(moment))
                .map(Announced::day)
                .toList());
    }

    StatutoryClock withoutAnnounced() {
        return clock(List.of());
    }

    private StatutoryClock clock(List<Holiday> days) {
        return clocks.computeIfAbsent(
                days,
                _ -> new StatutoryClock(
                        days.isEmpty() ? Holidays.builtIn() : Holidays.builtIn().with(days.toArray(Holiday[]::new))));
    }
}
