package city.open.inside.piles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Text;
import city.open.ground.mail.MailServer;
import city.open.ground.mail.MailSettings;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Deputies;
import city.open.inside.casework.OfficeStage;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.piles.ToldByMail.Rhythm;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Officials are told by mail what the bell says, from a real mail server, each notice once. */
class ToldMailsTest extends OfficeStage {
    private static final UnitId TOURISM = new UnitId("tourism-policy");
    private static final Login DO = officer("do", TOURISM);
    private static final Login EUM = officer("eum", TOURISM);
    private static final Login ADMIN = new Login(
            "ku", new OfficialId("ku"), SEOUL, TOURISM, Rank.OFFICER, new Text("구관리", "Ku"), Set.of(Role.ADMIN));
    private static final Pattern CODE = Pattern.compile(": (\\d{6})");

    private final GreenMail mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private Told told;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private Deputies deputies;

    private ToldByMail choices;

    @BeforeEach
    void a_mail_server_and_nothing_told() {
        mailboxes.start();
        List.of(DO, EUM).forEach(this::serves);
        office.jdbc().sql("DELETE FROM office.told_mail").update();
        office.jdbc().sql("DELETE FROM office.told").update();
        choices = new ToldByMail(office, holidays, server(mailboxes.getSmtp().getPort()), CLOCK);
    }

    @AfterEach
    void end_the_mail_server() {
        mailboxes.stop();
    }

    private static MailServer server(int port) {
        return new MailServer(
                new MailSettings(
                        "127.0.0.1",
                        port,
                        null,
                        null,
                        null,
                        "OPEN <open@city.example>",
                        false,
                        "https://open.city.example",
                        300),
                CLOCK);
    }

    /** A machine of the office. */
    private ToldMails machine(int port) {
        return new ToldMails(
                office,
                choices,
                told,
                accounts,
                petitions,
                catalogue,
                holidays,
                server(port),
                CLOCK,
                Duration.ofSeconds(30),
                "none");
    }

    private ToldMails machine() {
        return machine(mailboxes.getSmtp().getPort());
    }

    private List<String> mails() {
        return Arrays.stream(mailboxes.getReceivedMessages())
                .map(mail -> {
                    try {
                        return mail.getSubject() + "\n" + mail.getContent() + "\n" + GreenMailUtil.getHeaders(mail);
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    private void confirmed(Login login, Rhythm rhythm, int hour) {
        assertThat(choices.choose(login, login.account() + "@office.example", "en", rhythm, hour))
                .isEmpty();
        machine().round();
        var code = CODE.matcher(mails().getLast());
        assertThat(code.find()).isTrue();
        assertThat(choices.confirm(login, code.group(1))).isTrue();
        mailboxes.reset();
        mailboxes.start();
    }

    private PetitionNumber given() {
        var number = received(PERMIT, TOURISM);
        record(number, Act.assign(TOURISM, DO.official(), null), EUM.by());
        return number;
    }

    @Test
    void a_mail_names_the_number_the_step_and_the_place_and_nobody() throws Exception {
        confirmed(DO, Rhythm.AT_ONCE, 9);
        var number = given();
        machine().round();
        assertThat(mails()).as("others may follow within half a minute").isEmpty();
        CLOCK.pass(Duration.ofSeconds(31));
        machine().round();
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("[OPEN] Given to you " + number)
                        .contains("https://open.city.example/en/office/cases/" + number)
                        .contains("- Given to you · " + number + " · Check of zoning")
                        .contains("/en/office/told")
                        .doesNotContain(SUBJECT.en())
                        .doesNotContain(SUBJECT.ko()));
        CLOCK.pass(Duration.ofMinutes(10));
        machine().round();
        assertThat(mails()).as("once").hasSize(1);
    }

    @Test
    void what_was_read_or_is_not_wanted_is_not_mailed() {
        confirmed(DO, Rhythm.AT_ONCE, 9);
        told.opened(DO, given());
        told.want(DO, Set.of(Told.Kind.OVERDUE));
        given();
        CLOCK.pass(Duration.ofSeconds(31));
        machine().round();
        assertThat(mails()).isEmpty();
        told.want(DO, Set.of(Told.Kind.values()));
    }

    @Test
    void two_machines_at_once_send_one_mail() {
        confirmed(DO, Rhythm.AT_ONCE, 9);
        given();
        given();
        CLOCK.pass(Duration.ofSeconds(31));
        var machines = List.of(machine(), machine(), machine());
        CompletableFuture.allOf(machines.stream()
                        .map(machine -> CompletableFuture.runAsync(machine::round))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail).contains("[OPEN] 2 notices"));
    }

    @Test
    void a_server_that_is_away_is_asked_again_and_one_that_died_at_it_is_taken_over_with_the_same_id()
            throws Exception {
        confirmed(DO, Rhythm.AT_ONCE, 9);
        given();
        CLOCK.pass(Duration.ofSeconds(31));
        // Nobody listens there.
        machine(1).round();
        var id = office.jdbc()
                .sql("SELECT message FROM office.told_mail WHERE official = 'do'")
                .query(String.class)
                .single();
        machine().round();
        assertThat(mails()).as("not at once").isEmpty();
        CLOCK.pass(Duration.ofMinutes(1));
        machine().round();
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("<" + id + "@open.city.example>"));

        given();
        CLOCK.pass(Duration.ofSeconds(31));
        var marked = office.transactions().execute(_ -> {
            var due = choices.due(CLOCK.instant(), Duration.ofMinutes(5)).orElseThrow();
            choices.begun(due.official(), UUID.randomUUID(), CLOCK.instant());
            return due;
        });
        assertThat(marked).isNotNull();
        CLOCK.pass(Duration.ofMinutes(4));
        machine().round();
        assertThat(mails()).as("somebody is at it").hasSize(1);
        CLOCK.pass(Duration.ofMinutes(2));
        machine().round();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void a_digest_comes_on_working_days_at_its_hour() {
        confirmed(DO, Rhythm.DAILY, 9);
        CLOCK.set("2026-06-05T18:00");
        given();
        given();
        CLOCK.set("2026-06-07T12:00");
        machine().round();
        assertThat(mails()).as("on a Sunday").isEmpty();
        CLOCK.set("2026-06-08T09:00");
        machine().round();
        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail).contains("[OPEN] 2 notices"));
        CLOCK.set("2026-06-09T09:01");
        machine().round();
        assertThat(mails()).as("nothing new").hasSize(1);
        assertThat(ToldByMail.next(Rhythm.DAILY, 9, seoul("2026-06-05T09:00"), Holidays.builtIn()))
                .as("from Friday morning over the weekend")
                .isEqualTo(seoul("2026-06-08T09:00"));
    }

