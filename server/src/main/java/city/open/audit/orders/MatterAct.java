package city.open.audit.orders;

import city.open.audit.orders.OrderTerms.Days;
import city.open.ground.vocabulary.OrderDemand;
import city.open.outside.record.AuditResult;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about a matter.
 *
 * @param official empty for what the program does by itself
 * @param words that were written with it, or empty
 * @param order what was ordered, where it was
 * @param until the last day of what it asks for, as it was counted then
 * @param decided what the audit led to, where it did
 * @param plan of an audit, where its plan was told
 * @param published what was made known of its result, where it was
 * @param verdict what became of a re-deliberation or an appeal, where one was decided
 * @param paper the number of the paper that went out with it, such as {@code 2026-7}; null where none did
 */
record MatterAct(
        Instant at,
        String official,
        What what,
        String words,
        @Nullable Order order,
        @Nullable LocalDate until,
        @Nullable Decided decided,
        @Nullable Plan plan,
        @Nullable Published published,
        @Nullable Verdict verdict,
        @Nullable String paper) {
    /** An order, with its number and the days of its terms as they were counted then. */
    record Order(int number, OrderDemand demand, Days days) {}

    /** @param urgent whether it begins before the days that are left between telling of it and its beginning (decree to the Public Audit Act, art. 12) */
    record Plan(AuditResult.Kind kind, boolean urgent) {}

    /**
     * @param number of the result
     * @param ground on which its words are withheld; null where everyone reads them
     */
    record Published(int number, @Nullable String ground) {}

    /**
     * What an audit led to.
     *
     * @param reviewBy the last day on which the head of the audited can ask for re-deliberation, as it was counted then; null in what was demanded before
     *     days were kept
     * @param appealBy the same for the official's appeal against discipline
     */
    record Decided(
            Disposition disposition,
            Immunity immunity,
            @Nullable LocalDate reviewBy,
            @Nullable LocalDate appealBy) {}

    enum What {
        /** The division was told of it: at once by the program, or by an auditor who saw it. */
        NOTICED,
        /** The division entered what was missing before anybody ordered it. */
        CURED,
        ORDERED,
        ANSWERED,
        ACCEPTED,
        NOT_ACCEPTED,
        WITHDRAWN,
        /** The head of the division was told that nobody answered. */
        ESCALATED,
        WARNED,
        /** 질문서, and the reply to it. */
        QUERIED,
        REPLIED,
        /** 특정감사: its plan was told, so that it can begin seven days later. */
        AUDITED,
        AUDIT_ENDED,
        /** The result was told to the head of the audited. */
        REPORTED,
        DISPOSED,
        IMPLEMENTED,
        /** What the audit found was made known to everyone, by another auditor than the one who reported it. */
        PUBLISHED,
        /** 재심의: asked for by the head of the audited, decided by auditors other than those who demanded. */
        REVIEW_ASKED,
        REVIEWED,
        /** 소청: the official's, before the appeals commission; its decision is noted here. */
        APPEALED,
        APPEAL_EXTENDED,
        APPEAL_DECIDED,
        CLOSED;

        /** Whether Audit sends it as a paper with a number. */
        boolean isPaper() {
            return this == WARNED
                    || this == QUERIED
                    || this == AUDITED
                    || this == REPORTED
                    || this == DISPOSED
                    || this == REVIEWED;
        }

        /** Whether the audited do it. */
        boolean isOfDivision() {
            return this == ANSWERED
                    || this == REPLIED
                    || this == IMPLEMENTED
                    || this == REVIEW_ASKED
                    || this == APPEALED;
        }
    }

    static MatterAct of(Instant at, String official, What what, String words) {
        return new MatterAct(at, official, what, words, null, null, null, null, null, null, null);
    }

    static MatterAct ordered(Instant at, String official, String words, Order order) {
        return new MatterAct(at, official, What.ORDERED, words, order, null, null, null, null, null, null);
    }

    MatterAct until(@Nullable LocalDate day) {
        return new MatterAct(at, official, what, words, order, day, decided, plan, published, verdict, paper);
    }

    MatterAct deciding(Decided what) {
        return new MatterAct(at, official, this.what, words, order, until, what, plan, published, verdict, paper);
    }

    MatterAct planning(Plan plan) {
        return new MatterAct(at, official, what, words, order, until, decided, plan, published, verdict, paper);
    }

    MatterAct publishing(Published published) {
        return new MatterAct(at, official, what, words, order, until, decided, plan, published, verdict, paper);
    }

    MatterAct saying(Verdict what) {
        return new MatterAct(at, official, this.what, words, order, until, decided, plan, published, what, paper);
    }
}
