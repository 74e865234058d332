package city.open.audit.postcard;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.postcard.Asking.State;
import city.open.audit.postcard.ReportAct.What;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who can be the next to agree, from what was done. */
class AskingTest {
    private static final OfficialId CHO = new OfficialId("cho");
    private static final OfficialId NOH = new OfficialId("noh");
    private static final OfficialId SIM = new OfficialId("sim");

    @Test
    void who_asked_does_not_agree_and_nobody_agrees_twice() {
        var asked = after(act(CHO, What.IDENTITY_ASKED));
        assertThat(asked.waitsFor(CHO)).as("also where they are a custodian").isFalse();
        assertThat(asked.waitsFor(NOH)).isTrue();
        assertThat(asked.mayAsk()).isFalse();
        var half = after(act(CHO, What.IDENTITY_ASKED), act(NOH, What.IDENTITY_AGREED));
        assertThat(half.waitsFor(NOH)).isFalse();
        assertThat(half.waitsFor(SIM)).isTrue();
        assertThat(half.agreed()).isEqualTo(NOH);
    }

    @Test
    void one_refusal_ends_it_and_who_asks_anew_begins_anew() {
        var refused =
                after(act(CHO, What.IDENTITY_ASKED), act(NOH, What.IDENTITY_AGREED), act(SIM, What.IDENTITY_REFUSED));
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.waitsFor(NOH)).isFalse();
        assertThat(refused.mayAsk()).isTrue();
        var again = after(
                act(CHO, What.IDENTITY_ASKED),
                act(NOH, What.IDENTITY_AGREED),
                act(SIM, What.IDENTITY_REFUSED),
                act(CHO, What.IDENTITY_ASKED));
        assertThat(again.agreed()).isNull();
        assertThat(again.waitsFor(NOH)).isTrue();
    }

    @Test
    void what_is_open_waits_for_nobody() {
        var open = after(
                act(CHO, What.READ),
                act(CHO, What.IDENTITY_ASKED),
                act(NOH, What.IDENTITY_AGREED),
                act(SIM, What.IDENTITY_AGREED),
                act(SIM, What.IDENTITY_OPENED),
                act(CHO, What.CLOSED));
        assertThat(open.state()).isEqualTo(State.OPENED);
        assertThat(open.waitsFor(NOH)).isFalse();
        assertThat(open.mayAsk()).isFalse();
        assertThat(after(act(CHO, What.READ)).waitsFor(NOH)).isFalse();
    }

    private static Asking after(ReportAct... acts) {
        return Asking.of(Arrays.asList(acts));
    }

    private static ReportAct act(OfficialId official, What what) {
        return new ReportAct(Instant.parse("2026-11-23T00:00:00Z"), official, what, null, null, null);
    }
}
