package city.open.inside.casework;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.StatutoryClock;
import city.open.inside.petition.Petition;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How a petition goes on through its procedure. Pure. */
public final class Way {
    private static final int HOURS_A_DAY = 8;
    /** Where the law sets no period, a step is announced for a working week from now. */
    private static final int HOURS_WITHOUT_PERIOD = 5 * HOURS_A_DAY;

    private Way() {}

    /** Where work goes on: a step that has begun, else the first that nobody may leave out behind those that are done. */
    public static Optional<Step> current(Procedure procedure, Petition petition) {
        var line = procedure.mainLine();
        var begun = line.stream()
                .filter(step -> petition.isStarted(step.id()) && !petition.isDone(step.id()))
                .findFirst();
        if (begun.isPresent()) {
            return begun;
        }
        int behind = 0;
        for (int i = 0; i < line.size(); i++) {
            behind = petition.isDone(line.get(i).id()) ? i + 1 : behind;
        }
        return line.subList(behind, line.size()).stream()
                .filter(step -> !step.optional())
                .findFirst();
    }

    /** What comes after this step on the main line and is not done; where it stands beside the line, what is current. */
    static Optional<Step> after(Procedure procedure, Petition petition, StepId done) {
        var line = procedure.mainLine();
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).id().equals(done)) {
                return line.subList(i + 1, line.size()).stream()
                        .filter(step -> !step.optional() && !petition.isDone(step.id()))
                        .findFirst();
            }
        }
        return current(procedure, petition);
    }

    /**
     * By when {@code step} can be expected: of the working time that is left, the part that the law's shares give to the steps up to it. Never
     * before tomorrow's work is done.
     */
    static LocalDate expected(Procedure procedure, Petition petition, Step step, StatutoryClock clock, Instant now) {
        var due = petition.due();
        int hours = due == null ? HOURS_WITHOUT_PERIOD : share(procedure, petition, step, clock, now, due);
        return clock.plusWorkingHours(now, Math.max(HOURS_A_DAY, hours))
                .atZone(CityTime.ZONE)
                .toLocalDate();
    }

    /** Steps that may be left out take no time unless they have begun. */
    private static int share(
            Procedure procedure, Petition petition, Step step, StatutoryClock clock, Instant now, Due due) {
        double upTo = 0;
        double whole = 0;
        boolean reached = false;
        for (var one : procedure.mainLine()) {
            boolean counts = !petition.isDone(one.id())
                    && (!one.optional()
                            || petition.isStarted(one.id())
                            || one.id().equals(step.id()));
            if (counts) {
                whole += one.share();
                upTo += reached ? 0 : one.share();
                reached |= one.id().equals(step.id());
            }
        }
        long minutes = clock.workingMinutesBetween(now, due.endsAt());
        return whole == 0 ? HOURS_A_DAY : Math.toIntExact(Math.max(0, Math.round(minutes * upTo / whole / 60)));
    }
}
