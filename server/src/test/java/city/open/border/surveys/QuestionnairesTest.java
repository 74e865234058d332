package city.open.border.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.surveys.Question.Kind;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What citizens are asked is a sheet, and a sheet that cannot be used says why. */
class QuestionnairesTest {
    private static final String GOOD = """
            survey: citizens
            version: 7
            from: 2026-01-01
            title: {ko: 설문, en: Survey}
            questions:
              - id: clean
                kind: scale
                index: true
                ask: {ko: 깨끗합니까?, en: Clean?}
                options: [{id: a, ko: 하나, en: One}, {id: b, ko: 둘, en: Two}, {id: c, ko: 셋, en: Three}, {id: d, ko: 넷, en: Four}, {id: e, ko: 다섯, en: Five}]
              - id: contact
                kind: choice
                ask: {ko: 전화했습니까?, en: Did you call?}
                options: [{id: a, ko: 예, en: "Yes"}, {id: b, ko: 아니요, en: "No"}]
            """;

    @Test
    void what_ships_can_be_used_in_both_languages_and_has_one_question_for_the_index() {
        var sheet = new Questionnaires().on(LocalDate.of(2026, 11, 23));
        assertThat(sheet.version()).isEqualTo(1);
        assertThat(sheet.questions()).hasSize(9);
        assertThat(sheet.questions().stream().filter(Question::index))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.SCALE);
                    assertThat(List.of(one.score(0), one.score(1), one.score(4)))
                            .containsExactly(0.0, 25.0, 100.0);
                });
        assertThat(sheet.fits(Map.of("clean", "s4", "contact", "dont-know"))).isTrue();
        assertThat(sheet.fits(Map.of("clean", "s5"))).isFalse();
        assertThat(sheet.fits(Map.of("unheard-of", "s4"))).isFalse();
    }

    @Test
    void officials_are_asked_in_the_month_that_their_sheet_names_and_the_index_counts_none_of_it() {
        var sheet = new Questionnaires().officials(LocalDate.of(2026, 11, 23)).orElseThrow();
        assertThat(sheet.month()).isEqualTo(11);
        assertThat(sheet.questions()).hasSize(8).noneMatch(Question::index);
        assertThat(Invitation.closes("2026", sheet)).isEqualTo("2026-11-30");
        assertThat(new Questionnaires().officials(LocalDate.of(2023, 12, 31)))
                .as("before the first version")
                .isEmpty();
        var theirs =
                GOOD.replace("survey: citizens", "survey: officials\nmonth: 11").replace("index: true", "index: false");
        assertThat(faults(theirs)).isEmpty();
        assertThat(faults(theirs.replace("index: false", "index: true")))
                .singleElement()
                .asString()
                .contains("no question to officials has `index: true`");
        assertThat(faults(theirs.replace("month: 11", "month: 13")))
                .singleElement()
                .asString()
                .contains("`month` is 1 to 12");
    }

    @Test
    void a_sheet_that_is_right_has_no_faults() {
        assertThat(faults(GOOD)).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        assertThat(faults(GOOD.replace("index: true", "index: false")))
                .singleElement()
                .asString()
                .contains("exactly one question has `index: true`");
        assertThat(faults(GOOD.replace(", {id: e, ko: 다섯, en: Five}", "")))
                .singleElement()
                .asString()
                .contains("question \"clean\"", "a scale has 5 options, from the worst to the best");
        assertThat(faults(GOOD.replace("id: contact", "id: clean")))
                .singleElement()
                .asString()
                .contains("question `clean` is there twice");
        assertThat(faults(GOOD.replace(", en: Clean?", "")))
                .singleElement()
                .asString()
                .contains("question \"clean\", ask: `en` is missing");
        assertThat(faults(GOOD.replace("id: b, ko: 아니요", "id: dont-know, ko: 아니요")))
                .singleElement()
                .asString()
                .contains("is the program's own");
        assertThat(faults(GOOD.replace("survey: citizens", "survey: cats").replace("2026-01-01", "soon")))
                .hasSize(2);
    }

    private static List<String> faults(String sheet) {
        var faults = new Faults();
        Sheets.read("survey/test.yaml", new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)), faults)
                .ifPresent(entry -> Questionnaires.read(entry, faults));
        return faults.lines();
    }

    @Test
    void a_quarter_closes_thirty_days_after_its_last_day() {
        var quarter = Quarter.of(LocalDate.of(2026, 9, 30));
        assertThat(quarter).hasToString("2026Q3").isEqualTo(Quarter.parse("2026Q3"));
        assertThat(quarter.firstDay()).isEqualTo("2026-07-01");
        assertThat(quarter.closes()).isEqualTo("2026-10-30");
        assertThat(quarter.plus(2)).hasToString("2027Q1");
        assertThat(quarter.plus(-3)).hasToString("2025Q4").isLessThan(quarter);
    }

    @Test
    void all_answers_have_one_size_and_read_back() {
        var few = new Filled("2026Q3/6110000/bus-policy/transportation", 1, Map.of("clean", "s4"));
        var many = new Filled(few.cell(), 1, Map.of("clean", "s0", "contact", "more", "benefit", "irregularities"));
        assertThat(few.padded()).hasSameSizeAs(many.padded());
        assertThat(Filled.of(many.padded())).isEqualTo(many);
        assertThat(many).hasToString("Filled[sealed]");
    }
}
