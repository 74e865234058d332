package city.open.outside.record;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Explanation;
import city.open.ground.calendar.Text;
import city.open.outside.record.Entry.ProcedureRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a petition stands, as everyone may see it: folded by the publisher from what was disclosed, stored beside the entries.
 *
 * @param subject what is asked for, in a line
 * @param applicant the masked name
 * @param site the masked place, to the dong
 * @param division the unit that has the petition now; its name is kept as it was
 * @param handler the official who has it, if one was assigned
 * @param receivedAt when the clock began; {@code submittedAt} when the filing arrived
 * @param period the statutory period as text, e.g. {@code 20d}, or null for a petition without one
 * @param steps the state of each step reached so far, by step id, in the order they were reached
 * @param expected the dates that officials have set for steps to come, by step id
 * @param closedAt when the matter was decided
 * @param late decided after its due date, or time stands still and the date had passed before; while open and running, judged when it is read: see
 *     {@link #isLateAt}
 * @param imported from another system's log, so that the entry time says nothing about the officials
 */
public record CaseView(
        String number,
        ProcedureRef procedure,
        Text procedureName,
        String sector,
        Text subject,
        @Nullable String applicant,
        @Nullable String site,
        String agency,
        Text agencyName,
        String division,
        Text divisionName,
        @Nullable String phone,
        @Nullable Handler handler,
        Status status,
        @Nullable Outcome outcome,
        @Nullable Text reason,
        Instant submittedAt,
        Instant receivedAt,
        @Nullable String period,
        @Nullable Due due,
        @Nullable LocalDate deemedOn,
        @Nullable Explanation howCounted,
        int extensions,
        @Nullable Now now,
        Map<String, StepView> steps,
        Map<String, Expected> expected,
        List<Departure> departures,
        List<Signature> signatures,
        @Nullable Instant decidedAt,
        @Nullable Instant notifiedAt,
        @Nullable LocalDate objectionUntil,
        boolean closed,
        boolean late,
        boolean imported,
        Instant updatedAt,
        int entries,
        long firstIndex,
        long lastIndex) {

    public enum Status {
        RECEIVED,
        UNDER_REVIEW,
        SUPPLEMENT,
        SUSPENDED,
        DECIDED,
        OBJECTED
    }

    public enum Outcome {
        GRANTED,
        GRANTED_WITH_CONDITIONS,
        REFUSED,
        RETURNED,
        WITHDRAWN,
        DEEMED_ACCEPTED,
        DEEMED_APPROVED,
        /** Handled to its end, neither granted nor refused: a sanction, a contract, an imported case. */
        COMPLETED,
        /** What had been granted was taken back by the authority. */
        REVOKED;

        /** Whether nobody decided, and the law took silence as consent. */
        public boolean isSilence() {
            return this == DEEMED_ACCEPTED || this == DEEMED_APPROVED;
        }
    }

    /** The official by the agency's identity policy: a name in both languages, or a stable alias alike in both. */
    public record Handler(Text label, String rank, @Nullable String phone) {}

    /** What is being done now, since when, and by when the official expects it done. */
    public record Now(String step, Instant since, @Nullable LocalDate expectedBy) {}

    public enum StepState {
        DONE,
        NOW,
        RETURNED,
        SKIPPED
    }

    public record StepView(
            StepState state,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {}

    public record Expected(
            LocalDate on,
            @Nullable LocalDate before,
            @Nullable Text reason) {}

    /** An act outside the procedure: recorded, marked, never refused. */
    public record Departure(String step, Text reason, Instant at) {}

    /**
     * One box of the approval sheet: who signed, by rank, at which minute.
     *
     * @param act {@code drafted}, {@code reviewed}, {@code concurred}, {@code approved} or {@code returned}
     * @param delegated 전결, signed by the delegate; {@code acting} 대결, signed by the deputy of someone absent
     * @param dissent the signer noted another opinion
     */
    public record Signature(
            String act, String rank, Text who, Instant at, boolean delegated, boolean acting, boolean dissent) {}

    /** The same with other words that people wrote. */
    CaseView saying(
            Text subject,
            @Nullable String applicant,
            @Nullable String site,
            @Nullable Text reason,
            Map<String, Expected> expected,
            List<Departure> departures) {
        return new CaseView(
                number,
                procedure,
                procedureName,
                sector,
                subject,
                applicant,
                site,
                agency,
                agencyName,
                division,
                divisionName,
                phone,
                handler,
                status,
                outcome,
                reason,
                submittedAt,
                receivedAt,
                period,
                due,
                deemedOn,
                howCounted,
                extensions,
                now,
                steps,
                expected,
                departures,
                signatures,
                decidedAt,
                notifiedAt,
                objectionUntil,
                closed,
                late,
                imported,
                updatedAt,
                entries,
                firstIndex,
                lastIndex);
    }

    /** Whether the period does not run at present. */
    public boolean timeStands() {
        return status == Status.SUPPLEMENT || status == Status.SUSPENDED;
    }

    /** Whether it is, at this moment, past its due date or was decided after it. */
    public boolean isLateAt(Instant moment) {
        return late || (!closed && !timeStands() && due != null && due.passedAt(moment));
    }
}
