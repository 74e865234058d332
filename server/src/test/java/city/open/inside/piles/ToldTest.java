package city.open.inside.piles;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.OfficeStage;
import city.open.inside.dates.Deadlines;
import city.open.inside.identity.Login;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.piles.Told.Kind;
import city.open.inside.piles.Told.Notice;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An official is told what others did to their petitions, once, and not what they did themselves. */
class ToldTest extends OfficeStage {
    private static final UnitId TOURISM = new UnitId("tourism-policy");
    private static final Login DO = officer("do", TOURISM);
    private static final Login EUM = officer("eum", TOURISM);
    private static final By APPLICANT = new By.OfApplicant(SEOUL);

    @Autowired
    private Told told;

    @Autowired
    private Deadlines deadlines;

    @BeforeEach
    void nothing_was_told() {
        List.of(DO, EUM).forEach(this::serves);
        office.jdbc().sql("DELETE FROM office.told").update();
    }

    private PetitionNumber givenBy(Login giver) {
        var number = received(PERMIT, TOURISM);
        record(number, Act.assign(TOURISM, DO.official(), null), giver.by());
        return number;
    }

    private List<Kind> unread(Login login) {
        var unread = told.list(login, 0, 50).notices().stream()
                .filter(notice -> !notice.read())
                .map(Notice::kind)
                .toList();
        assertThat(told.unread(login)).isEqualTo(unread.size());
        return unread;
    }

    @Test
    void who_is_given_a_petition_is_told_and_who_takes_one_is_not() {
        givenBy(DO);
        assertThat(unread(DO)).isEmpty();
        var number = givenBy(EUM);
        assertThat(unread(DO)).containsExactly(Kind.ASSIGNED);
        told.opened(DO, number);
        assertThat(unread(DO)).isEmpty();
        assertThat(told.list(DO, 0, 50).notices()).hasSize(1);
    }

    @Test
    void what_comes_from_the_applicant_and_from_those_asked_is_told_until_it_is_decided() {
        var number = givenBy(DO);
        record(number, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 10)), DO.by());
        record(number, Act.answerSupplement(SUBJECT), APPLICANT);
        record(
                number,
                Act.consult(null, new Text("공동주택과", "Housing"), SEOUL, HOUSING, SUBJECT, LocalDate.of(2026, 6, 9)),
                DO.by());
        var asked = petition(number).seq();
        assertThat(unread(HAN)).contains(Kind.ASKED);
        record(number, Act.answerConsultation(asked, SUBJECT), HAN.by());
        assertThat(unread(HAN)).isEmpty();
        assertThat(unread(DO)).containsExactly(Kind.REPLY, Kind.SUPPLEMENT);

        record(number, Act.decideElsewhere(Outcome.GRANTED, SUBJECT, List.of(), null), DO.by());
        assertThat(unread(DO)).isEmpty();
        record(number, Act.object(null), APPLICANT);
        assertThat(unread(DO)).containsExactly(Kind.OBJECTION);
        record(number, Act.decideObjection(false, SUBJECT), DO.by());
        assertThat(unread(DO)).isEmpty();
    }

    @Test
    void a_draft_that_came_back_is_told_to_its_drafter_and_what_is_late_to_whoever_has_it() {
        var number = givenBy(DO);
        record(number, Act.draft(SUBJECT, null), DO.by());
        record(number, Act.returnDraft(SUBJECT), EUM.by());
        assertThat(unread(DO)).containsExactly(Kind.RETURNED);
        record(number, Act.draft(SUBJECT, null), DO.by());
        assertThat(unread(DO)).isEmpty();

        CLOCK.set(Objects.requireNonNull(petition(number).due()).date().plusDays(1) + "T09:00");
        deadlines.act();
        assertThat(unread(DO)).containsExactly(Kind.OVERDUE);
    }

    @Test
    void what_is_not_wanted_is_neither_counted_nor_listed_and_comes_back_when_it_is() {
        givenBy(EUM);
        told.want(DO, EnumSet.complementOf(EnumSet.of(Kind.ASSIGNED)));
        assertThat(unread(DO)).isEmpty();
        told.want(DO, EnumSet.allOf(Kind.class));
        assertThat(unread(DO)).containsExactly(Kind.ASSIGNED);
    }

    @Test
    void a_notice_is_read_by_its_own_official_and_can_be_unread() {
        givenBy(EUM);
        var notice = told.list(DO, 0, 50).notices().getFirst();
        assertThat(told.read(EUM, notice.id())).isEmpty();
        assertThat(unread(DO)).hasSize(1);
        assertThat(told.read(DO, notice.id())).isPresent();
        assertThat(unread(DO)).isEmpty();
        assertThat(told.unread(EUM, notice.id())).isFalse();
        assertThat(told.unread(DO, notice.id())).isTrue();
        givenBy(EUM);
        told.readAll(DO, notice.id());
        assertThat(unread(DO)).as("what came after the page was shown").hasSize(1);
    }

    @Test
    void pages_follow_each_other_and_what_is_entered_of_long_ago_is_no_news() {
        for (int i = 0; i < 5; i++) {
            givenBy(EUM);
        }
        var first = told.list(DO, 0, 3);
        var second = told.list(DO, first.next(), 3);
        assertThat(first.notices()).hasSize(3);
        assertThat(second.notices()).hasSize(2);
        assertThat(second.next()).isZero();

        var number = received(PERMIT, TOURISM);
        var then = CLOCK.instant();
        CLOCK.pass(Duration.ofDays(30));
        petitions
                .record(number, Act.assign(TOURISM, DO.official(), null), EUM.by(), Moment.now(then))
                .fact();
        assertThat(unread(DO)).hasSize(5);
    }
}
