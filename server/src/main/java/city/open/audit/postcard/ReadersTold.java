package city.open.audit.postcard;

import city.open.audit.postcard.ReportAct.What;
import city.open.border.letters.VaultFault;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.database.AuditDatabase;
import city.open.ground.mail.Letter;
import city.open.ground.mail.MailServer;
import city.open.ground.mail.Sent;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.rounds.Rounds;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.piles.ToldByMail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells those who read postcards, and custodians, by mail that something waits: once a working day, from nine, and only of the days before, so that no mail
 * goes with the minute at which somebody wrote. It says nothing of what waits, and whoever is left out of a report is not told that there is one.
 */
@Component
class ReadersTold extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(ReadersTold.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int FROM_HOUR = 9;

    private final AuditDatabase database;
    private final Postcards postcards;
    private final Identities identities;
    private final ToldByMail mailboxes;
    private final MailServer server;
    private final HolidayRegister holidays;
    private final Clock clock;
    private final boolean readOnly;

    ReadersTold(
            AuditDatabase database,
            Postcards postcards,
            Identities identities,
            ToldByMail mailboxes,
            MailServer server,
            HolidayRegister holidays,
            Clock clock,
            @Value("${open.role:all}") String role,
            @Value("${open.read-only:false}") boolean readOnly) {
        super("readers told", PAUSE, role);
        this.database = database;
        this.postcards = postcards;
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.server = server;
        this.holidays = holidays;
        this.clock = clock;
        this.readOnly = readOnly;
    }

    @Override
    protected void round() {
        var now = clock.instant().atZone(CityTime.ZONE);
        var today = now.toLocalDate();
        if (readOnly
                || !server.isOffered()
                || now.getHour() < FROM_HOUR
                || !holidays.known().isWorkingDay(today)) {
            return;
        }
        postcards.logins().forEach(login -> tell(login, today));
    }

    /** One machine tells one official at a time; a mail that was not taken goes with the next round. */
    private void tell(Login login, LocalDate today) {
        var choice = mailboxes.of(login).orElse(null);
        if (choice == null || !choice.confirmed() || choice.refused()) {
            return;
        }
        database.transactions().executeWithoutResult(_ -> {
            lock(login);
            var through = through(login);
            if (through.isBefore(today.minusDays(1)) && waits(login, through, today)) {
                switch (server.send(letter(login, choice.mailbox(), today))) {
                    case Sent.Taken _, Sent.Gone _ -> told(login, today.minusDays(1));
                    case Sent.Later(var why) -> log.warn("readers told: a mail waits ({})", why);
                    case Sent.Away(var why) -> log.warn("readers told: no mail server ({})", why);
                }
            }
        });
    }

    /** Whether there is something of the days after one and before another. */
    private boolean waits(Login login, LocalDate after, LocalDate before) {
        try {
            return postcards.of(login).stream().anyMatch(seen -> isNew(login, seen, after, before))
                    || login.is(Role.CUSTODIAN)
                            && identities.waitingFor(login).stream()
                                    .anyMatch(request ->
                                            isBetween(day(request.asked().at()), after, before));
        } catch (VaultFault shut) {
            log.warn("readers told: {}", shut.getMessage());
            return false;
        }
    }

    private static boolean isNew(Login login, Postcards.Seen seen, LocalDate after, LocalDate before) {
        boolean came = seen.directs() && isBetween(seen.standing().receivedOn(), after, before);
        return came
                || seen.acts().stream()
                        .anyMatch(act -> act.what() == What.ASSIGNED
                                && login.official().equals(act.auditor())
                                && isBetween(day(act.at()), after, before));
    }

    private static boolean isBetween(LocalDate day, LocalDate after, LocalDate before) {
        return day.isAfter(after) && day.isBefore(before);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    private Letter letter(Login login, String mailbox, LocalDate today) {
        var text = Stream.of(Lang.values())
                .map(lang -> Words.in(lang).say("postcard.mail.text", server.at("/" + lang.tag() + "/office")))
                .collect(Collectors.joining("\n\n"));
        var subject = Stream.of(Lang.values())
                .map(lang -> Words.in(lang).say("postcard.mail.subject"))
                .collect(Collectors.joining(" / "));
        // The same when it is tried again on the day.
        var id = UUID.nameUUIDFromBytes(
                ("readers told " + login.official().value() + today).getBytes(StandardCharsets.UTF_8));
        return new Letter(id, mailbox, Lang.KO.tag(), subject, text + "\n", "", Map.of());
    }

    private void lock(Login login) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtext('audit.report_told ' || ?))")
                .param(login.official().value())
                .query((_, _) -> true)
                .single();
    }

    private LocalDate through(Login login) {
        return database.jdbc()
                .sql("SELECT through FROM audit.report_told WHERE official = ?")
                .param(login.official().value())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(LocalDate.EPOCH);
    }

    private void told(Login login, LocalDate through) {
        database.jdbc()
                .sql(
                        "INSERT INTO audit.report_told VALUES (?, ?) ON CONFLICT (official) DO UPDATE SET through = EXCLUDED.through")
                .params(login.official().value(), through)
                .update();
    }
}
