package city.open.outside.record;

import city.open.ground.calendar.Text;
import city.open.outside.record.PolicySheet.Hand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Audit Division decided about disclosing a procedure. Decisions are only added; the newest about a subject holds.
 *
 * @param number of the decision, unique and growing
 * @param subject the code of a procedure of the catalogue, or a short name for programs of one that is not there
 * @param criteria past corruption, complexity, outside interest, in this order (audit note, section 1)
 * @param score 0 to 100, to one digit
 * @param byScore whether the score says that it is to be disclosed
 * @param ground of article 9(1) of the Disclosure Act for one that is not suited; else null
 * @param nextLook on which day it is looked at again at the latest
 * @param hands who wrote it and who agreed
 */
public record RegisterDecision(
        long number,
        String subject,
        Text name,
        Outcome outcome,
        List<Criterion> criteria,
        double score,
        boolean byScore,
        @Nullable String ground,
        Text reason,
        LocalDate nextLook,
        List<Hand> hands,
        Instant at) {
    public RegisterDecision {
        criteria = List.copyOf(criteria);
        hands = List.copyOf(hands);
    }

    /** Kept in the log, so that a name is never reused. "No" means not yet, unless the law says otherwise. */
    public enum Outcome {
        DISCLOSED,
        NOT_YET,
        NOT_SUITED
    }

    /** @param score 0 to 3 */
    public record Criterion(int score, Text evidence) {}

    /**
     * As it is in the record.
     *
     * @param index the entry of the log that has its hash; null before there is one
     */
    public record Published(
            RegisterDecision decision, @Nullable Long index) {}
}
