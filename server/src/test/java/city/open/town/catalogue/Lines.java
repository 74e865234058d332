package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.List;

/** Procedures made up for tests. */
final class Lines {
    private Lines() {}

    /** A plain line of this many steps, {@code step-0} first. */
    static Procedure line(String code, int length) {
        List<Step> steps = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(step("step-" + i, 1.0 / length));
            if (i > 0) {
                links.add(new Link(new StepId("step-" + (i - 1)), new StepId("step-" + i), Link.Kind.NEXT));
            }
        }
        return new Procedure(
                new ProcedureCode(code),
                0,
                new Sector("environment", new Text("환경", "Environment")),
                new Text("시험용 절차", "A procedure for tests"),
                Nature.APPLICATION,
                false,
                Level.CITY,
                List.of(),
                Period.parse("10d"),
                new Basis(Basis.Status.DEFAULT, new Text("", "")),
                Deemed.NONE,
                new Text("", ""),
                List.of(),
                List.of(),
                steps,
                links,
                List.of(),
                List.of(),
                new Disclosure(List.of(), List.of(), List.of()),
                List.of(),
                null);
    }

    static Step step(String id, double share) {
        return new Step(
                new StepId(id),
                Step.Kind.WORK,
                new Text("처리 단계 " + id, "Work on " + id),
                Actor.OFFICER,
                share,
                true,
                false,
                null,
                null);
    }
}
