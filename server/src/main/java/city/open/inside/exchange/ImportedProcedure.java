package city.open.inside.exchange;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Basis;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Disclosure;
import city.open.town.catalogue.Level;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Owner;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Sector;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Agency;
import city.open.town.organization.UnitId;
import java.util.ArrayList;
import java.util.List;

/** Writes the procedure found in a log as one of the catalogue. */
final class ImportedProcedure {
    private static final int LONGEST_PERIOD = 9999;

    private ImportedProcedure() {}

    /** Whether this procedure was made from a log: all its steps are plain work, which no written procedure has. */
    static boolean isOne(Procedure procedure) {
        return procedure.steps().stream().allMatch(step -> step.kind() == Step.Kind.WORK);
    }

    static Procedure of(
            ProcedureCode code,
            String logName,
            DiscoveredProcedure found,
            LogSummary log,
            Sector sector,
            Agency agency,
            UnitId owner) {
        return new Procedure(
                code,
                1,
                sector,
                new Text("가져온 기록: " + logName, "Imported log: " + logName),
                Nature.APPLICATION,
                false,
                agency.level() == Agency.Level.CITY ? Level.CITY : Level.DISTRICT,
                List.of(new Owner(agency.level(), owner)),
                Period.days(Math.min(LONGEST_PERIOD, log.usualDays())),
                new Basis(
                        Basis.Status.OBSERVED,
                        new Text("기록에 나타난 통상 기간이며 법정 처리기간이 아님", "The usual time in the log, not a period set by law")),
                Deemed.NONE,
                new Text("", ""),
                List.of(),
                List.of(),
                steps(found, log.cases()),
                links(found),
                List.of(),
                List.of(),
                new Disclosure(List.of(), List.of(), List.of()),
                List.of(new Text(
                        "다른 시스템의 처리 기록 %,d건에서 찾아낸 절차입니다. 절반이 넘는 사건이 거친 단계를 본류로 보았습니다.".formatted(log.cases()),
                        ("This procedure was found in %,d cases of another system's log. Its main line holds the steps"
                                        + " that more than half of the cases took.")
                                .formatted(log.cases()))),
                null);
    }

    private static List<Step> steps(DiscoveredProcedure found, int cases) {
        List<Step> steps = new ArrayList<>();
        double share = 1.0 / found.mainLine().size();
        found.mainLine().forEach(step -> steps.add(step(step, share, cases)));
        found.sideSteps().forEach(step -> steps.add(step(step, 0, cases)));
        return steps;
    }

    private static Step step(DiscoveredProcedure.Step found, double share, int cases) {
        return new Step(
                new StepId(found.id()),
                Step.Kind.WORK,
                new Text(found.name(), found.name()),
                Actor.OFFICER,
                share,
                true,
                true,
                new Text(
                        "기록된 %,d건 가운데 %,d건이 거침".formatted(cases, found.cases()),
                        "Taken in %,d of %,d cases".formatted(found.cases(), cases)),
                null);
    }

    private static List<Link> links(DiscoveredProcedure found) {
        List<Link> links = new ArrayList<>();
        for (var link : found.links()) {
            boolean onTheLine = links.size() < found.mainLine().size() - 1;
            links.add(new Link(
                    new StepId(link.from()), new StepId(link.to()), onTheLine ? Link.Kind.NEXT : Link.Kind.PARALLEL));
        }
        return links;
    }
}
