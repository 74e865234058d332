package city.open.inside.petition;

import static city.open.inside.petition.Ruling.happens;
import static city.open.inside.petition.Ruling.refused;
import static city.open.inside.petition.Stage.APPLICANT;
import static city.open.inside.petition.Stage.KIM;
import static city.open.inside.petition.Stage.LEE;
import static city.open.inside.petition.Stage.REASON;
import static city.open.inside.petition.Stage.after;
import static city.open.inside.petition.Stage.received;
import static city.open.inside.petition.Stage.ruling;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.SanctionGround;
import city.open.inside.petition.PetitionEvent.PledgeSigned;
import city.open.inside.petition.PetitionEvent.Recommended;
import city.open.inside.petition.PetitionEvent.SanctionImposed;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clean-handed contract: who signs, who watches, who is kept out and for how long (audit-domain.md 8). */
class CleanHandsTest {
    private static final CleanHands.Version SHIPPED = new CleanHands().on(LocalDate.of(2026, 6, 1));
    /** As shipped, for the procedure of the stage. */
    private static final CleanHands.Version RULES = new CleanHands.Version(
            SHIPPED.number(),
            SHIPPED.since(),
            SHIPPED.basis(),
            Set.of("HC-02"),
            SHIPPED.watchedFrom(),
            SHIPPED.scale(),
            SHIPPED.longest(),
            SHIPPED.answerWithin());

