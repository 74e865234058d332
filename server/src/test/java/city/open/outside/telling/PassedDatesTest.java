package city.open.outside.telling;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.outside.record.Entry;
import city.open.outside.telling.PassedDates.Answer;
import city.open.outside.telling.PassedDates.Passed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A petition that is due on 15 June 2026. */
class PassedDatesTest {
    private static final String NOW = "2026-07-10T10:00";

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void a_date_stands_there_the_minute_it_has_passed_though_nothing_was_entered() {
        received("2026-06-15");
        assertThat(PassedDates.in(entries, at("2026-06-15T23:59"))).isEmpty();
        assertThat(PassedDates.in(entries, at("2026-06-16T00:00"))).containsExactly(open("2026-06-15"));
    }

    @Test
    void the_answer_stands_beside_it_with_the_minute_at_which_it_was_entered() {
        received("2026-06-15");
        entry("handling.reminded", "2026-06-16T00:01", Map.of("overdue", true, "due", "2026-06-15"));
        entry("petition.decided", "2026-06-15T17:55", "2026-06-17T10:05", Map.of("outcome", "granted"));
        assertThat(passed())
                .containsExactly(new Passed(due("2026-06-15"), Answer.DECIDED, at("2026-06-17T10:05"), null));
    }

    @Test
    void why_it_passed_stands_beside_its_own_date_whatever_comes_later() {
        received("2026-06-15");
        entry("delay.explained", "2026-06-17T09:00", Map.of("due", "2026-06-15", "delay", "other-office"));
        entry("period.extended", "2026-06-17T10:00", Map.of("due", "2026-06-29"));
        assertThat(passed())
                .extracting(one -> one.why() == null ? "nobody" : one.why().delay())
                .containsExactly("other-office", "nobody");
    }

    @Test
    void what_was_moved_in_time_has_not_passed() {
        received("2026-06-15");
        entry("period.extended", "2026-06-15T17:00", Map.of("due", "2026-06-29"));
        entry("petition.decided", "2026-06-29T17:00", Map.of("outcome", "granted"));
        assertThat(passed()).isEmpty();
    }

    @Test
    void each_date_that_passed_is_told() {
        received("2026-06-15");
        entry("period.extended", "2026-06-15T17:00", "2026-06-16T09:00", Map.of("due", "2026-06-29"));
        assertThat(passed())
                .containsExactly(
                        new Passed(due("2026-06-15"), Answer.MOVED, at("2026-06-16T09:00"), null), open("2026-06-29"));
    }

    @Test
    void time_that_stands_still_passes_nothing_and_undoes_nothing() {
        received("2026-06-15");
        entry("supplement.requested", "2026-06-12T10:00", Map.of("answerBy", "2026-06-26"));
        entry("supplement.answered", "2026-06-22T10:00", Map.of("due", "2026-07-31"));
        assertThat(passed()).isEmpty();

        entries.clear();
        received("2026-06-15");
        entry("period.suspended", "2026-06-14T10:00", "2026-06-17T10:00", Map.of("from", "2026-06-12"));
        assertThat(passed())
                .containsExactly(new Passed(due("2026-06-15"), Answer.STOPPED, at("2026-06-17T10:00"), null));
    }

    @Test
    void decided_anew_it_has_a_date_of_its_own() {
        received("2026-06-15");
        entry("petition.decided", "2026-06-10T10:00", Map.of("outcome", "refused"));
        entry("objection.decided", "2026-06-20T10:00", Map.of("upheld", true, "due", "2026-07-03", "again", List.of()));
        assertThat(passed()).containsExactly(open("2026-07-03"));
    }

    @Test
    void of_an_imported_case_nothing_is_said() {
        entry("petition.received", "2026-06-01T10:00", Map.of("due", "2026-06-15", "imported", true));
        assertThat(passed()).isEmpty();
    }

    private List<Passed> passed() {
        return PassedDates.in(entries, at(NOW));
    }

    private static Passed open(String due) {
        return new Passed(due(due), Answer.NONE, null, null);
    }

    private static Due due(String date) {
        return new Due(LocalDate.parse(date), null);
    }

    private void received(String due) {
        entry("petition.received", "2026-06-01T10:00", Map.of("due", due));
    }

    private void entry(String kind, String at, Map<String, Object> open) {
        entry(kind, at, at, open);
    }

    private void entry(String kind, String occurred, String recorded, Map<String, Object> open) {
        entries.add(new Entry(
                entries.size(),
                "2026-3220000-0000001-7",
                entries.size() + 1,
                kind,
                at(occurred),
                at(recorded),
                new Entry.ProcedureRef("HC-02", 1),
                null,
                new Entry.By("3220000", "building", null, null, "officer"),
                open,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                4,
                null));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Seoul")).toInstant();
    }
}
