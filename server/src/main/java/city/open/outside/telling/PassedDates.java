package city.open.outside.telling;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.page.When;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.Decided;
import city.open.outside.record.Disclosed.DelayExplained;
import city.open.outside.record.Disclosed.Extended;
import city.open.outside.record.Disclosed.ObjectionDecided;
import city.open.outside.record.Disclosed.Received;
import city.open.outside.record.Disclosed.Recounted;
import city.open.outside.record.Disclosed.Reopened;
import city.open.outside.record.Disclosed.Resumed;
import city.open.outside.record.Disclosed.SupplementAnswered;
import city.open.outside.record.Disclosed.SupplementRequested;
import city.open.outside.record.Disclosed.Suspended;
import city.open.outside.record.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Due dates that passed before a decision or a new date was entered, as the entries themselves say it: it counts when something was entered, not when
 * it is said to have happened. The figures of divisions count the same dates (docs/audit.md).
 */
final class PassedDates {
    private final List<Passed> passed = new ArrayList<>();
    private @Nullable Due due;
    private boolean decided;
    private @Nullable LocalDate supplementSince;
    private @Nullable LocalDate suspendedSince;
    /** Whether the date that holds is among those that passed. */
    private boolean told;

    /** What was entered after a date had passed, and ends that nothing was said of it. */
    enum Answer {
        NONE,
        DECIDED,
        MOVED,
        STOPPED
    }

    /**
     * @param at when the answer was entered
     * @param why what was said of it last; null where nobody has said why
     */
    record Passed(
            Due due,
            Answer answer,
            @Nullable Instant at,
            @Nullable DelayExplained why) {}

    private PassedDates() {}

    /** Oldest first. An imported case has none: its past was entered in one go. */
    static List<Passed> in(List<Entry> entries, Instant now) {
        var dates = new PassedDates();
        for (var entry : entries) {
            if (entry.disclosed() instanceof Received received && received.imported()) {
                return List.of();
            }
            dates.look(entry.recordedAt());
            dates.take(entry);
            dates.look(entry.recordedAt());
        }
        dates.look(now);
        return List.copyOf(dates.passed);
    }

    private void look(Instant moment) {
        var stood = stoodSince();
        boolean isLate = due != null
                && !decided
                && due.passedAt(
                        stood == null
                                ? moment
                                : stood.atStartOfDay(CityTime.ZONE).toInstant());
        if (stood == null && isLate && !told && due != null) {
            passed.add(new Passed(due, Answer.NONE, null, null));
        }
        told = isLate;
    }

    private @Nullable LocalDate stoodSince() {
        if (supplementSince == null || suspendedSince == null) {
            return supplementSince == null ? suspendedSince : supplementSince;
        }
        return supplementSince.isBefore(suspendedSince) ? supplementSince : suspendedSince;
    }

    private void take(Entry entry) {
        Disclosed what = entry.disclosed();
        if (what instanceof Received received) {
            due = received.due();
        } else if (what instanceof Extended extended) {
            move(entry, extended.due());
        } else if (what instanceof Recounted recounted) {
            move(entry, recounted.due());
        } else if (what instanceof SupplementRequested) {
            supplementSince = When.dayOf(entry.occurredAt());
            answer(Answer.STOPPED, entry);
        } else if (what instanceof SupplementAnswered answered) {
            supplementSince = null;
            move(entry, answered.due());
        } else if (what instanceof Suspended suspended) {
            suspendedSince = suspended.from() == null ? When.dayOf(entry.occurredAt()) : suspended.from();
            answer(Answer.STOPPED, entry);
        } else if (what instanceof Resumed resumed) {
            suspendedSince = null;
            move(entry, resumed.due());
        } else if (what instanceof DelayExplained why) {
            passed.replaceAll(
                    one -> one.due().equals(why.due()) ? new Passed(one.due(), one.answer(), one.at(), why) : one);
        } else if (what instanceof Decided) {
            decided = true;
            supplementSince = null;
            suspendedSince = null;
            answer(Answer.DECIDED, entry);
        } else if (what instanceof Reopened reopened) {
            again(reopened.due());
        } else if (what instanceof ObjectionDecided objection && objection.again() != null) {
            again(objection.due());
        }
    }

    private void again(@Nullable Due anew) {
        decided = false;
        due = anew;
    }

    private void move(Entry entry, @Nullable Due to) {
        if (to != null && !to.equals(due)) {
            due = to;
            answer(Answer.MOVED, entry);
        }
    }

    private void answer(Answer answer, Entry entry) {
        if (!passed.isEmpty() && passed.getLast().answer() == Answer.NONE) {
            passed.set(
                    passed.size() - 1,
                    new Passed(
                            passed.getLast().due(),
                            answer,
                            entry.recordedAt(),
                            passed.getLast().why()));
        }
    }
}
