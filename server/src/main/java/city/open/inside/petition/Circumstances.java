package city.open.inside.petition;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.StatutoryClock;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.catalogue.Variant;
import city.open.town.organization.Rank;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may look at beside the petition itself.
 *
 * @param graceDays how many days back the official in charge may have a suspension begin
 * @param approver the rank that has to approve the decision, where the officer in charge cannot take it alone
 */
record Circumstances(
        By by,
        Moment moment,
        StatutoryClock clock,
        Procedure procedure,
        @Nullable Rank approver,
        int graceDays) {
    /** Where the delegation table knows nothing, the catalogue's own approver counts. */
    Circumstances(By by, Moment moment, StatutoryClock clock, Procedure procedure) {
        this(by, moment, clock, procedure, approver(procedure, null), 1);
    }

    /**
     * The rank that approves: what the delegation table says, else the last approval of the procedure. Null where neither names a rank above
     * the officer.
     */
    static @Nullable Rank approver(Procedure procedure, @Nullable Rank table) {
        var asked = table != null
                ? table
                : procedure
                        .deciding()
                        .flatMap(step -> Arrays.stream(Rank.values())
                                .filter(rank -> rank.name().equals(step.actor().name()))
                                .findFirst())
                        .orElse(null);
        return asked == null || asked.height() <= Rank.OFFICER.height() ? null : asked;
    }

    /** What is done once more when it is decided anew: the approval that decides, and all that follows it. */
    List<StepId> stepsAgain() {
        return procedure
                .deciding()
                .map(step -> procedure.line(step.id()).stream().map(Step::id).toList())
                .orElseGet(() -> procedure.mainLine().stream()
                        .filter(step -> step.kind() == Step.Kind.NOTIFY)
                        .map(Step::id)
                        .toList());
    }

    /** What silence means in this procedure, or in this form of it. */
    Deemed effectOfSilence(@Nullable String variant) {
        return procedure.variants().stream()
                .filter(form -> form.id().equals(variant))
                .findFirst()
                .map(Variant::deemed)
                .orElse(procedure.deemed());
    }

    /** The step of this kind that comes next, where the procedure has one: an act of that kind completes it. */
    @Nullable
    StepId nextStep(Petition petition, Step.Kind kind) {
        return petition.undone(procedure, kind).map(Step::id).orElse(null);
    }

    /** The step of the main line that the petition has come to; null behind the last. */
    @Nullable
    StepId standsAt(Petition petition) {
        return procedure.mainLine().stream()
                .map(Step::id)
                .filter(step -> !petition.isDone(step))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is entered later than the grace allows. */
    boolean isEnteredLate() {
        return day().isBefore(
                        LocalDate.ofInstant(moment.recordedAt(), CityTime.ZONE).minusDays(graceDays));
    }

    /** The day on which it happened, in the city. */
    LocalDate day() {
        return LocalDate.ofInstant(moment.occurredAt(), CityTime.ZONE);
    }
}
