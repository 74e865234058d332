package city.open.inside.approval;

import static city.open.inside.approval.Desk.BECAUSE;
import static city.open.inside.approval.Desk.FIRE_HEAD;
import static city.open.inside.approval.Desk.KIM;
import static city.open.inside.approval.Desk.LEE;
import static city.open.inside.approval.Desk.PARK;
import static city.open.inside.approval.Desk.TRAFFIC_HEAD;
import static city.open.inside.approval.Desk.drafted;
import static city.open.inside.approval.Desk.signature;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.inside.approval.Line.Ruling.Refuses;
import city.open.inside.approval.Line.Ruling.Signs;
import city.open.inside.approval.Line.Ruling.Stands;
import city.open.town.organization.Official;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final int REVIEW = 2;
    private static final int TRAFFIC = 3;
    private static final int FIRE = 4;
    private static final int APPROVAL = 5;

    @Test
    void each_box_waits_for_those_before_it() {
        assertThat(judge(drafted(), Sign.agree(1, APPROVAL, null), LEE)).isEqualTo(new Refuses(Refusal.NOT_YET));
        assertThat(judge(drafted(), Sign.agree(1, REVIEW, null), PARK))
                .isEqualTo(new Signs(box(drafted(), REVIEW), false));
    }

    @Test
    void concurrences_come_in_any_order_and_the_approver_after_all_of_them() {
        var reviewed = drafted().with(REVIEW, signature(PARK));
        assertThat(reviewed.turn()).extracting(Box::place).containsExactly(TRAFFIC, FIRE);
        var one = reviewed.with(FIRE, signature(FIRE_HEAD));
        assertThat(one.turn()).extracting(Box::place).containsExactly(TRAFFIC);
        var both = one.with(TRAFFIC, signature(TRAFFIC_HEAD));
        assertThat(both.turn()).containsExactly(both.approver());
    }

    @Test
    void a_stranger_signs_nothing() {
        assertThat(judge(drafted(), Sign.agree(1, REVIEW, null), LEE)).isEqualTo(new Refuses(Refusal.NOT_YOUR_BOX));
    }

    @Test
    void the_same_signature_again_stands_and_another_is_refused() {
        var reviewed = drafted().with(REVIEW, signature(PARK));
        assertThat(judge(reviewed, Sign.agree(1, REVIEW, null), PARK)).isEqualTo(new Stands());
        assertThat(judge(reviewed, Sign.sendBack(1, REVIEW, BECAUSE), PARK))
                .isEqualTo(new Refuses(Refusal.ALREADY_SIGNED));
    }

    @Test
    void a_deputy_signs_for_whoever_is_absent_and_is_marked() {
        var ready = ready();
        assertThat(ready.judge(Sign.agree(1, APPROVAL, null), PARK.id(), Set.of(LEE.id())))
                .isEqualTo(new Signs(ready.approver(), true));
        assertThat(ready.approver().delegated()).isTrue();
    }

    @Test
    void the_drafter_signs_for_nobody_even_as_deputy() {
        assertThat(ready().judge(Sign.agree(1, APPROVAL, null), KIM.id(), Set.of(LEE.id())))
                .isEqualTo(new Refuses(Refusal.FOUR_EYES));
    }

    @Test
    void an_absent_reviewer_is_passed_over_with_a_reason_by_whoever_waits() {
        assertThat(judge(drafted(), Sign.skip(1, REVIEW, BECAUSE), LEE))
                .isEqualTo(new Signs(box(drafted(), REVIEW), false));
        assertThat(judge(drafted(), Sign.skip(1, REVIEW, BECAUSE), KIM))
                .isEqualTo(new Signs(box(drafted(), REVIEW), false));
        assertThat(judge(drafted(), new Sign(1, REVIEW, Signature.Kind.SKIPPED, null, false), KIM))
                .isEqualTo(new Refuses(Refusal.REASON_REQUIRED));
        assertThat(judge(ready(), Sign.skip(1, APPROVAL, BECAUSE), KIM))
                .isEqualTo(new Refuses(Refusal.ONLY_REVIEWS_ARE_SKIPPED));
    }

    @Test
    void whoever_dissents_says_why_and_an_approver_returns_instead() {
        assertThat(judge(drafted(), new Sign(1, REVIEW, Signature.Kind.SIGNED, null, true), PARK))
                .isEqualTo(new Refuses(Refusal.DISSENT_NEEDS_OPINION));
        assertThat(judge(ready(), Sign.dissent(1, APPROVAL, BECAUSE), LEE))
                .isEqualTo(new Refuses(Refusal.APPROVER_DOES_NOT_DISSENT));
    }

    @Test
    void whoever_has_the_turn_sends_it_back_and_the_drafter_takes_it_back() {
        assertThat(judge(drafted(), Sign.sendBack(1, REVIEW, BECAUSE), PARK))
                .isEqualTo(new Signs(box(drafted(), REVIEW), false));
        assertThat(judge(drafted(), Sign.sendBack(1, REVIEW, BECAUSE), KIM))
                .isEqualTo(new Signs(box(drafted(), REVIEW), false));
        assertThat(judge(drafted(), Sign.sendBack(1, APPROVAL, BECAUSE), LEE)).isEqualTo(new Refuses(Refusal.NOT_YET));
    }

    private static Line ready() {
        return drafted()
                .with(REVIEW, signature(PARK))
                .with(TRAFFIC, signature(TRAFFIC_HEAD))
                .with(FIRE, signature(FIRE_HEAD));
    }

    private static Line.Ruling judge(Line line, Sign sign, Official signer) {
        return line.judge(sign, signer.id(), Set.of());
    }

    private static Box box(Line line, int place) {
        return line.at(place).orElseThrow();
    }
}
