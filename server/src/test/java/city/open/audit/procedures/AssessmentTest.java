package city.open.audit.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.procedures.AssessmentForm.Mark;
import city.open.audit.procedures.Done.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an assessment has to say before another auditor sees it. */
class AssessmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String LONG = "x".repeat(AssessmentForm.AGAINST_THE_SCORE);

    private static AssessmentForm form(String scores, String outcome, String ground, String reason, String nextLook) {
        return new AssessmentForm(
                "새 절차",
                "A new procedure",
                scores.chars()
                        .mapToObj(score -> new Mark(Character.toString(score), "살펴본 것", "what was looked at"))
                        .toList(),
                outcome,
                ground,
                reason,
                reason,
                nextLook);
    }

    private static @Nullable Refused fault(
            String scores, String outcome, String ground, String reason, String nextLook) {
        return form(scores, outcome, ground, reason, nextLook).fault(true, TODAY);
    }

    /** The vectors of the audit note, section 1. */
    @Test
    void the_score_says_what_is_disclosed_and_a_decision_against_it_takes_fifty_characters() {
        assertThat(form("310", "", "", "", "").score().s()).isEqualTo(400 / 9.0);
        assertThat(fault("310", "DISCLOSED", "", "why", "2027-11-23")).isNull();
        assertThat(fault("221", "DISCLOSED", "", "why", "2029-11-23")).isNull();
        assertThat(fault("111", "NOT_YET", "", "why", "2027-11-23")).isNull();

        assertThat(fault("111", "DISCLOSED", "", "why", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.AGAINST_THE_SCORE, "reasonKo"));
        assertThat(fault("310", "NOT_YET", "", "why", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.AGAINST_THE_SCORE, "reasonKo"));
        assertThat(fault("310", "NOT_YET", "", LONG, "2027-11-23")).isNull();
        assertThat(fault("111", "NOT_SUITED", "9-1-2", "why", "2029-11-23")).isNull();
    }

    @Test
    void what_is_missing_is_named_with_its_field() {
        assertThat(fault("31x", "DISCLOSED", "", "why", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.SCORE_MISSING, "score3"));
        assertThat(fault("310", "", "", "why", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.OUTCOME_MISSING, "outcome"));
        assertThat(fault("111", "NOT_SUITED", "", LONG, "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.GROUND_MISSING, "ground"));
        assertThat(fault("310", "DISCLOSED", "", " ", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.REASON_MISSING, "reasonKo"));
        assertThat(fault("310", "DISCLOSED", "", "010-2345-6789", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.PERSONAL_DATA_IN_WORDS, "reasonKo"));
        assertThat(fault("310", "DISCLOSED", "", "a\u202Eb", "2027-11-23"))
                .isEqualTo(new Refused(Hindrance.WORDS_UNFIT, "reasonKo"));
        assertThat(new AssessmentForm("", "", List.of(new Mark("1", "", "")), "", "", "", "", "").fault(false, TODAY))
                .isEqualTo(new Refused(Hindrance.EVIDENCE_MISSING, "evidence1Ko"));
    }

    @Test
    void the_next_look_is_within_a_year_for_what_is_not_yet_disclosed_and_within_three_for_the_rest() {
        for (var day : List.of("2026-11-23", "2027-11-24", "2027-02-30", "soon")) {
            assertThat(fault("111", "NOT_YET", "", "why", day))
                    .as(day)
                    .isEqualTo(new Refused(Hindrance.LOOK_WITHIN_A_YEAR, "nextLook"));
        }
        assertThat(fault("310", "DISCLOSED", "", "why", "2029-11-24"))
                .isEqualTo(new Refused(Hindrance.LOOK_WITHIN_THREE_YEARS, "nextLook"));
    }
}
