package city.open.border.disclosure;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Explanation;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.guard.Mask;
import city.open.inside.petition.By;
import city.open.inside.petition.Papers;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Progress.StepProgress;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Departure;
import city.open.outside.record.CaseView.Expected;
import city.open.outside.record.CaseView.Handler;
import city.open.outside.record.CaseView.Now;
import city.open.outside.record.CaseView.Signature;
import city.open.outside.record.CaseView.StepState;
import city.open.outside.record.CaseView.StepView;
import city.open.outside.record.Entry.ProcedureRef;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter.Finished;
import city.open.outside.record.RecordWriter.SoFar;
import city.open.outside.record.Sought;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The public view of a petition, part by part from an allow-list: what is not named here does not go out. */
final class Views {
    private static final Text NO_ONE = new Text("담당자", "Official in charge");

    private final Organization organization;
    private final Disclosing disclosing;

    Views(Organization organization, Disclosing disclosing) {
        this.organization = organization;
        this.disclosing = disclosing;
    }

    CaseView view(Petition petition, Procedure procedure, StatutoryClock clock, long firstIndex, long lastIndex) {
        var agency = organization.agency(petition.agency());
        var unit = unit(petition);
        return new CaseView(
                petition.number().value(),
                new ProcedureRef(procedure.code().value(), procedure.version()),
                name(procedure, petition.variant()),
                procedure.sector().id(),
                petition.subject(),
                petition.applicant() == null ? null : Mask.person(petition.applicant()),
                petition.site() == null ? null : Mask.place(petition.site()),
                agency.code().value(),
                agency.name(),
                petition.division().value(),
                unit == null
                        ? new Text(
                                petition.division().value(), petition.division().value())
                        : unit.name(),
                unit == null ? null : unit.phone(),
                petition.official() == null ? null : handler(petition.official(), petition.updatedAt()),
                CaseView.Status.valueOf(petition.status().name()),
                petition.outcome() == null
                        ? null
                        : CaseView.Outcome.valueOf(petition.outcome().name()),
                petition.reason(),
                petition.submittedAt(),
                petition.receivedAt(),
                petition.period() == null ? null : petition.period().toString(),
                petition.due(),
                petition.deemedOn(),
                explanation(petition, clock),
                petition.term().extensions().size(),
                now(petition, procedure),
                steps(petition),
                expected(petition),
                petition.progress().departures().stream()
                        .map(departure -> new Departure(departure.step().value(), departure.reason(), departure.at()))
                        .toList(),
                petition.papers().signatures().stream().map(this::signature).toList(),
                petition.decidedAt(),
                petition.notice() == null ? null : petition.notice().at(),
                petition.notice() == null ? null : petition.notice().objectionUntil(),
                petition.isDecided(),
                petition.late(),
                petition.imported(),
                petition.updatedAt(),
                petition.seq(),
                firstIndex,
                lastIndex);
    }

    /**
     * What people may search by: the number, what is asked for, the procedure and who has it, in both languages; each word after a
     * space, so that a short one is found by its beginning.
     */
    String words(CaseView view) {
        return Sought.plain(String.join(
                " ",
                "",
                view.number(),
                view.subject().ko(),
                view.subject().en(),
                view.procedureName().ko(),
                view.procedureName().en(),
                view.procedure().code(),
                view.agencyName().ko(),
                view.agencyName().en(),
                view.divisionName().ko(),
                view.divisionName().en(),
                view.site() == null ? "" : view.site()));
    }

    /** What a decided petition teaches about durations; nothing while it is open. */
    @Nullable
    Finished finished(Petition petition, StatutoryClock clock) {
        var decidedAt = petition.decidedAt();
        if (decidedAt == null) {
            return null;
        }
        return new Finished(
                decidedAt,
                workingMinutes(petition, decidedAt, clock),
                limitMinutes(petition, clock),
                steps(petition, clock));
    }

    /** For how long time had run by its last fact, or by its decision. */
    SoFar soFar(Petition petition, StatutoryClock clock) {
        var decidedAt = petition.decidedAt();
        var until = decidedAt != null ? decidedAt : petition.ranUntil().orElse(petition.updatedAt());
        return new SoFar(workingMinutes(petition, until, clock), steps(petition, clock));
    }

    /** After how many working minutes each step had ended. */
    private static Map<String, Integer> steps(Petition petition, StatutoryClock clock) {
        Map<String, Integer> steps = new HashMap<>();
        petition.progress().steps().forEach((step, progress) -> {
            if (progress.completedAt() != null) {
                steps.put(step.value(), workingMinutes(petition, progress.completedAt(), clock));
            }
        });
        return steps;
    }

    /** From reception, net of the days on which time stood still. */
    private static int workingMinutes(Petition petition, Instant until, StatutoryClock clock) {
        long minutes = clock.workingMinutesBetween(petition.receivedAt(), until);
        var stood = new TreeSet<LocalDate>();
        for (var suspension : petition.term().suspensions()) {
            suspension.from().datesUntil(suspension.to().plusDays(1)).forEach(stood::add);
        }
        for (var day : stood) {
            var from = later(day.atStartOfDay(CityTime.ZONE).toInstant(), petition.receivedAt());
            var to = earlier(day.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant(), until);
            if (from.isBefore(to)) {
                minutes -= clock.workingMinutesBetween(from, to);
            }
        }
        return (int) Math.max(0, minutes);
    }

