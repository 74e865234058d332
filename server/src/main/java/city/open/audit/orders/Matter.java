package city.open.audit.orders;

import city.open.audit.orders.MatterAct.Order;
import city.open.audit.orders.MatterAct.What;
import city.open.ground.vocabulary.PetitionNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the watch has seen of one petition, and how it stands: folded from what was done about it. Pure.
 *
 * @param about such as {@code due 1781535600}, the second at which the date passed
 * @param order the last that was given
 * @param answeredOn when it was answered
 * @param escalated whether the head of the division was told that it is not answered
 * @param warned whether there was a warning since it was given
 * @param track query, audit and disposition
 */
record Matter(
        int id,
        PetitionNumber petition,
        String about,
        Addressee addressee,
        State state,
        @Nullable Order order,
        @Nullable LocalDate orderedOn,
        @Nullable LocalDate answeredOn,
        boolean escalated,
        boolean warned,
        Track track) {
    /** Sorts behind every day. */
    static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    /** To whom it is addressed. {@code official} is empty while nobody has the petition. */
    record Addressee(String agency, String division, String official) {}

    enum State {
        /** The division knows, and nobody has ordered anything; or what was ordered is over and did not do. */
        SEEN,
        ORDERED,
        ANSWERED,
        /** The answer was accepted. */
        SETTLED,
        /** Query, audit, disposition. */
        ON_TRACK,
        CLOSED
    }

    /** What has to be done next, and the last day on which that is in time. */
    record Next(What what, LocalDate by) {}

    static Matter of(int id, PetitionNumber petition, String about, Addressee addressee, List<MatterAct> acts) {
        var matter = new Matter(id, petition, about, addressee, State.SEEN, null, null, null, false, false, Track.NONE);
        for (var act : acts) {
            matter = matter.after(act);
        }
        return matter;
    }

    Matter after(MatterAct act) {
        return switch (act.what()) {
            case NOTICED -> this;
            case ORDERED ->
                new Matter(
                        id,
                        petition,
                        about,
                        addressee,
                        State.ORDERED,
                        act.order(),
                        act.day(),
                        null,
                        false,
                        false,
                        Track.NONE);
            case ANSWERED -> with(State.ANSWERED, act.day(), escalated, warned);
            case ACCEPTED -> with(State.SETTLED, answeredOn, escalated, warned);
            case NOT_ACCEPTED, WITHDRAWN -> with(State.SEEN, answeredOn, escalated, warned);
            case ESCALATED -> with(state, answeredOn, true, warned);
            case WARNED -> with(state, answeredOn, escalated, true);
            case QUERIED,
                    REPLIED,
                    AUDITED,
                    AUDIT_ENDED,
                    REPORTED,
                    DISPOSED,
                    IMPLEMENTED,
                    PUBLISHED,
                    REVIEW_ASKED,
                    REVIEWED,
                    APPEALED,
                    APPEAL_EXTENDED,
                    APPEAL_DECIDED -> with(State.ON_TRACK, answeredOn, escalated, warned, track.after(act));
            case CURED, CLOSED -> with(State.CLOSED, answeredOn, escalated, warned);
        };
    }

    private Matter with(State state, @Nullable LocalDate answeredOn, boolean escalated, boolean warned) {
        return with(state, answeredOn, escalated, warned, track);
    }

    private Matter with(State state, @Nullable LocalDate answeredOn, boolean escalated, boolean warned, Track track) {
        return new Matter(
                id, petition, about, addressee, state, order, orderedOn, answeredOn, escalated, warned, track);
    }

    Matter addressedTo(Addressee other) {
        return new Matter(id, petition, about, other, state, order, orderedOn, answeredOn, escalated, warned, track);
    }

    /** Whether this can be done as it stands. What an audit found is public before the matter is closed. Never punished harder than silence: what was answered late can be warned of, and so can what was not. */
    boolean allows(What what) {
        return switch (what) {
            case NOTICED -> false;
            case CURED -> state == State.SEEN && order == null;
            case ORDERED -> state == State.SEEN || state == State.SETTLED;
            case ANSWERED -> state == State.ORDERED;
            case ACCEPTED, NOT_ACCEPTED -> state == State.ANSWERED;
            case WITHDRAWN -> state == State.ORDERED || state == State.ANSWERED;
            case ESCALATED -> state == State.ORDERED && !escalated;
            case WARNED -> order != null && !warned && state != State.CLOSED && state != State.ON_TRACK;
            case QUERIED -> warned && (isBeforeTrack() || isAt(What.REPLIED));
            case REPLIED -> isAt(What.QUERIED);
            case AUDITED -> warned && (isBeforeTrack() || isAt(What.QUERIED) || isAt(What.REPLIED));
            case AUDIT_ENDED,
                    REPORTED,
                    DISPOSED,
                    IMPLEMENTED,
                    PUBLISHED,
                    REVIEW_ASKED,
                    REVIEWED,
                    APPEALED,
                    APPEAL_EXTENDED,
                    APPEAL_DECIDED -> state == State.ON_TRACK && track.allows(what);
            case CLOSED ->
                state == State.SEEN || state == State.SETTLED || state == State.ON_TRACK && track.allows(what);
        };
    }

    private boolean isAt(What here) {
        return state == State.ON_TRACK && track.step() == here;
    }

    private boolean isBeforeTrack() {
        return state != State.CLOSED && state != State.ON_TRACK;
    }

    /** What the terms ask for while an order is not answered: the answer, then word to the head, a warning, a special audit. */
    Next next() {
        if (state == State.ON_TRACK && track.step() != null) {
            var ahead = track.next();
            return ahead == null ? new Next(Track.following(track.step()), NO_DAY) : new Next(ahead.what(), ahead.by());
        }
        if (state != State.ORDERED || order == null) {
            return new Next(state == State.ANSWERED ? What.ACCEPTED : What.CLOSED, NO_DAY);
        }
        var days = order.days();
        if (!escalated) {
            return new Next(What.ANSWERED, days.answer());
        }
        return warned ? new Next(What.AUDITED, days.specialAudit()) : new Next(What.WARNED, days.warning());
    }

    /** Whether the order was, or is by this day, not answered in time. */
    boolean isLate(LocalDate today) {
        return order != null
                && (answeredOn == null
                        ? state == State.ORDERED && today.isAfter(order.days().answer())
                        : answeredOn.isAfter(order.days().answer()));
    }
}
