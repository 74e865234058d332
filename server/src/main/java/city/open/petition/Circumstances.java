package city.open.petition;

import city.open.calendar.StatutoryClock;
import city.open.catalogue.Deemed;
import city.open.catalogue.Procedure;
import city.open.catalogue.Step;
import city.open.catalogue.StepId;
import city.open.catalogue.Variant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** All that a rule may look at beside the petition itself. */
record Circumstances(By by, Moment moment, StatutoryClock clock, Procedure procedure) {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

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
        return procedure.mainLine().stream()
                .filter(step -> step.kind() == kind && !petition.isDone(step.id()))
                .findFirst()
                .map(Step::id)
                .orElse(null);
    }

    /** The day on which it happened, in Seoul. */
    LocalDate day() {
        return LocalDate.ofInstant(moment.occurredAt(), SEOUL);
    }
}
