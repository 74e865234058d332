package city.open.inside.piles;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.OfficeStage;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Outcome;
import city.open.inside.piles.Pile.What;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Each line lies on the desk from the fact that brings it to the one that clears it, and is counted as it comes and goes. */
class PilesTest extends OfficeStage {
    private static final UnitId SPORTS = new UnitId("sports-policy");
    private static final Login GOO = officer("goo", SPORTS);
    private static final Login BYUN = officer("byun", SPORTS);
    private static final By APPLICANT = new By.OfApplicant(SEOUL);
    private static final Login HEAD = new Login(
            "sports-head",
            new OfficialId("sports-head"),
            SEOUL,
            SPORTS,
            Rank.DIVISION_HEAD,
            new Text("과장", "head"),
            Set.of(Role.APPROVER));

    @Autowired
    private Piles piles;

    @Value("${open.database}")
    private String url;

    @BeforeEach
    void empty_desks() {
        List.of(GOO, BYUN).forEach(this::serves);
        office.jdbc().sql("DELETE FROM office.pile").update();
    }

    private PetitionNumber goos() {
        var number = received(PERMIT, SPORTS);
        record(number, Act.assign(SPORTS, GOO.official(), null), GOO.by());
        return number;
    }

    /** The lines of a pile; each look also holds what is kept against what is there. */
    private List<What> lying(Login login, Pile pile) {
        var lines = piles.list(login, pile, null, 100).lines();
        assertThat(piles.counts(login).getOrDefault(pile, Piles.Count.NONE))
                .as("what is kept of %s", pile)
                .isEqualTo(new Piles.Count(lines.size(), (int)
                        lines.stream().filter(Piles.Line::late).count()));
        return lines.stream().map(Piles.Line::what).toList();
    }

