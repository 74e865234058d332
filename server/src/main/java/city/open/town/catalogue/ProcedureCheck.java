package city.open.town.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold in every procedure, from wherever it comes. */
final class ProcedureCheck {
    private static final double ROUNDING = 1e-6;

    private ProcedureCheck() {}

    static void sound(Procedure procedure) {
        List<String> faults = new ArrayList<>();
        Set<StepId> ids = new HashSet<>();
        for (Step step : procedure.steps()) {
            if (!ids.add(step.id())) {
                faults.add("%s: step id \"%s\" is used twice".formatted(procedure.code(), step.id()));
            }
        }
        for (Link link : procedure.links()) {
            if (!ids.contains(link.from()) || !ids.contains(link.to())) {
                faults.add("%s: the link %s > %s leads to a step that is not there"
                        .formatted(procedure.code(), link.from(), link.to()));
            }
        }
        if (faults.isEmpty()) {
            double sum = procedure.mainLine().stream().mapToDouble(Step::share).sum();
            if (Math.abs(sum - 1) > ROUNDING) {
                faults.add("%s: the shares of the main line add up to %s, not 1".formatted(procedure.code(), sum));
            }
        }
        if (!faults.isEmpty()) {
            throw new CatalogueFault(faults);
        }
    }
}
