package city.open.inside.approval;

import static city.open.inside.approval.Desk.BECAUSE;
import static city.open.inside.approval.Desk.CHOI;
import static city.open.inside.approval.Desk.KIM;
import static city.open.inside.approval.Desk.LEE;
import static city.open.inside.approval.Desk.PARK;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.town.organization.Official;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeputyshipTest {
    private static final Deputyship PARK_FOR_LEE = deputyship(LEE, PARK, "2026-06-01", "2026-06-05");

    @Test
    void one_person_deputises_for_one_post() {
        assertThat(refused(CHOI, PARK, "2026-06-05", "2026-06-09")).contains(Refusal.DEPUTISES_ALREADY);
        assertThat(refused(CHOI, PARK, "2026-06-06", "2026-06-09")).isEmpty();
    }

    @Test
    void a_post_has_one_deputy_at_a_time() {
        assertThat(refused(LEE, KIM, "2026-05-30", "2026-06-01")).contains(Refusal.ALREADY_DEPUTISED);
    }

    @Test
    void a_deputy_does_not_hand_it_on() {
        assertThat(refused(PARK, KIM, "2026-06-03", "2026-06-03")).contains(Refusal.NO_SUB_DEPUTY);
        assertThat(refused(CHOI, LEE, "2026-06-03", "2026-06-03")).contains(Refusal.NO_SUB_DEPUTY);
    }

    @Test
    void nobody_deputises_for_themselves_or_backwards_in_time() {
        assertThat(refused(KIM, KIM, "2026-06-03", "2026-06-03")).contains(Refusal.DEPUTY_OF_ONESELF);
        assertThat(refused(CHOI, KIM, "2026-06-04", "2026-06-03")).contains(Refusal.ENDS_BEFORE_IT_BEGINS);
    }

    @Test
    void both_have_to_be_in_office_on_all_days() {
        assertThat(refused(CHOI, KIM, "2023-12-31", "2024-01-02")).contains(Refusal.UNKNOWN_OFFICIAL);
    }

    private static Optional<Refusal> refused(Official absent, Official deputy, String from, String to) {
        return deputyship(absent, deputy, from, to).refusedBeside(List.of(PARK_FOR_LEE), absent, deputy);
    }

    private static Deputyship deputyship(Official absent, Official deputy, String from, String to) {
        return new Deputyship(0, absent.id(), deputy.id(), LocalDate.parse(from), LocalDate.parse(to), BECAUSE);
    }
}
