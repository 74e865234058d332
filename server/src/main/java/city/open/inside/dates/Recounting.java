package city.open.inside.dates;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.LaterHoliday;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.rounds.Rounds;
import city.open.inside.petition.Petitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts open petitions again after a change of the calendar, whichever process made it, and after a crash in the middle too: what is counted
 * already stays. Not before every machine has heard of the change, so that none records or publishes anything with the calendar of before.
 */
@Component
class Recounting extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Recounting.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Longer than a machine keeps its calendar. */
    private static final Duration EVERYBODY_KNOWS_AFTER = Duration.ofSeconds(12);

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
        var counted = database.jdbc()
                .sql("SELECT change FROM office.holiday_counted")
                .query(String.class)
                .set();
        changes.removeIf(change -> counted.contains(change.name())
                || change.at().plus(EVERYBODY_KNOWS_AFTER).isAfter(now));
        return changes;
    }

    private void count(Change change) {
        register.laterNow();
        int moved = petitions.recount(change.day(), change.cause());
        database.jdbc()
                .sql(
                        "INSERT INTO office.holiday_counted (change, counted_at, moved) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(change.name(), clock.instant().atOffset(ZoneOffset.UTC), (long) moved)
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
