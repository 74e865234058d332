package city.open.inside.piles;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.mail.MailServer;
import city.open.inside.identity.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether, where and when an official is told by mail what the bell says. A mailbox counts once its code was typed, so that nobody has another
 * one's mailbox filled.
 */
@Component
public class ToldByMail {
    /** In which a code can be typed. */
    static final Duration TO_CONFIRM = Duration.ofHours(48);

    private static final int MOST_GUESSES = 5;
    private static final int LONGEST = 254;
    private static final Pattern MAILBOX = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

    private final OfficeDatabase database;
    private final HolidayRegister holidays;
    private final MailServer server;
    private final Clock clock;

    ToldByMail(OfficeDatabase database, HolidayRegister holidays, MailServer server, Clock clock) {
        this.database = database;
        this.holidays = holidays;
        this.server = server;
        this.clock = clock;
    }

    /** How soon. */
    public enum Rhythm {
        AT_ONCE,
        /** Once a working day, at an hour. */
        DAILY;

        public static Optional<Rhythm> of(String name) {
            return Arrays.stream(values())
                    .filter(rhythm -> rhythm.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * What an official chose.
     *
     * @param hour of the day in the city, for a digest
     * @param confirmed whether the code was typed; before that nothing is told there
     * @param refused whether the mail server said that there is no such mailbox
     */
    public record Choice(String mailbox, Rhythm rhythm, int hour, boolean confirmed, boolean refused) {
        @Override
        public String toString() {
            return "Choice[%s, %d]".formatted(rhythm, hour);
        }
    }

    /** Whether this city sends mails at all. */
    public boolean isOffered() {
        return server.isOffered();
    }

    public Optional<Choice> of(Login login) {
        return database.jdbc()
                .sql("SELECT * FROM office.told_mail WHERE official = ?")
                .param(login.official().value())
                .query((row, _) -> choice(row))
                .optional();
    }

    private static Choice choice(ResultSet row) throws SQLException {
        return new Choice(
                row.getString("mailbox"),
                Rhythm.valueOf(row.getString("rhythm")),
                row.getInt("hour"),
                row.getObject("confirmed_at") != null,
                row.getObject("refused_at") != null);
    }

    /**
     * Chooses. A mailbox that is not confirmed yet is sent a code.
     *
     * @param lang tag of the language of the mails
     * @return what is wrong, or nothing
     */
    public Optional<Text> choose(Login login, String typed, String lang, Rhythm rhythm, int hour) {
        var mailbox = typed.strip();
        if (mailbox.length() > LONGEST || !MAILBOX.matcher(mailbox).matches()) {
            return Optional.of(
                    new Text("전자우편 주소를 이름@기관.kr처럼 적으십시오.", "Write the address of the mailbox like name@office.kr."));
        }
        if (hour < 0 || hour > 23) {
            return Optional.of(new Text("보낼 시각을 고르십시오.", "Choose the hour."));
        }
        var now = clock.instant();
        database.transactions().executeWithoutResult(_ -> {
            var same = of(login).filter(before -> before.mailbox().equals(mailbox) && !before.refused());
            if (same.isEmpty()) {
                database.jdbc()
                        .sql("DELETE FROM office.told_mail WHERE official = ?")
                        .param(login.official().value())
                        .update();
            }
            boolean confirmed = same.filter(Choice::confirmed).isPresent();
            database.jdbc()
                    .sql("""
                            INSERT INTO office.told_mail (official, account, mailbox, lang, rhythm, hour, asked_at, next_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (official) DO UPDATE
                               SET account = excluded.account, lang = excluded.lang, rhythm = excluded.rhythm, hour = excluded.hour,
                                   next_at = excluded.next_at
                            """)
                    .params(
                            login.official().value(),
                            login.account(),
                            mailbox,
                            lang,
                            rhythm.name(),
                            hour,
                            utc(now),
                            utc(confirmed ? next(rhythm, hour, now, holidays.known()) : now))
                    .update();
        });
        return Optional.empty();
    }

    /** No more mails, and nothing is kept of where they went. */
    public void stop(Login login) {
        database.jdbc()
                .sql("DELETE FROM office.told_mail WHERE official = ?")
                .param(login.official().value())
                .update();
    }

    /** @return whether it was the code; a few wrong ones end it */
    public boolean confirm(Login login, String code) {
        var now = clock.instant();
        var known = database.jdbc()
                .sql("""
                        UPDATE office.told_mail SET guesses = guesses + 1
                         WHERE official = ? AND confirmed_at IS NULL AND code IS NOT NULL AND guesses < ? AND asked_at > ?
                        RETURNING code, rhythm, hour
                        """)
                .params(login.official().value(), MOST_GUESSES, utc(now.minus(TO_CONFIRM)))
                .query((row, _) -> row.getString("code").equals(hash(code.strip()))
                        ? next(Rhythm.valueOf(row.getString("rhythm")), row.getInt("hour"), now, holidays.known())
                        : Instant.EPOCH)
                .optional()
                .filter(next -> !next.equals(Instant.EPOCH));
        known.ifPresent(next -> database.jdbc()
                .sql("UPDATE office.told_mail SET confirmed_at = ?, code = NULL, next_at = ? WHERE official = ?")
                .params(utc(now), utc(next), login.official().value())
                .update());
        return known.isPresent();
    }

    // For whoever sends

    /**
     * A mail that is due.
     *
     * @param message the same at each try
     * @param confirmed false where it is the code that is to be sent
     */
    record Due(
            String official,
            String account,
            String mailbox,
            String lang,
            Rhythm rhythm,
            int hour,
            boolean confirmed,
            @Nullable UUID message,
            int tries) {}

    /** One that is due and that nobody else is at; locked until the end of the transaction. */
    Optional<Due> due(Instant now, Duration atWork) {
        return database.jdbc()
                .sql("""
                        SELECT official, account, mailbox, lang, rhythm, hour, confirmed_at IS NOT NULL AS confirmed, message, tries
                          FROM office.told_mail
                         WHERE next_at <= ? AND refused_at IS NULL AND (begun_at IS NULL OR begun_at < ?)
                           AND (confirmed_at IS NOT NULL OR code IS NULL)
                         ORDER BY next_at, official
                         LIMIT 1
                           FOR UPDATE SKIP LOCKED
                        """)
                .params(utc(now), utc(now.minus(atWork)))
                .query((row, _) -> new Due(
                        row.getString("official"),
                        row.getString("account"),
                        row.getString("mailbox"),
                        row.getString("lang"),
                        Rhythm.valueOf(row.getString("rhythm")),
                        row.getInt("hour"),
                        row.getBoolean("confirmed"),
                        row.getObject("message", UUID.class),
                        row.getInt("tries")))
                .optional();
    }

    void begun(String official, UUID message, Instant now) {
        database.jdbc()
                .sql("UPDATE office.told_mail SET message = ?, begun_at = ? WHERE official = ?")
                .params(message, utc(now), official)
                .update();
    }

    /** It went out, or there was nothing to tell. */
    void done(Due due, Instant next) {
        database.jdbc()
                .sql(
                        "UPDATE office.told_mail SET message = NULL, begun_at = NULL, tries = 0, next_at = ? WHERE official = ?")
                .params(utc(next), due.official())
                .update();
    }

    void coded(Due due, String code) {
        database.jdbc()
                .sql(
                        "UPDATE office.told_mail SET message = NULL, begun_at = NULL, tries = 0, code = ? WHERE official = ?")
                .params(hash(code), due.official())
                .update();
    }

    void later(Due due, Instant next) {
        database.jdbc()
                .sql("UPDATE office.told_mail SET begun_at = NULL, tries = tries + 1, next_at = ? WHERE official = ?")
                .params(utc(next), due.official())
                .update();
    }

    void refused(Due due, Instant now) {
        database.jdbc()
                .sql("UPDATE office.told_mail SET message = NULL, begun_at = NULL, refused_at = ? WHERE official = ?")
                .params(utc(now), due.official())
                .update();
    }

    /** What was never confirmed is forgotten; for one node at a time or several. */
    int forget(Instant now) {
        return database.jdbc()
                .sql("DELETE FROM office.told_mail WHERE confirmed_at IS NULL AND asked_at < ?")
                .param(utc(now.minus(TO_CONFIRM)))
                .update();
    }

    /** When to look next after {@code now}: soon, or at the hour of the next working day on which it lies ahead. */
    static Instant next(Rhythm rhythm, int hour, Instant now, Holidays holidays) {
        return switch (rhythm) {
            case AT_ONCE -> now;
            case DAILY -> {
                var day = now.atZone(CityTime.ZONE).toLocalDate();
                while (!holidays.isWorkingDay(day)
                        || !day.atTime(hour, 0)
                                .atZone(CityTime.ZONE)
                                .toInstant()
                                .isAfter(now)) {
                    day = day.plusDays(1);
                }
                yield day.atTime(hour, 0).atZone(CityTime.ZONE).toInstant();
            }
        };
    }

    private static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
