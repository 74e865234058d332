package city.open.ground.calendar;

import city.open.ground.calendar.LaterHoliday.Withdrawal;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.RecordDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The calendar as it is known now: the built-in one and what was announced later, such as a day named by the Cabinet, without what was taken back.
 */
@Component
public class HolidayRegister {
    private static final int SECONDS_KEPT = 10;

    private final OfficeDatabase office;
    private final RecordDatabase portal;
    private final ApplicationEventPublisher events;

    private volatile @Nullable Reading reading;

    private record Reading(Holidays holidays, List<LaterHoliday> later, long nanos) {}

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
        return read().holidays();
    }

    /** What came on top of the built-in calendar and what of it was taken back, by day. As fresh as {@link #known}. */
    public List<LaterHoliday> later() {
        return read().later();
    }

    /** Reads anew, for who must not act on what another machine has changed meanwhile. */
    public List<LaterHoliday> laterNow() {
        return readAgain().later();
    }

    private Reading read() {
        var last = reading;
        if (last == null) {
            return readAgain();
        }
        if (System.nanoTime() - last.nanos() < TimeUnit.SECONDS.toNanos(SECONDS_KEPT)) {
            return last;
        }
        try {
            return readAgain();
        } catch (DataAccessException away) {
            return last;
        }
    }

    /**
     * Adds a holiday for good and then, once that is durable, tells the other rooms with {@link HolidayAnnounced}. A day that was announced once is
     * not announced again, also where it was taken back. A day outside the calendar's years is an {@link IllegalArgumentException}.
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
        if (added == 0) {
            return new Announcement.AlreadyAHoliday(
                    readAgain().holidays().on(holiday.date()).orElse(holiday));
        }
        whenDurable(new HolidayAnnounced(holiday));
        return new Announcement.Announced(holiday);
    }

    /**
     * Takes an announced holiday back for good and then tells the other rooms with {@link HolidayWithdrawn}.
     *
     * @return the holiday; none where none was announced on this day, or it was taken back already
     */
    public Optional<Holiday> withdraw(LocalDate day, Text reason, String basis, Instant now) {
        int taken = office.jdbc()
                .sql("""
                        INSERT INTO record.withdrawn_holiday (day, reason_ko, reason_en, basis, withdrawn_at)
                        SELECT day, :ko, :en, :basis, :now FROM record.added_holiday WHERE day = :day
                            ON CONFLICT (day) DO NOTHING
                        """)
                .param("day", day)
                .param("ko", reason.ko())
                .param("en", reason.en())
                .param("basis", basis)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        var holiday = taken == 0
                ? Optional.<Holiday>empty()
                : laterNow().stream()
                        .map(LaterHoliday::holiday)
                        .filter(one -> one.date().equals(day))
                        .findFirst();
        holiday.ifPresent(one -> whenDurable(new HolidayWithdrawn(one)));
        return holiday;
    }

    private void whenDurable(Object event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(event);
            }
        });
    }

    private void tell(Object event) {
        readAgain();
        events.publishEvent(event);
    }

    /** One at a time, so that an older reading never replaces a newer one. */
    private synchronized Reading readAgain() {
        var later = portal.jdbc().sql("""
                        SELECT added.*, reason_ko, reason_en, withdrawn.basis AS withdrawn_on, withdrawn_at
                          FROM record.added_holiday added
                          LEFT JOIN record.withdrawn_holiday withdrawn USING (day)
                         ORDER BY day
                        """).query((row, _) -> later(row)).list();
        var all = Holidays.builtIn()
                .with(later.stream()
                        .filter(LaterHoliday::stands)
                        .map(LaterHoliday::holiday)
                        .toArray(Holiday[]::new));
        var read = new Reading(all, later, System.nanoTime());
        reading = read;
        return read;
    }

    private static LaterHoliday later(ResultSet row) throws SQLException {
        var withdrawnAt = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new LaterHoliday(
                new Holiday(
                        row.getObject("day", LocalDate.class),
                        new Text(row.getString("name_ko"), row.getString("name_en")),
                        Holiday.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("basis")),
                row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                withdrawnAt == null
                        ? null
                        : new Withdrawal(
                                new Text(row.getString("reason_ko"), row.getString("reason_en")),
                                row.getString("withdrawn_on"),
                                withdrawnAt.toInstant()));
    }
}
