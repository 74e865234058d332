package city.open.audit.postcard;

import city.open.audit.postcard.ReportAct.Outcome;
import city.open.audit.postcard.ReportAct.What;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.town.organization.OfficialId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a report stands, folded from what was done about it.
 *
 * @param auditor who is to examine it
 * @param answered whether the reporter has heard anything
 * @param extended whether the result may take longer, of which the reporter was told
 * @param kept whether it belongs to an audit file
 */
record Standing(
        LocalDate receivedOn,
        State state,
        @Nullable OfficialId auditor,
        boolean answered,
        boolean extended,
        @Nullable Outcome outcome,
        @Nullable LocalDate closedOn,
        boolean kept) {
    /** Audit note, section 7: days until the first answer, the decision and the result. */
    static final int ANSWER = 7;

    static final int DECISION = 30;
    static final int RESULT = 60;
    static final int RESULT_EXTENDED = 90;
    /** Days after closing until what was said goes. */
    static final int KEPT = 90;

    enum State {
        RECEIVED,
        EXAMINED,
        HANDED_OVER,
        CLOSED
    }

    /** Something that has to be done, and by when. */
    record Term(Kind kind, LocalDate by) {
        enum Kind {
            ANSWER,
            DECISION,
            RESULT
        }
    }

    static Standing of(LocalDate receivedOn, List<ReportAct> acts) {
        var standing = new Standing(receivedOn, State.RECEIVED, null, false, false, null, null, false);
        for (var act : acts) {
            standing = standing.after(act);
        }
        return standing;
    }

    private Standing after(ReportAct act) {
        var heard = answered || act.what().isAnswer();
        return switch (act.what()) {
            case READ, DELETED, IDENTITY_ASKED, IDENTITY_AGREED, IDENTITY_REFUSED, IDENTITY_OPENED -> this;
            case KEPT -> new Standing(receivedOn, state, auditor, answered, extended, outcome, closedOn, true);
            case ASSIGNED ->
                new Standing(receivedOn, state, act.auditor(), answered, extended, outcome, closedOn, kept);
            case ANSWERED -> new Standing(receivedOn, state, auditor, heard, extended, outcome, closedOn, kept);
            case EXAMINED ->
                new Standing(receivedOn, State.EXAMINED, auditor, heard, extended, outcome, closedOn, kept);
            case EXTENDED -> new Standing(receivedOn, state, auditor, heard, true, outcome, closedOn, kept);
            case HANDED_OVER ->
                new Standing(receivedOn, State.HANDED_OVER, auditor, heard, extended, outcome, closedOn, kept);
            case CLOSED ->
                new Standing(
                        receivedOn,
                        State.CLOSED,
                        auditor,
                        heard,
                        extended,
                        act.outcome(),
                        LocalDate.ofInstant(act.at(), CityTime.ZONE),
                        kept);
        };
    }

    /** Whether what was said is to go by now. */
    boolean isToGo(LocalDate today) {
        return closedOn != null && !kept && today.isAfter(closedOn.plusDays(KEPT));
    }

    /** Whether this can be done as it stands. */
    boolean allows(What what) {
        return switch (what) {
            case READ, ANSWERED, DELETED, IDENTITY_ASKED, IDENTITY_AGREED, IDENTITY_REFUSED, IDENTITY_OPENED -> true;
            case KEPT -> state == State.CLOSED && !kept;
            case ASSIGNED -> state != State.CLOSED;
            case EXAMINED -> state == State.RECEIVED;
            case EXTENDED -> !extended && (state == State.RECEIVED || state == State.EXAMINED);
            case HANDED_OVER -> state == State.RECEIVED || state == State.EXAMINED;
            case CLOSED -> state != State.CLOSED;
        };
    }

    /** What has to be done next; nothing once somebody else has it or it is over. Days of receipt do not count, an end on a day off moves on. */
    Optional<Term> next(Holidays holidays) {
        if (state == State.HANDED_OVER || state == State.CLOSED) {
            return Optional.empty();
        }
        if (!answered) {
            return Optional.of(term(Term.Kind.ANSWER, ANSWER, holidays));
        }
        return Optional.of(
                state == State.RECEIVED
                        ? term(Term.Kind.DECISION, DECISION, holidays)
                        : term(Term.Kind.RESULT, extended ? RESULT_EXTENDED : RESULT, holidays));
    }

    private Term term(Term.Kind kind, int days, Holidays holidays) {
        return new Term(kind, new StatutoryClock(holidays).until(receivedOn, Period.days(days)));
    }
}