    @Test
    void a_supplement_is_awaited_then_lies_among_what_came_in_until_its_official_goes_on() {
        var number = goos();
        record(number, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 10)), GOO.by());
        assertThat(lying(GOO, Pile.SENT)).containsExactly(What.SUPPLEMENT);

        record(number, Act.extendSupplement(LocalDate.of(2026, 6, 15)), APPLICANT);
        assertThat(lying(GOO, Pile.ARRIVED)).containsExactly(What.MORE_TIME);
        assertThat(piles.list(GOO, Pile.SENT, null, 10).lines())
                .extracting(Piles.Line::until)
                .containsExactly(LocalDate.of(2026, 6, 15));

        CLOCK.set("2026-06-16T09:00");
        assertThat(piles.counts(GOO)).containsEntry(Pile.SENT, new Piles.Count(1, 1));
        record(number, Act.answerSupplement(SUBJECT), APPLICANT);
        assertThat(lying(GOO, Pile.SENT)).isEmpty();
        assertThat(lying(GOO, Pile.ARRIVED)).containsExactly(What.MORE_TIME, What.SUPPLEMENT_CAME);

        record(number, Act.checkCompleteness(true, null), GOO.by());
        assertThat(lying(GOO, Pile.ARRIVED)).isEmpty();
    }

    @Test
    void what_an_official_has_noted_does_not_come_back_with_the_next_fact() {
        var number = goos();
        record(
                number,
                Act.consult(null, new Text("공동주택과", "Housing"), SEOUL, HOUSING, SUBJECT, LocalDate.of(2026, 6, 9)),
                GOO.by());
        var asked = petition(number).seq();
        assertThat(lying(GOO, Pile.SENT)).containsExactly(What.QUESTION);
        record(number, Act.answerConsultation(asked, SUBJECT), HAN.by());
        assertThat(lying(GOO, Pile.SENT)).isEmpty();

        var line = piles.list(GOO, Pile.ARRIVED, null, 10).lines().getFirst();
        assertThat(line.what()).isEqualTo(What.REPLY_CAME);
        assertThat(line.words()).isEqualTo(new Text("공동주택과", "Housing"));
        assertThat(piles.seen(BYUN, number, line.what(), line.about())).isFalse();
        assertThat(piles.seen(GOO, number, line.what(), line.about())).isTrue();
        record(number, Act.askWithholding(1), APPLICANT);
        assertThat(lying(GOO, Pile.ARRIVED)).containsExactly(What.WITHHOLDING);
    }

    @Test
    void a_wish_to_withhold_waits_for_its_decision_whatever_else_is_done_and_whoever_has_the_petition() {
        var number = goos();
        record(number, Act.askWithholding(1), APPLICANT);
        record(number, Act.checkCompleteness(true, null), GOO.by());
        record(number, Act.assign(SPORTS, BYUN.official(), SUBJECT), GOO.by());
        assertThat(lying(GOO, Pile.ARRIVED)).isEmpty();
        var line = piles.list(BYUN, Pile.ARRIVED, null, 10).lines().getFirst();
        assertThat(line.what()).isEqualTo(What.WITHHOLDING);
        assertThat(line.until()).isEqualTo(LocalDate.of(2026, 6, 11));
        assertThat(piles.seen(BYUN, number, line.what(), line.about())).isFalse();

        record(number, Act.decideWithholding(1, null, SUBJECT), BYUN.by());
        assertThat(lying(BYUN, Pile.ARRIVED)).isEmpty();
    }

    @Test
    void a_draft_lies_with_what_was_sent_until_it_comes_back_with_its_reason() {
        var number = goos();
        record(number, Act.draft(SUBJECT, null, "D-1"), GOO.by());
        assertThat(lying(GOO, Pile.SENT)).containsExactly(What.PAPER);
        record(number, Act.returnDraft(new Text("근거가 약함", "Weak grounds"), "D-1"), HEAD.by());
        assertThat(lying(GOO, Pile.SENT)).isEmpty();
        assertThat(piles.list(GOO, Pile.RETURNED, null, 10).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.about()).isEqualTo("D-1");
                    assertThat(line.words()).isEqualTo(new Text("근거가 약함", "Weak grounds"));
                });
        record(number, Act.draft(SUBJECT, null, "D-1"), GOO.by());
        assertThat(lying(GOO, Pile.RETURNED)).isEmpty();
    }

    @Test
    void after_the_decision_it_lies_there_step_by_step_until_nothing_is_left() {
        var number = goos();
        record(number, Act.decide(Outcome.WITHDRAWN, SUBJECT, List.of(), null, null), APPLICANT);
        assertThat(lying(GOO, Pile.AFTER)).containsExactly(What.NOTIFY);
        record(number, Act.notifyResult("online", null), GOO.by());
        assertThat(lying(GOO, Pile.AFTER)).isEmpty();

        record(number, Act.object(null), APPLICANT);
        var objection = Objects.requireNonNull(petition(number).objection());
        assertThat(piles.list(GOO, Pile.AFTER, null, 10).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.what()).isEqualTo(What.OBJECTION);
                    assertThat(line.until()).isEqualTo(objection.decideBy());
                });
        CLOCK.set(objection.decideBy().plusDays(1) + "T09:00");
        assertThat(piles.counts(GOO)).containsEntry(Pile.AFTER, new Piles.Count(1, 1));
        record(number, Act.decideObjection(false, SUBJECT), GOO.by());
        assertThat(lying(GOO, Pile.AFTER)).isEmpty();
    }

    @Test
    void what_nobody_has_lies_with_everybody_in_the_division_and_what_is_late_comes_first() {
        var nobodys = received(PERMIT, SPORTS);
        record(nobodys, Act.decide(Outcome.WITHDRAWN, SUBJECT, List.of(), null, null), APPLICANT);
        assertThat(lying(GOO, Pile.AFTER)).containsExactly(What.NOTIFY);
        assertThat(lying(BYUN, Pile.AFTER)).containsExactly(What.NOTIFY);
        assertThat(lying(HEAD, Pile.AFTER)).isEmpty();

        for (int day = 9; day >= 5; day--) {
            CLOCK.pass(Duration.ofMinutes(1));
            record(goos(), Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, day)), GOO.by());
        }
        var first = piles.list(GOO, Pile.SENT, null, 3);
        var second = piles.list(GOO, Pile.SENT, first.next(), 3);
        assertThat(first.lines())
                .extracting(line -> Objects.requireNonNull(line.until()).getDayOfMonth())
                .containsExactly(5, 6, 7);
        assertThat(second.lines())
                .extracting(line -> Objects.requireNonNull(line.until()).getDayOfMonth())
                .containsExactly(8, 9);
        assertThat(second.next()).isNull();
    }

    @Test
    void the_tally_put_together_says_the_same_in_fewer_rows() {
        for (int i = 0; i < 3; i++) {
            record(goos(), Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 10)), GOO.by());
        }
        var before = piles.counts(GOO);
        piles.putTogether();
        assertThat(piles.counts(GOO)).isEqualTo(before).containsEntry(Pile.SENT, new Piles.Count(3, 0));
        assertThat(office.jdbc()
                        .sql("SELECT count(*) FROM office.pile_tally WHERE holder = 'goo' AND pile = 'SENT'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void petitions_from_before_there_were_piles_are_laid_out_once() {
        var number = goos();
        record(number, Act.requestSupplement(SUBJECT, LocalDate.of(2026, 6, 10)), GOO.by());
        office.jdbc().sql("DELETE FROM office.pile").update();
        TestDatabase.ownerOf(url)
                .sql("INSERT INTO office.pile_start VALUES ('')")
                .update();

        int looked = 0;
        for (int some = piles.layOut(); some > 0; some = piles.layOut()) {
            looked += some;
        }
        assertThat(looked).isPositive();
        assertThat(lying(GOO, Pile.SENT)).containsExactly(What.SUPPLEMENT);
        assertThat(piles.layOut()).isZero();
    }
}
