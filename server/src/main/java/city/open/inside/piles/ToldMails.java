package city.open.inside.piles;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.mail.Letter;
import city.open.ground.mail.MailServer;
import city.open.ground.mail.Sent;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.rounds.Rounds;
import city.open.inside.casework.Way;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.Told.Notice;
import city.open.inside.piles.ToldByMail.Due;
import city.open.inside.piles.ToldByMail.Rhythm;
import city.open.town.catalogue.Catalogue;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells officials by mail, as followers are told: written when it is sent, marked as on its way before that, each notice once, whichever
 * machine is at it. A mail says what happened, the number of the petition, its step and where it is; nobody's name and no subject.
 */
@Component
class ToldMails extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(ToldMails.class);
    private static final int MOST_A_ROUND = 50;
    private static final int MOST_LINES = 50;
    /** Then whoever was at a mail is taken for dead, and it goes out again with the same Message-ID. */
    private static final Duration AT_WORK = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int CODES = 1_000_000;

    private final OfficeDatabase database;
    private final ToldByMail choices;
    private final Told told;
    private final Accounts accounts;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final HolidayRegister holidays;
    private final MailServer server;
    private final Clock clock;
    private final Duration gather;
    private final SecureRandom random = new SecureRandom();

    /** @param gather for how long a notice waits for others, to go in one mail with them */
    ToldMails(
            OfficeDatabase database,
            ToldByMail choices,
            Told told,
            Accounts accounts,
            Petitions petitions,
            Catalogue catalogue,
            HolidayRegister holidays,
            MailServer server,
            Clock clock,
            @Value("${open.office.told-gather:PT30S}") Duration gather,
            @Value("${open.role:all}") String role) {
        super("told by mail", Duration.ofSeconds(1), role);
        this.database = database;
        this.choices = choices;
        this.told = told;
        this.accounts = accounts;
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.holidays = holidays;
        this.server = server;
        this.clock = clock;
        this.gather = gather;
    }

    @Override
    protected void round() {
        if (!server.isOffered()) {
            return;
        }
        choices.forget(clock.instant());
        for (int sent = 0; sent < MOST_A_ROUND && sendOne(); sent++) {
            // The next that is due.
        }
    }

    /** A mail that is on its way from now on. */
    private record Marked(Due due, UUID message, List<Long> notices) {}

    /** Whether there was one that was due. */
    boolean sendOne() {
        var now = clock.instant();
        // Empty inside where there was nothing to tell this one.
        Optional<Optional<Marked>> looked = Objects.requireNonNull(database.transactions()
                .execute(_ -> choices.due(now, AT_WORK).map(due -> mark(due, now))));
        looked.flatMap(marked -> marked).ifPresent(this::send);
        return looked.isPresent();
    }

    /** What is still to be told goes into one mail, and belongs to it from then on. */
    private Optional<Marked> mark(Due due, Instant now) {
        var message = due.message();
        // A machine that stood still over its hour does not make up for it on a day off.
        if (message == null
                && due.confirmed()
                && due.rhythm() == Rhythm.DAILY
                && !holidays.known().isWorkingDay(now.atZone(CityTime.ZONE).toLocalDate())) {
            choices.done(due, after(due, now));
            return Optional.empty();
        }
        if (message == null) {
            message = UUID.randomUUID();
        }
        var notices =
                due.confirmed() ? told.toMail(login(due), due.official(), message, now.minus(gather)) : List.<Long>of();
        if (due.confirmed() && notices.isEmpty()) {
            choices.done(due, after(due, now));
            return Optional.empty();
        }
        choices.begun(due.official(), message, now);
        return Optional.of(new Marked(due, message, notices));
    }

    private Optional<Login> login(Due due) {
        return accounts.login(due.account())
                .filter(login -> login.official().value().equals(due.official()));
    }

    private Instant after(Due due, Instant now) {
        return due.rhythm() == Rhythm.AT_ONCE
                ? now.plus(gather)
                : ToldByMail.next(due.rhythm(), due.hour(), now, holidays.known());
    }

    private void send(Marked marked) {
        var due = marked.due();
        var code = due.confirmed() ? "" : "%06d".formatted(random.nextInt(CODES));
        var words = Words.in(Lang.EN.tag().equals(due.lang()) ? Lang.EN : Lang.KO);
        // What was read meanwhile needs no telling.
        var notices = due.confirmed() ? told.stillToMail(marked.notices()) : List.<Notice>of();
        if (due.confirmed() && notices.isEmpty()) {
            choices.done(due, after(due, clock.instant()));
            return;
        }
        var letter = due.confirmed() ? news(words, marked, notices) : code(words, marked, code);
        var sent = server.send(letter);
        var now = clock.instant();
        switch (sent) {
            case Sent.Taken() -> {
                if (due.confirmed()) {
                    choices.done(due, after(due, now));
                } else {
                    choices.coded(due, code);
                }
            }
            case Sent.Later(var why) -> later(due, why, now);
            case Sent.Away(var why) -> later(due, why, now);
            case Sent.Gone(var why) -> {
                log.warn("The mailbox of an official is not known to its server ({}); no more is sent there.", why);
                choices.refused(due, now);
            }
        }
    }

    private void later(Due due, String why, Instant now) {
        var pause = gather.multipliedBy(1L << Math.min(due.tries(), 10));
        choices.later(due, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        if (due.tries() == 0) {
            log.warn("A mail to an official waits: {}", why);
        }
    }

    private Letter code(Words words, Marked marked, String code) {
        var text = words.say("bell.mail.code.text", code) + "\n\n" + foot(words);
        return letter(words, marked, words.say("bell.mail.code.subject"), text);
    }

    private Letter news(Words words, Marked marked, List<Notice> notices) {
        var first = notices.getFirst();
        var subject = notices.size() == 1
                ? words.say("bell.mail.one", words.say(first.kind().words()), first.petition())
                : words.say("bell.mail.many", notices.size());
        var text = new StringBuilder(words.say("bell.mail.lead", notices.size())).append("\n\n");
        notices.stream().limit(MOST_LINES).forEach(notice -> {
            text.append("- ")
                    .append(Stream.of(
                                    words.say(notice.kind().words()),
                                    notice.petition().value(),
                                    step(words, notice))
                            .filter(one -> !one.isEmpty())
                            .collect(Collectors.joining(" · ")))
                    .append("\n  ")
                    .append(server.at("/" + words.lang().tag() + "/office/cases/" + notice.petition()))
                    .append("\n");
        });
        if (notices.size() > MOST_LINES) {
            text.append(words.say("bell.mail.more", notices.size() - MOST_LINES))
                    .append("\n");
        }
        return letter(words, marked, subject, text + "\n" + foot(words));
    }

    /** Where the petition stands, as the catalogue calls the step; empty once nothing is to be done. */
    private String step(Words words, Notice notice) {
        return petitions
                .find(notice.petition())
                .filter(petition -> !petition.isDecided())
                .flatMap(petition ->
                        Way.current(catalogue.version(petition.procedure(), petition.procedureVersion()), petition))
                .map(step -> words.of(step.name()))
                .orElse("");
    }

    private String foot(Words words) {
        return "--\n" + words.say("bell.mail.foot") + "\n"
                + server.at("/" + words.lang().tag() + "/office/told") + "\n";
    }

    private static Letter letter(Words words, Marked marked, String subject, String text) {
        return new Letter(marked.message(), marked.due().mailbox(), words.lang().tag(), subject, text, "", Map.of());
    }
}
