package city.open.outside.telling;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.database.TestDatabase;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.inside.petition.EventKinds;
import city.open.outside.record.Entry;
import city.open.town.organization.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellerTest {
    private static final Organization ORGANIZATION =
            new Organization(TestDatabase.fresh().office());
    private static final Instant THEN = Instant.parse("2026-11-20T05:12:00Z");

    private final Teller ko = new Teller(Words.in(Lang.KO), new Names(ORGANIZATION), null);
    private final Teller en = new Teller(Words.in(Lang.EN), new Names(ORGANIZATION), null);

    @Test
    void a_completed_step_says_its_result() {
        var entry = entry(
                "step.completed",
                Map.of(
                        "result", Map.of("ko", "적합", "en", "conforms"),
                        "summary", Map.of("ko", "문제 없음", "en", "nothing found")));
        assertThat(en.tell(entry))
                .isEqualTo(new Told("Completed: site-inspection", List.of("conforms", "nothing found"), false));
        assertThat(ko.tell(entry)).isEqualTo(new Told("site-inspection 완료", List.of("적합", "문제 없음"), false));
    }

    @Test
    void a_moved_date_shows_the_one_it_replaces() {
        var entry = entry(
                "step.expected",
                Map.of(
                        "on", "2026-11-26",
                        "before", "2026-11-18",
                        "reason", Map.of("ko", "신청인 요청", "en", "the applicant asked")));
        assertThat(en.tell(entry))
                .isEqualTo(new Told(
                        "Expected date of “site-inspection” moved: 2026-11-18 (Wed) → 2026-11-26 (Thu)",
                        List.of("the applicant asked"),
                        false));
    }

    @Test
    void an_extension_gives_its_reason_in_words() {
        var entry = entry("period.extended", Map.of("reason", "facts-to-check", "due", "2026-12-10"));
        assertThat(en.tell(entry))
                .isEqualTo(new Told(
                        "Period extended: Facts or the site have to be checked",
                        List.of("Due 2026-12-10 (Thu)"),
                        true));
    }

    @Test
    void every_kind_can_be_told_even_when_nothing_of_it_is_disclosed() {
        for (var type : EventKinds.all()) {
            var entry = entry(EventKinds.named(type), Map.of());
            assertThat(ko.tell(entry).what()).isNotBlank();
            assertThat(en.tell(entry).what()).isNotBlank().doesNotStartWith("Recorded:");
        }
    }

    @Test
    void a_kind_of_a_later_version_is_told_in_general_words() {
        assertThat(en.tell(entry("petition.teleported", Map.of("to", List.of(1, 2)))))
                .isEqualTo(new Told("Recorded: petition.teleported", List.of(), false));
    }

    @Test
    void parts_of_an_unexpected_shape_are_left_out_not_stumbled_over() {
        var entry = entry(
                "petition.decided",
                Map.of("outcome", Map.of("x", 1), "conditions", "not a list", "reason", List.of(), "due", 7));
        assertThat(en.tell(entry).what()).startsWith("Decision");
    }

    private static Entry entry(String kind, Map<String, Object> open) {
        return new Entry(
                4711,
                "2026-6110000-0000123-7",
                6,
                kind,
                THEN,
                THEN,
                new Entry.ProcedureRef("HC-02", 3),
                "site-inspection",
                new Entry.By("6110000", "building-policy", "K-7F3A", null, "officer"),
                open,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                12,
                null);
    }
}