    private static @Nullable Integer limitMinutes(Petition petition, StatutoryClock clock) {
        var period = petition.period();
        if (period == null) {
            return null;
        }
        if (period.countsHours()) {
            return period.unit() == Period.Unit.IMMEDIATE ? 3 * 60 : period.count() * 8 * 60;
        }
        if (period.unit() == Period.Unit.DAY) {
            return period.count() * 8 * 60;
        }
        var due = clock.reckon(petition.receivedAt(), period, List.of(), 0).due();
        return (int) clock.workingMinutesBetween(petition.receivedAt(), due.endsAt());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private @Nullable Unit unit(Petition petition) {
        var day = LocalDate.ofInstant(petition.updatedAt(), CityTime.ZONE);
        return organization.unit(petition.agency(), petition.division(), day).orElse(null);
    }

    private static Text name(Procedure procedure, @Nullable String variant) {
        return procedure.variants().stream()
                .filter(form -> form.id().equals(variant))
                .findFirst()
                .map(form -> new Text(
                        procedure.name().ko() + " · " + form.name().ko(),
                        procedure.name().en() + " · " + form.name().en()))
                .orElse(procedure.name());
    }

    /** As the official was called then: an old head stays as it was told. */
    private Handler handler(OfficialId id, Instant at) {
        var official = organization.official(id, at).orElse(null);
        if (official == null) {
            return new Handler(NO_ONE, RecordJson.spelt(Rank.OFFICER), null);
        }
        return new Handler(disclosing.label(official), RecordJson.spelt(official.rank()), official.phone());
    }

    private static @Nullable Explanation explanation(Petition petition, StatutoryClock clock) {
        var period = petition.period();
        if (period == null) {
            return null;
        }
        var term = petition.term();
        var reckoning = clock.reckon(term.countsFrom(), period, term.suspensions(), term.extensions());
        Due due = petition.due();
        // A day off announced meanwhile is told by the fact that moves the date, not before it.
        return reckoning.due().equals(due) ? reckoning.explanation() : null;
    }

    /**
     * The step being done: the last one begun and not ended, else the next of the main line, waited for since the last thing happened.
     * Nothing once the line is through, or the matter was decided without going on.
     */
    private static @Nullable Now now(Petition petition, Procedure procedure) {
        Now begun = null;
        for (var step : petition.progress().steps().entrySet()) {
            var since = step.getValue().startedAt();
            if (!step.getValue().isDone() && since != null) {
                begun = new Now(step.getKey().value(), since, petition.expectedOn(step.getKey()));
            }
        }
        if (begun != null) {
            return begun;
        }
        if (petition.imported() || (petition.notice() != null)) {
            return null;
        }
        var lastDone = petition.progress().steps().values().stream()
                .map(StepProgress::completedAt)
                .filter(at -> at != null)
                .max(Instant::compareTo)
                .orElse(petition.receivedAt());
        var line = procedure.mainLine().stream().map(Step::id).toList();
        int reached = -1;
        for (int i = 0; i < line.size(); i++) {
            if (petition.isStarted(line.get(i))) {
                reached = i;
            }
        }
        if (reached + 1 == line.size()) {
            return null;
        }
        var next = line.get(reached + 1);
        return new Now(next.value(), lastDone, petition.expectedOn(next));
    }

    private static Map<String, StepView> steps(Petition petition) {
        Map<String, StepView> steps = new LinkedHashMap<>();
        petition.progress()
                .steps()
                .forEach((step, progress) -> steps.put(
                        step.value(),
                        new StepView(
                                progress.isDone() ? StepState.DONE : StepState.NOW,
                                progress.startedAt(),
                                progress.completedAt())));
        return steps;
    }

    private static Map<String, Expected> expected(Petition petition) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        petition.progress()
                .expected()
                .forEach((step, expectation) -> expected.put(
                        step.value(), new Expected(expectation.on(), expectation.before(), expectation.reason())));
        return expected;
    }

    private Signature signature(Papers.Signature signature) {
        var act = signature.act().substring(signature.act().indexOf('.') + 1);
        var who = signature.by() instanceof By.OfOffice office ? handler(office.official(), signature.at()) : null;
        return new Signature(
                act,
                signature.by() instanceof By.OfOffice office ? RecordJson.spelt(office.rank()) : "system",
                who == null ? NO_ONE : who.label(),
                signature.at(),
                signature.delegated(),
                signature.acting(),
                signature.dissent());
    }

    /** Whether an act was entered within an hour of being done. */
    static boolean withinHour(Instant occurredAt, Instant recordedAt) {
        return Duration.between(occurredAt, recordedAt).compareTo(Duration.ofHours(1)) <= 0;
    }
}
