package city.open.outside.record;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Explanation;
import city.open.ground.calendar.Text;
import city.open.outside.record.CaseView.Handler;
import city.open.outside.record.CaseView.StepState;
import city.open.outside.record.CaseView.StepView;
import city.open.outside.record.Entry.ProcedureRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseHeadTest {
    private static final Instant THEN = Instant.parse("2026-11-20T05:12:00Z");

    /** The quick way has to spell every view as the standard does: its hash is what anyone can make again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "역삼동 6층 복합건물 신축",
                "a/b \\ \"c\" <d> & 'e' \u2028\u2029",
                "\u0001\u0007\b\t\n\f\r\u001f\u007f\u00a0",
                "😀 김𠮷 ﬁ é é",
                ""
            })
    void a_view_is_spelt_as_the_standard_has_it(String words) {
        var view = view(words);

        assertThat(RecordJson.canonical(view)).isEqualTo(RecordJson.respelt(RecordJson.JSON.writeValueAsString(view)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void what_a_database_made_of_a_view_has_the_same_hash(long seed) {
        var head = CaseHead.of(view("말"), new Random(seed));
        var respelt = head.view().replace("\":", "\" : ").replace(",\"", ", \"");

        assertThat(CaseHead.stored(head.salt(), respelt)).isEqualTo(head);
        assertThat(head.hash()).matches("sha256:[0-9a-f]{64}");
        assertThat(CaseHead.stored(head.salt(), head.view().replace("말", "글")).hash())
                .isNotEqualTo(head.hash());
    }

    private static CaseView view(String words) {
        var text = new Text(words + "가", words + "a");
        Map<String, StepView> steps = new LinkedHashMap<>();
        steps.put("site-inspection", new StepView(StepState.NOW, THEN, null));
        steps.put("committee", new StepView(StepState.DONE, null, THEN));
        return new CaseView(
                "2026-6110000-0000123-7",
                new ProcedureRef("HC-02", 3),
                text,
                "construction",
                text,
                "김*수",
                words,
                "6110000",
                text,
                "building-policy",
                text,
                null,
                new Handler(text, "officer", "02-2133-0000"),
                CaseView.Status.UNDER_REVIEW,
                CaseView.Outcome.GRANTED_WITH_CONDITIONS,
                text,
                THEN,
                THEN,
                "20d",
                new Due(LocalDate.of(2026, 12, 1), null),
                null,
                new Explanation(List.of(words, "둘"), List.of(words, "two")),
                1,
                null,
                steps,
                Map.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                false,
                false,
                THEN,
                7,
                12,
                9_007_199_254_740_991L);
    }
}
