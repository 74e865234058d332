package city.open.outside.telling;

import city.open.ground.page.When;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Status;
import city.open.outside.record.Durations;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.town.catalogue.Procedure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days that matter to a petition at one moment, as they are public: what the law sets, what officials promised, what is to be expected. */
final class Agenda {
    private static final Set<String> ASKS_FOR_PAPERS =
            Set.of("supplement.requested", "supplement.extended", "supplement.demanded");

    private final CaseView view;
    private final List<Entry> entries;
    private final Instant now;
    private final List<Day> days = new ArrayList<>();

    private Agenda(PublicCase one, Instant now) {
        this.view = one.view();
        this.entries = one.entries();
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
            PublicCase one,
            @Nullable Procedure procedure,
            Durations durations,
            Outlook outlook,
            Teller teller,
            Instant now) {
        var agenda = new Agenda(one, now);
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
        if (view.status() != Status.SUPPLEMENT) {
            return;
        }
        entries.reversed().stream()
                .filter(entry -> ASKS_FOR_PAPERS.contains(entry.kind()))
                .map(entry -> Teller.date(entry, "answerBy"))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(by -> add(Matter.ANSWER, "", "", by, Certainty.SET));
    }

    private void consultations(Teller teller) {
        for (var asked : view.closed() ? List.<Entry>of() : entries) {
            if (!asked.kind().equals("consultation.asked") || isAnswered(asked)) {
                continue;
            }
            var by = entries.reversed().stream()
                    .filter(entry -> entry.kind().equals("consultation.extended") && isAbout(entry, asked))
                    .findFirst()
                    .map(entry -> Teller.date(entry, "replyBy"))
                    .orElseGet(() -> Teller.date(asked, "replyBy"));
            if (by != null) {
                add(Matter.REPLY, "" + asked.seq(), teller.text(asked, "office"), by, Certainty.SET);
            }
        }
    }

    /** A reply names the question or, where it came on paper, only the office. */
    private boolean isAnswered(Entry asked) {
        var office = asked.open().get("office");
        return entries.stream()
                .filter(entry -> entry.kind().equals("consultation.answered") && entry.seq() > asked.seq())
                .anyMatch(entry -> entry.open().get("asked") == null
                        ? office != null && office.equals(entry.open().get("office"))
                        : isAbout(entry, asked));
    }

    private static boolean isAbout(Entry entry, Entry asked) {
        return entry.open().get("asked") instanceof Number seq && seq.intValue() == asked.seq();
    }

    private void committees(Teller teller) {
        for (var entry : view.closed() ? List.<Entry>of() : entries) {
            var on = Teller.date(entry, "on");
            if (entry.kind().equals("committee.scheduled") && on != null && !isHeld(entry)) {
                add(Matter.COMMITTEE, "" + entry.seq(), teller.text(entry, "committee"), on, Certainty.SET);
            }
        }
    }

    private boolean isHeld(Entry scheduled) {
        return entries.stream()
                .filter(entry -> entry.seq() > scheduled.seq() && entry.kind().startsWith("committee."))
                .anyMatch(entry -> Objects.equals(
                        scheduled.open().get("committee"), entry.open().get("committee")));
    }

    private void notices(Teller teller) {
        for (var entry : entries) {
            var until = Teller.date(entry, "until");
            if (entry.kind().equals("notice.published") && until != null) {
                add(Matter.NOTICE, "" + entry.seq(), teller.text(entry, "where"), until, Certainty.SET);
            }
        }
    }

    private void objection() {
        var until = view.objectionUntil();
        boolean filed = entries.stream().anyMatch(entry -> entry.kind().equals("objection.filed"));
        if (until != null && !filed && !until.isBefore(When.dayOf(now))) {
            add(Matter.OBJECT, "", "", until, Certainty.SET);
        }
        if (view.status() == Status.OBJECTED) {
            entries.reversed().stream()
                    .filter(entry -> entry.kind().startsWith("objection."))
                    .map(entry -> Teller.date(entry, "decideBy"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(by -> add(Matter.DECIDE, "", "", by, Certainty.SET));
        }
    }

    private void add(Matter matter, String of, String what, LocalDate on, Certainty certainty) {
        days.add(new Day(matter, of, what, on, on, null, certainty));
    }
}
