package city.open.outside.record;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.outside.record.CaseView.Departure;
import city.open.outside.record.CaseView.Expected;
import city.open.outside.record.Entry.ProcedureRef;
import city.open.outside.record.Entry.Withheld;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A view may have been read before words were withheld, and the entries after: nothing of them is shown then either. */
class PublicCaseTest {
    private static final Instant THEN = Instant.parse("2026-11-20T05:12:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String SECRET = "asks because of an illness";
    private static final Text TITLE = new Text("병 때문에", SECRET);

    private final CaseView view = view();

    @ParameterizedTest
    @CsvSource({"petition.received", "petition.decided", "step.completed", "step.expected"})
    void words_of_a_withheld_entry_are_not_in_the_head_whatever_the_view_still_says(String kind) {
        var entries = entries(kind);

        var one = new PublicCase(view, entries, CaseHead.of(view, new Random(1)));

        assertThat(said(one.view(), kind)).isNotEmpty().doesNotContain(SECRET).contains("Withheld");
        assertThat(one.head()).isNull();
        assertThat(one.view().number()).isEqualTo(view.number());
        assertThat(one.view().lastIndex()).isEqualTo(view.lastIndex());
    }

    @Test
    void of_the_applicant_nothing_is_left_when_the_reception_is_withheld() {
        var shown = new PublicCase(view, entries("petition.received"), null).view();

        assertThat(shown.applicant()).isNull();
        assertThat(shown.site()).isNull();
    }

    @Test
    void a_view_that_says_no_more_than_its_entries_is_shown_as_it_is_with_what_binds_it() {
        var head = CaseHead.of(view, new Random(1));

        assertThat(new PublicCase(view, entries(""), head)).isEqualTo(new PublicCase(view, entries(""), head));
        assertThat(new PublicCase(view, entries(""), head).view()).isSameAs(view);
        assertThat(new PublicCase(view, entries(""), head).head()).isEqualTo(head);
        assertThat(new PublicCase(view, entries("inspection.held"), head).head())
                .isEqualTo(head);
    }

    @Test
    void a_decision_that_was_withheld_hides_no_later_one() {
        var entries = List.of(
                entry(1, "petition.received", false),
                entry(2, "petition.decided", true),
                entry(3, "petition.reopened", false),
                entry(4, "petition.decided", false));

        assertThat(new PublicCase(view, entries, null).view().reason()).isEqualTo(TITLE);
    }

    /** Where the words of such an entry stand in the head. */
    private static String said(CaseView view, String kind) {
        return switch (kind) {
            case "petition.received" -> view.subject().en();
            case "petition.decided" -> String.valueOf(view.reason());
            case "step.completed" -> view.departures().toString();
            case "step.expected" -> view.expected().toString();
            default -> "";
        };
    }

    private static List<Entry> entries(String withheld) {
        var kinds =
                List.of("petition.received", "step.expected", "step.completed", "inspection.held", "petition.decided");
        return kinds.stream()
                .map(kind -> entry(kinds.indexOf(kind) + 1, kind, kind.equals(withheld)))
                .toList();
    }

    private static Entry entry(int seq, String kind, boolean withheld) {
        return new Entry(
                40 + seq,
                "2026-6110000-0000123-7",
                seq,
                kind,
                THEN,
                THEN,
                new ProcedureRef("HC-02", 3),
                "site-inspection",
                new Entry.By("6110000", "bus", "김", "Kim", "officer"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                withheld ? List.of(new Withheld(Entry.WHOLE, "9-1-6", null, 7)) : List.of(),
                5,
                null);
    }

    private static CaseView view() {
        return new CaseView(
                "2026-6110000-0000123-7",
                new ProcedureRef("HC-02", 3),
                new Text("건축허가", "Building permit"),
                "construction",
                TITLE,
                "홍○○",
                "서울특별시 종로구 사직동",
                "6110000",
                new Text("시", "City"),
                "building-policy",
                new Text("과", "Division"),
                null,
                null,
                CaseView.Status.DECIDED,
                CaseView.Outcome.REFUSED,
                TITLE,
                THEN,
                THEN,
                "20d",
                null,
                null,
                null,
                0,
                null,
                Map.of(),
                Map.of("site-inspection", new Expected(DAY, null, TITLE)),
                List.of(new Departure("site-inspection", TITLE, THEN)),
                List.of(),
                THEN,
                null,
                null,
                true,
                false,
                false,
                THEN,
                5,
                41,
                45);
    }
}