    @Test
    void a_mailbox_counts_when_its_code_was_typed_and_five_wrong_ones_end_it() {
        assertThat(choices.choose(DO, "do at office", "ko", Rhythm.AT_ONCE, 9)).isPresent();
        assertThat(choices.choose(DO, "do@office.example", "ko", Rhythm.AT_ONCE, 9))
                .isEmpty();
        machine().round();
        given();
        CLOCK.pass(Duration.ofSeconds(31));
        machine().round();
        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail).contains("주소 확인"));
        var code = CODE.matcher(mails().getFirst());
        assertThat(code.find()).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(choices.confirm(DO, "nope")).isFalse();
        }
        assertThat(choices.confirm(DO, code.group(1))).as("guessed too often").isFalse();
        CLOCK.pass(Duration.ofHours(49));
        machine().round();
        assertThat(choices.of(DO)).isEmpty();
    }

    @Test
    void whoever_ends_it_is_kept_nowhere() {
        confirmed(DO, Rhythm.AT_ONCE, 9);
        given();
        choices.stop(DO);
        CLOCK.pass(Duration.ofSeconds(31));
        machine().round();
        assertThat(mails()).isEmpty();
        assertThat(office.jdbc()
                        .sql("SELECT count(*) FROM office.told_mail")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_deputy_is_told_what_those_are_told_for_whom_they_stand_in() {
        given();
        var paper = received(PERMIT, TOURISM);
        told.toApprove(paper, "paper/1", List.of(DO.official()), CLOCK.instant());
        assertThat(told.unread(EUM)).isZero();
        assertThat(deputies.appoint(
                        ADMIN,
                        DO.official(),
                        EUM.official(),
                        LocalDate.of(2026, 6, 1),
                        LocalDate.of(2026, 6, 2),
                        new Text("휴가", "Leave")))
                .isEmpty();
        assertThat(told.list(EUM, 0, 50).notices())
                .extracting(Told.Notice::kind, Told.Notice::holder)
                .contains(tuple(Told.Kind.TO_APPROVE, "do"));
        confirmed(EUM, Rhythm.AT_ONCE, 9);
        told.toApprove(paper, "paper/2", List.of(DO.official()), CLOCK.instant());
        CLOCK.pass(Duration.ofSeconds(31));
        machine().round();
        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail).contains("A paper waits for you"));
        CLOCK.set("2026-06-03T10:00");
        assertThat(told.unread(EUM)).as("back again").isZero();
        assertThat(told.unread(DO)).isEqualTo(3);
    }
}
