package city.open.audit.orders;

import city.open.audit.orders.OrderTerms.Days;
import city.open.ground.calendar.CityTime;
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
 * @param detail what is known of it beside its words, where it is of a kind that has any
 * @param until the last day of what it asks for, as it was counted then
 * @param paper the number of the paper that went out with it, such as {@code 2026-7}; null where none did
 */
record MatterAct(
        Instant at,
        String official,
        What what,
        String words,
        @Nullable Detail detail,
        @Nullable LocalDate until,
        @Nullable String paper) {
    /** What one kind of act has, and no other. */
    sealed interface Detail permits Order, Plan, Published, Decided, Verdict {}

    /** An order, with its number and the days of its terms as they were counted then. */
    record Order(int number, OrderDemand demand, Days days) implements Detail {}

    /** @param urgent whether it begins before the days that are left between telling of it and its beginning (decree to the Public Audit Act, art. 12) */
    record Plan(AuditResult.Kind kind, boolean urgent) implements Detail {}

    /**
     * @param number of the result
     * @param ground on which its words are withheld; null where everyone reads them
     */
    record Published(int number, @Nullable String ground) implements Detail {}

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
            @Nullable LocalDate appealBy) implements Detail {}

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
        return new MatterAct(at, official, what, words, null, null, null);
    }

    MatterAct with(Detail detail) {
        return new MatterAct(at, official, what, words, detail, until, paper);
    }

    MatterAct until(@Nullable LocalDate day) {
        return new MatterAct(at, official, what, words, detail, day, paper);
    }

    @Nullable
    Order order() {
        return detail instanceof Order order ? order : null;
    }

    @Nullable
    Plan plan() {
        return detail instanceof Plan plan ? plan : null;
    }

    @Nullable
    Published published() {
        return detail instanceof Published published ? published : null;
    }

    @Nullable
    Decided decided() {
        return detail instanceof Decided decided ? decided : null;
    }

    @Nullable
    Verdict verdict() {
        return detail instanceof Verdict verdict ? verdict : null;
    }

    /** On which day, where the city is. */
    LocalDate day() {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }
}