    private static final String MONDAY = "2026-06-01T11:00";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 2);
    private static final StepId STANDS_AT = new StepId("check");

    @ParameterizedTest
    @CsvSource({
        "200000000, 24",
        "199999999, 12",
        "150000000, 12",
        "100000000, 12",
        "99999999, 6",
        "10000000, 6",
        "9999999, 3",
        "0, 3"
    })
    void the_more_was_given_the_longer_nobody_may_bid(long bribe, int months) {
        assertThat(SHIPPED.exclusionMonths(bribe)).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({
        "WORKS, 2990000000, false",
        "WORKS, 3000000000, true",
        "SERVICES, 500000000, true",
        "SERVICES, 499999999, false",
        "GOODS, 120000000, true",
        "GOODS, 99999999, false"
    })
    void from_a_sum_on_the_ombudsman_watches(ContractKind kind, long won, boolean watched) {
        assertThat(SHIPPED.isWatched(kind, won)).isEqualTo(watched);
        var stated = after(received(), Act.stateContract(RULES, kind, won), KIM, MONDAY);
        assertThat(stated.integrity().isWatched()).isEqualTo(watched);
    }

    @Test
    void the_procedures_of_the_note_are_covered_and_no_others() {
        assertThat(SHIPPED.procedures())
                .containsExactlyInAnyOrder("AD-01", "CN-02", "CN-03", "CN-04", "EN-02", "HW-01");
        assertThat(SHIPPED.covers(new ProcedureCode("HC-02"))).isFalse();
        assertThat(ruling(received(), Act.pledge(SHIPPED), KIM, MONDAY)).isEqualTo(refused(Rule.NO_CLEAN_HANDS));
    }

    @Test
    void each_side_signs_for_itself_and_once() {
        assertThat(ruling(received(), Act.pledge(RULES), APPLICANT, MONDAY))
                .isEqualTo(happens(new PledgeSigned(STANDS_AT, PledgeSide.CONTRACTOR)));
        var half = after(received(), Act.pledge(RULES), APPLICANT, MONDAY);
        assertThat(half.integrity().signed()).containsExactly(PledgeSide.CONTRACTOR);
        assertThat(ruling(half, Act.pledge(RULES), APPLICANT, MONDAY)).isEqualTo(refused(Rule.PLEDGED_BEFORE));
        var whole = after(half, Act.pledge(RULES), LEE, MONDAY);
        assertThat(whole.integrity().signed()).containsExactlyInAnyOrder(PledgeSide.values());
    }

    @Test
    void whoever_has_an_interest_neither_signs_nor_watches() {
        var watched = after(received(), Act.stateContract(RULES, ContractKind.GOODS, 100_000_000), KIM, MONDAY);
        var aside = after(watched, Act.declareConflict(new OfficialId("lee"), null), LEE, MONDAY);
        assertThat(ruling(aside, Act.pledge(RULES), LEE, MONDAY)).isEqualTo(refused(Rule.CONFLICT_DECLARED));
        assertThat(ruling(aside, Act.announceVisit(TUESDAY, REASON), LEE, MONDAY))
                .isEqualTo(refused(Rule.CONFLICT_DECLARED));
    }

    @Test
    void a_smaller_sum_later_does_not_send_the_ombudsman_away() {
        var watched = after(received(), Act.stateContract(RULES, ContractKind.GOODS, 120_000_000), KIM, MONDAY);
        var less = after(watched, Act.stateContract(RULES, ContractKind.GOODS, 20_000_000), KIM, MONDAY);
        assertThat(less.integrity().contract()).isEqualTo(new Integrity.Contract(ContractKind.GOODS, 20_000_000, true));
    }

    @Test
    void a_visit_is_told_before_and_a_recommendation_is_answered_once() {
        assertThat(ruling(received(), Act.announceVisit(TUESDAY, REASON), LEE, MONDAY))
                .isEqualTo(refused(Rule.NOT_WATCHED));
        var watched = after(received(), Act.stateContract(RULES, ContractKind.WORKS, 3_000_000_000L), KIM, MONDAY);
        assertThat(ruling(watched, Act.holdVisit(REASON), LEE, MONDAY)).isEqualTo(refused(Rule.NO_VISIT_ANNOUNCED));
        var told = after(watched, Act.announceVisit(TUESDAY, REASON), LEE, MONDAY);
        assertThat(ruling(told, Act.holdVisit(REASON), LEE, MONDAY)).isEqualTo(refused(Rule.VISIT_BEFORE_ITS_DAY));
        var seen = after(told, Act.holdVisit(REASON), LEE, "2026-06-02T10:00");
        // A month from Tuesday 2 June: Thursday 2 July.
        assertThat(ruling(seen, Act.recommend(RULES, REASON), LEE, "2026-06-02T11:00"))
                .isEqualTo(happens(new Recommended(STANDS_AT, REASON, LocalDate.of(2026, 7, 2))));
        var advised = after(seen, Act.recommend(RULES, REASON), LEE, "2026-06-02T11:00");
        int asked = advised.seq();
        assertThat(ruling(advised, Act.answerRecommendation(asked - 1, true, REASON), KIM, "2026-06-03T09:00"))
                .isEqualTo(refused(Rule.NOT_RECOMMENDED));
        var answered = after(advised, Act.answerRecommendation(asked, false, REASON), KIM, "2026-06-03T09:00");
        assertThat(ruling(answered, Act.answerRecommendation(asked, true, REASON), KIM, "2026-06-03T10:00"))
                .isEqualTo(refused(Rule.RECOMMENDATION_ANSWERED));
    }

    @Test
    void a_sanction_follows_the_committee_runs_whole_months_and_two_years_at_most() {
        var first = LocalDate.of(2026, 6, 8);
        assertThat(ruling(
                        received(),
                        Act.sanction(
                                RULES, SanctionGround.BRIBE, 150_000_000L, null, TUESDAY.minusDays(1), first, REASON),
                        LEE,
                        MONDAY))
                .isEqualTo(happens(new SanctionImposed(
                        STANDS_AT,
                        SanctionGround.BRIBE,
                        150_000_000L,
                        12,
                        first,
                        LocalDate.of(2027, 6, 7),
                        TUESDAY.minusDays(1),
                        REASON)));
        assertThat(sanction(SanctionGround.COLLUSION, null, 25, TUESDAY.minusDays(1)))
                .isEqualTo(refused(Rule.SANCTION_TOO_LONG));
        assertThat(sanction(SanctionGround.COLLUSION, null, 6, TUESDAY)).isEqualTo(refused(Rule.COMMITTEE_TO_COME));
        assertThat(sanction(SanctionGround.BRIBE, null, 6, TUESDAY.minusDays(1)))
                .as("the scale says how long, not whoever decides")
                .isEqualTo(refused(Rule.SANCTION_BY_SCALE));
        assertThat(sanction(SanctionGround.BRIBE, 1L, 6, TUESDAY.minusDays(1)))
                .isEqualTo(refused(Rule.SANCTION_BY_SCALE));
    }

    private static Ruling sanction(
            SanctionGround ground, @Nullable Long bribe, @Nullable Integer months, LocalDate committee) {
        return ruling(
                received(),
                Act.sanction(RULES, ground, bribe, months, committee, LocalDate.of(2026, 6, 8), REASON),
                LEE,
                MONDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 12m, 2027-11-30",
        "2026-06-08, 3m, 2026-09-07",
        "2026-12-31, 2m, 2027-02-28",
        "2026-01-01, 24m, 2027-12-31"
    })
    void what_is_forbidden_from_a_day_on_counts_that_day_and_no_holiday_makes_it_longer(
            LocalDate first, String period, LocalDate last) {
        assertThat(StatutoryClock.lastDayFrom(first, Period.parse(period))).isEqualTo(last);
    }
}
