package city.open.audit.postcard;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.postcard.ReportAct.Outcome;
import city.open.audit.postcard.ReportAct.What;
import city.open.audit.postcard.Standing.State;
import city.open.audit.postcard.Standing.Term;
import city.open.ground.calendar.Holidays;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Holidays HOLIDAYS = Holidays.builtIn();
    /** The vector of the audit note, section 7. */
    private static final LocalDate TUESDAY = LocalDate.of(2026, 9, 1);

    private static final OfficialId CHO = new OfficialId("cho");
    private static final OfficialId AHN = new OfficialId("ahn");

    private static Standing after(What... acts) {
        return Standing.of(TUESDAY, Arrays.stream(acts).map(StandingTest::act).toList());
    }

    private static ReportAct act(What what) {
        return new ReportAct(
                Instant.parse("2026-09-02T00:00:00Z"),
                CHO,
                what,
                what == What.ASSIGNED ? AHN : null,
                what == What.CLOSED ? Outcome.UNCLEAR : null,
                what == What.READ || what == What.KEPT ? "to see what it is" : null);
    }

    private static @Nullable Term next(What... acts) {
        return after(acts).next(HOLIDAYS).orElse(null);
    }

    @Test
    void terms_run_from_the_day_after_receipt_and_end_on_no_day_off() {
        assertThat(next()).isEqualTo(new Term(Term.Kind.ANSWER, LocalDate.of(2026, 9, 8)));
        assertThat(next(What.READ, What.ASSIGNED)).isEqualTo(next());
        assertThat(next(What.ANSWERED)).isEqualTo(new Term(Term.Kind.DECISION, LocalDate.of(2026, 10, 1)));
        // Day 60 is a Saturday.
        assertThat(next(What.EXAMINED)).isEqualTo(new Term(Term.Kind.RESULT, LocalDate.of(2026, 11, 2)));
        assertThat(next(What.EXAMINED, What.EXTENDED))
                .isEqualTo(new Term(Term.Kind.RESULT, LocalDate.of(2026, 11, 30)));
        assertThat(next(What.HANDED_OVER)).isNull();
        assertThat(next(What.CLOSED)).isNull();
    }

    @Test
    void what_is_over_is_over_and_nothing_is_extended_twice() {
        assertThat(allowed()).doesNotContain(What.KEPT);
        assertThat(allowed(What.EXAMINED)).doesNotContain(What.EXAMINED);
        assertThat(allowed(What.EXAMINED, What.EXTENDED)).doesNotContain(What.EXTENDED);
        assertThat(allowed(What.HANDED_OVER))
                .containsExactly(What.READ, What.ASSIGNED, What.ANSWERED, What.CLOSED, What.DELETED);
        assertThat(allowed(What.CLOSED)).containsExactly(What.READ, What.ANSWERED, What.KEPT, What.DELETED);
    }

    @Test
    void what_was_said_goes_ninety_days_after_closing_unless_it_belongs_to_a_file() {
        var lastDay = LocalDate.of(2026, 12, 1);
        assertThat(after(What.CLOSED).isToGo(lastDay)).isFalse();
        assertThat(after(What.CLOSED).isToGo(lastDay.plusDays(1))).isTrue();
        assertThat(after(What.CLOSED, What.KEPT).isToGo(lastDay.plusDays(400))).isFalse();
        assertThat(after(What.EXAMINED).isToGo(lastDay.plusDays(400))).isFalse();
    }

    /** But for what is about the name alone, which does not depend on it (AskingTest). */
    private static List<What> allowed(What... acts) {
        return Arrays.stream(What.values())
                .filter(what -> !what.name().startsWith("IDENTITY"))
                .filter(after(acts)::allows)
                .toList();
    }

    @Test
    void it_is_folded_from_what_was_done() {
        var standing = after(What.READ, What.ASSIGNED, What.EXAMINED, What.CLOSED);
        assertThat(standing.state()).isEqualTo(State.CLOSED);
        assertThat(standing.auditor()).isEqualTo(AHN);
        assertThat(standing.outcome()).isEqualTo(Outcome.UNCLEAR);
        assertThat(standing.closedOn()).isEqualTo(LocalDate.of(2026, 9, 2));
        assertThat(after(What.READ, What.ASSIGNED).answered()).isFalse();
    }
}
