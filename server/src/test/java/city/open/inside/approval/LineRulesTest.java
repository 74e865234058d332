package city.open.inside.approval;

import static city.open.inside.approval.Desk.CHOI;
import static city.open.inside.approval.Desk.FIRE;
import static city.open.inside.approval.Desk.FIRE_HEAD;
import static city.open.inside.approval.Desk.KANG;
import static city.open.inside.approval.Desk.KIM;
import static city.open.inside.approval.Desk.LADDER;
import static city.open.inside.approval.Desk.LEE;
import static city.open.inside.approval.Desk.PARK;
import static city.open.inside.approval.Desk.TRAFFIC;
import static city.open.inside.approval.Desk.TRAFFIC_HEAD;
import static city.open.inside.approval.Desk.YOON;
import static city.open.inside.approval.Desk.propose;
import static city.open.inside.approval.Desk.task;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.inside.approval.Proposal.None;
import city.open.inside.approval.Proposal.Possible;
import city.open.inside.approval.Proposal.Wish;
import city.open.inside.petition.Authority;
import city.open.town.organization.Official;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineRulesTest {

    @Test
    void the_table_names_the_approver_and_those_between_review() {
        assertThat(propose(task(Rank.BUREAU_HEAD), Set.of(), Wish.none()))
                .isEqualTo(new Possible(
                        Line.of(KIM, List.of(PARK, LEE), List.of(), CHOI),
                        task(Rank.BUREAU_HEAD),
                        Authority.WITHIN,
                        List.of(PARK, LEE, CHOI, YOON, KANG)));
    }

    @Test
    void below_the_mayor_approval_is_delegated() {
        assertThat(possible(task(Rank.DIVISION_HEAD), Wish.none())
                        .line()
                        .approver()
                        .delegated())
                .isTrue();
        assertThat(possible(task(Rank.MAYOR), Wish.none()).line().approver().delegated())
                .isFalse();
    }

    @Test
    void a_higher_approver_is_above_the_table_and_a_lower_one_below() {
        assertThat(possible(task(Rank.DIVISION_HEAD), approvedBy(CHOI)).authority())
                .isEqualTo(Authority.ABOVE);
        assertThat(possible(task(Rank.DIVISION_HEAD), approvedBy(PARK)).authority())
                .isEqualTo(Authority.BELOW);
    }

    @Test
    void divisions_whose_work_is_touched_concur_side_by_side_before_the_approver() {
        var line =
                possible(task(Rank.DIVISION_HEAD, TRAFFIC, FIRE), Wish.none()).line();
        assertThat(line).isEqualTo(Line.of(KIM, List.of(PARK), List.of(TRAFFIC_HEAD, FIRE_HEAD), LEE));
        assertThat(line.boxes()).extracting(Box::stage).containsExactly(0, 1, 2, 2, 3);
    }

    @Test
    void a_division_does_not_concur_in_its_own_draft() {
        assertThat(possible(task(Rank.DIVISION_HEAD, Desk.BUILDING), Wish.none())
                        .line())
                .isEqualTo(Line.of(KIM, List.of(PARK), List.of(), LEE));
    }

    @Test
    void nobody_with_an_interest_stands_in_the_line_and_the_next_above_takes_the_place() {
        var proposal = (Possible) propose(task(Rank.DIVISION_HEAD), Set.of(LEE.id()), Wish.none());
        assertThat(proposal.line()).isEqualTo(Line.of(KIM, List.of(PARK), List.of(), CHOI));
        assertThat(proposal.authority()).isEqualTo(Authority.ABOVE);
    }

    @Test
    void the_drafter_cannot_be_chosen_to_approve() {
        assertThat(propose(task(Rank.DIVISION_HEAD), Set.of(), approvedBy(KIM)))
                .isEqualTo(new None(Refusal.NOT_AN_APPROVER));
    }

    @Test
    void whoever_stands_at_the_top_finds_no_approver() {
        assertThat(LineRules.propose(KANG, LADDER, task(Rank.MAYOR), _ -> Optional.empty(), Set.of(), Wish.none()))
                .isEqualTo(new None(Refusal.NO_APPROVER));
    }

    @Test
    void a_division_without_anybody_cannot_be_asked_to_concur() {
        assertThat(propose(task(Rank.DIVISION_HEAD, new UnitId("empty")), Set.of(), Wish.none()))
                .isEqualTo(new None(Refusal.CONCURRENCE_UNKNOWN));
    }

    private static Possible possible(Delegation rule, Wish wish) {
        return (Possible) propose(rule, Set.of(), wish);
    }

    private static Wish approvedBy(Official official) {
        return new Wish(official.id(), List.of());
    }
}
