package city.open.inside.dates;

import city.open.ground.calendar.HolidayAnnounced;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.HolidayWithdrawn;
import city.open.ground.calendar.LaterHoliday;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.rounds.Rounds;
import city.open.inside.petition.Petitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts open petitions again after a change of the calendar, whichever process made it, and after a crash in the middle too: what is counted
 * already stays. Each change is gone through twice, as another machine may not have heard of it when it recorded something meanwhile.
 */
@Component
class Recounting extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Recounting.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Longer than a machine keeps its calendar. */
    private static final Duration EVERYBODY_KNOWS_AFTER = Duration.ofSeconds(30);

    private final OfficeDatabase database;
    private final HolidayRegister register;
    private final Petitions petitions;
    private final Clock clock;
    private final Turn turn;

    Recounting(
            OfficeDatabase database,
            HolidayRegister register,
            Petitions petitions,
            Clock clock,
            @Value("${open.role:all}") String role) {
        super("recounting", PAUSE, role);
        this.database = database;
        this.register = register;
        this.petitions = petitions;
        this.clock = clock;
        this.turn = new Turn(database, "recounting", Duration.ofMinutes(5));
    }

    private record Change(String name, LocalDate day, Instant at, Text cause) {}

    @EventListener({HolidayAnnounced.class, HolidayWithdrawn.class})
    void onDaysOff() {
        wake();
    }

    @Override
    protected void round() {
        if (!open().isEmpty()) {
            turn.take(() -> open().forEach(this::count));
        }
    }

    /** Changes that not every petition was counted with. */
    private List<Change> open() {
        var now = clock.instant();
        var changes = new ArrayList<Change>();
        for (var later : register.later()) {
            changes.add(announced(later));
            if (!later.stands()) {
                changes.add(withdrawn(later));
            }
        }
        changes.removeIf(change -> isCounted(change, now));
        return changes;
    }

    private boolean isCounted(Change change, Instant now) {
        var allKnowSince = change.at().plus(EVERYBODY_KNOWS_AFTER);
        return database.jdbc()
                .sql("SELECT counted_at FROM office.holiday_counted WHERE change = ?")
                .param(change.name())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .filter(counted -> !counted.isBefore(allKnowSince) || now.isBefore(allKnowSince))
                .isPresent();
    }

    private void count(Change change) {
        register.laterNow();
        var begun = clock.instant();
        int moved = petitions.recount(change.day(), change.cause());
        database.jdbc()
                .sql("""
                        INSERT INTO office.holiday_counted AS counted (change, counted_at, moved) VALUES (?, ?, ?)
                        ON CONFLICT (change) DO UPDATE
                           SET counted_at = excluded.counted_at, moved = counted.moved + excluded.moved
                        """)
                .params(change.name(), begun.atOffset(ZoneOffset.UTC), (long) moved)
                .update();
        if (moved > 0) {
            log.info("The calendar has changed on {}: {} due dates were counted again.", change.day(), moved);
        }
    }

    private static Change announced(LaterHoliday later) {
        var holiday = later.holiday();
        return new Change(
                "holiday/" + holiday.date(),
                holiday.date(),
                later.announcedAt(),
                new Text(
                        "%s %s 공휴일 지정으로 처리기한을 다시 계산함"
                                .formatted(holiday.date(), holiday.name().ko()),
                        "Due date counted again: %s is now a public holiday (%s)"
                                .formatted(holiday.date(), holiday.name().en())));
    }

    private static Change withdrawn(LaterHoliday later) {
        var holiday = later.holiday();
        var withdrawal = Objects.requireNonNull(later.withdrawal());
        return new Change(
                "holiday/%s/withdrawn".formatted(holiday.date()),
                holiday.date(),
                withdrawal.at(),
                new Text(
                        "%s %s 공휴일 지정 철회로 처리기한을 다시 계산함"
                                .formatted(holiday.date(), holiday.name().ko()),
                        "Due date counted again: %s is not a public holiday after all (%s)"
                                .formatted(holiday.date(), holiday.name().en())));
    }
}
