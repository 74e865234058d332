package city.open.ground.calendar;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.RecordDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The calendar as it is known now: the built-in one and what was announced later, such as a day named by the Cabinet. */
@Component
public class HolidayRegister {
    private static final int SECONDS_KEPT = 10;

    private final OfficeDatabase office;
    private final RecordDatabase portal;
    private final ApplicationEventPublisher events;

    private volatile @Nullable Reading reading;

    private record Reading(Holidays holidays, long nanos) {}

    public HolidayRegister(OfficeDatabase office, RecordDatabase portal, ApplicationEventPublisher events) {
        this.office = office;
        this.portal = portal;
        this.events = events;
    }

    /**
     * Kept for {@value #SECONDS_KEPT} seconds, since every act on a petition asks for it and another node may have announced a day.
     * While the database is away, the calendar last read stands.
     */
    public Holidays known() {
        var last = reading;
        if (last == null) {
            return readAgain();
        }
        if (System.nanoTime() - last.nanos() < TimeUnit.SECONDS.toNanos(SECONDS_KEPT)) {
            return last.holidays();
        }
        try {
            return readAgain();
        } catch (DataAccessException away) {
            return last.holidays();
        }
    }

    /**
     * Adds a holiday for good and then tells the other rooms with {@link HolidayAnnounced}. A day outside the calendar's
     * years is an {@link IllegalArgumentException}.
     */
    public Announcement announce(Holiday holiday, Instant now) {
        var named = known().on(holiday.date());
        if (named.isPresent()) {
            return new Announcement.AlreadyAHoliday(named.get());
        }
        int added = office.jdbc()
                .sql("""
                        INSERT INTO record.added_holiday (day, name_ko, name_en, kind, basis, announced_at)
                        VALUES (:day, :ko, :en, :kind, :basis, :now)
                            ON CONFLICT (day) DO NOTHING
                        """)
                .param("day", holiday.date())
                .param("ko", holiday.name().ko())
                .param("en", holiday.name().en())
                .param("kind", holiday.kind().name().toLowerCase(Locale.ROOT))
                .param("basis", holiday.basis())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        var all = readAgain();
        if (added == 0) {
            return new Announcement.AlreadyAHoliday(all.on(holiday.date()).orElse(holiday));
        }
        events.publishEvent(new HolidayAnnounced(holiday));
        return new Announcement.Announced(holiday);
    }

    /** One at a time, so that an older reading never replaces a newer one. */
    private synchronized Holidays readAgain() {
        var added = portal.jdbc().sql("""
                        SELECT day, name_ko, name_en, kind, basis
                          FROM record.added_holiday
                         ORDER BY day
                        """).query(HolidayRegister::holiday).list();
        var all = Holidays.builtIn().with(added.toArray(Holiday[]::new));
        reading = new Reading(all, System.nanoTime());
        return all;
    }

    private static Holiday holiday(ResultSet row, int number) throws SQLException {
        return new Holiday(
                row.getObject("day", LocalDate.class),
                new Text(row.getString("name_ko"), row.getString("name_en")),
                Holiday.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("basis"));
    }
}
