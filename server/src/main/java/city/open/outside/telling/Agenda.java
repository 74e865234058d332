package city.open.outside.telling;

import city.open.ground.page.When;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Status;
import city.open.outside.record.Durations;
import city.open.town.catalogue.Procedure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days that matter to a petition at one moment, as they are public: what the law sets, what officials promised, what is to be expected. */
final class Agenda {
    private final CaseView view;
    private final Past past;
    private final Instant now;
    private final List<Day> days = new ArrayList<>();

    private Agenda(CaseView view, Past past, Instant now) {
        this.view = view;
        this.past = past;
        this.now = now;
    }

    enum Matter {
        DUE,
        DEEMED,
        STEP,
        ANSWER,
        REPLY,
        COMMITTEE,
        NOTICE,
        OBJECT,
        DECIDE
    }

    enum Certainty {
        SET,
        EXPECTED,
        /** It was set, and nothing waits for it any more. */
        OVER
    }

    /**
     * One day, or all days from one to another.
     *
     * @param of which of several such matters: the step, or the number of the entry that began it; empty where there is only one
     * @param what names it where the matter alone does not
     * @param time the minute at which it ends, where the law counts hours
     */
    record Day(
            Matter matter,
            String of,
            String what,
            LocalDate from,
            LocalDate to,
            @Nullable LocalTime time,
            Certainty certainty) {}

    /** In the order of {@link Matter}; without a procedure, nothing is expected of steps to come. */
    static List<Day> of(
            CaseView view,
            Past past,
            @Nullable Procedure procedure,
            Durations durations,
            Outlook outlook,
            Teller teller,
            Instant now) {
        var agenda = new Agenda(view, past, now);
        agenda.lawsDays();
        agenda.steps(procedure, durations, outlook, teller);
        agenda.papers();
        agenda.consultations(teller);
        agenda.committees(teller);
        agenda.notices(teller);
        agenda.objection();
        return List.copyOf(agenda.days);
    }

    private void lawsDays() {
        var certainty = view.closed() ? Certainty.OVER : view.timeStands() ? Certainty.EXPECTED : Certainty.SET;
        var due = view.due();
        if (due != null) {
            days.add(new Day(Matter.DUE, "", "", due.date(), due.date(), due.time(), certainty));
        }
        var deemed = view.deemedOn();
        if (deemed != null) {
            days.add(new Day(Matter.DEEMED, "", "", deemed, deemed, null, certainty));
        }
    }

    private void steps(@Nullable Procedure procedure, Durations durations, Outlook outlook, Teller teller) {
        var step = view.now();
        if (view.closed() || view.timeStands()) {
            return;
        }
        if (step != null) {
            var official = view.expected().get(step.step());
            var on = official != null ? official.on() : step.expectedBy();
            if (on != null) {
                add(Matter.STEP, step.step(), teller.step(step.step()), on, Certainty.EXPECTED);
            }
        }
        if (procedure != null) {
            outlook.coming(procedure, durations).stream()
                    .filter(next -> !next.overdue())
                    .findFirst()
                    .ifPresent(next -> {
                        var id = next.step().id().value();
                        days.add(new Day(
                                Matter.STEP, id, teller.step(id), next.from(), next.to(), null, Certainty.EXPECTED));
                    });
        }
    }

    private void papers() {
        if (view.status() == Status.SUPPLEMENT) {
            set(Matter.ANSWER, "", "", past.answerBy());
        }
    }

    private void consultations(Teller teller) {
        if (!view.closed()) {
            for (var asked : past.unanswered()) {
                set(
                        Matter.REPLY,
                        "" + asked.entry().seq(),
                        teller.said(asked.what().office()),
                        past.replyBy(asked));
            }
        }
    }

    private void committees(Teller teller) {
        if (!view.closed()) {
            for (var one : past.expected()) {
                set(
                        Matter.COMMITTEE,
                        "" + one.entry().seq(),
                        teller.said(one.what().committee()),
                        one.what().on());
            }
        }
    }

    private void notices(Teller teller) {
        for (var one : past.notices()) {
            set(
                    Matter.NOTICE,
                    "" + one.entry().seq(),
                    teller.said(one.what().where()),
                    one.what().until());
        }
    }

    private void objection() {
        var until = view.objectionUntil();
        if (until != null && past.objection() == null && !until.isBefore(When.dayOf(now))) {
            set(Matter.OBJECT, "", "", until);
        }
        if (view.status() == Status.OBJECTED) {
            set(Matter.DECIDE, "", "", past.decideBy());
        }
    }

    /** Nothing where the entry does not say the day. */
    private void set(Matter matter, String of, String what, @Nullable LocalDate on) {
        if (on != null) {
            add(matter, of, what, on, Certainty.SET);
        }
    }

    private void add(Matter matter, String of, String what, LocalDate on, Certainty certainty) {
        days.add(new Day(matter, of, what, on, on, null, certainty));
    }
}
