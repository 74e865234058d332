package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the chart in words.
 *
 * @param number its place on the main line, 0 beside it
 * @param state where it stands in the petition in words, empty when nothing is known
 * @param ways where it can lead besides the next step, in words
 */
public record TwinLine(
        Step step,
        int number,
        String name,
        String who,
        Progress.@Nullable State state,
        String stateText,
        List<String> ways) {

    private static final Text DONE = new Text("완료", "done");
    private static final Text NOW = new Text("진행 중", "now");
    private static final Text NEXT = new Text("다음", "next");
    private static final Text SKIPPED = new Text("건너뜀", "skipped");

    static List<TwinLine> of(Procedure procedure, Progress progress, String lang) {
        List<Step> main = procedure.mainLine();
        List<TwinLine> lines = new ArrayList<>();
        for (Step step : procedure.steps()) {
            Progress.@Nullable State state = progress.states().get(step.id());
            lines.add(new TwinLine(
                    step,
                    main.indexOf(step) + 1,
                    FlowChart.shownName(step, lang),
                    step.actor().text().in(lang),
                    state,
                    state == null ? "" : words(state).in(lang),
                    ways(procedure, step, progress, lang)));
        }
        return lines;
    }

    static Text words(Progress.State state) {
        return switch (state) {
            case DONE -> DONE;
            case NOW -> NOW;
            case NEXT -> NEXT;
            case SKIPPED -> SKIPPED;
        };
    }

    private static List<String> ways(Procedure procedure, Step step, Progress progress, String lang) {
        List<String> ways = new ArrayList<>();
        boolean onMainLine = procedure.mainLine().contains(step);
        for (Link link : procedure.links()) {
            if (link.from().equals(step.id()) && !(onMainLine && link.kind() == Link.Kind.NEXT)) {
                String to = FlowChart.shownName(procedure.step(link.to()), lang);
                ways.add(reason(link.kind()).in(lang).formatted(to));
            }
        }
        for (Progress.Departure departure : progress.departures()) {
            if (departure.from().equals(step.id())) {
                procedure
                        .find(departure.to())
                        .ifPresent(to -> ways.add(new Text(
                                        "이 민원은 절차와 달리 ‘%s’ 단계로 갔음", "this petition left the procedure and went to “%s”")
                                .in(lang)
                                .formatted(FlowChart.shownName(to, lang))));
            }
        }
        return List.copyOf(ways);
    }

    private static Text reason(Link.Kind kind) {
        return switch (kind) {
            case NEXT -> new Text("다음은 ‘%s’", "then “%s”");
            case SUPPLEMENT -> new Text("보완이 필요하면 ‘%s’", "when papers are missing “%s”");
            case REFUSAL -> new Text("받아들이지 않으면 ‘%s’", "when it is not granted “%s”");
            case OBJECTION -> new Text("이의가 있으면 ‘%s’", "on an objection “%s”");
            case PARALLEL -> new Text("동시에 ‘%s’", "at the same time “%s”");
        };
    }
}
