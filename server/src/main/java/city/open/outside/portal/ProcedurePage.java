package city.open.outside.portal;

import city.open.ground.calendar.Text;
import city.open.ground.page.Frame;
import city.open.outside.record.Durations;
import city.open.outside.telling.Drawings.Drawing;
import city.open.outside.telling.Row;
import city.open.outside.telling.Usual;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.TwinLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A procedure: its chart, its steps, how long it takes by law and in truth, papers, law and recent petitions.
 *
 * @param release why this version came about and who brought it into force; none for one of the sheets
 */
public record ProcedurePage(
        Frame frame,
        Procedure procedure,
        List<String> release,
        Durations durations,
        Drawing drawing,
        List<Row> recent,
        Histogram histogram,
        boolean offered) {

    /** On which last day it can be or could be filed, or empty. */
    public String until() {
        var last = procedure.until();
        return last == null
                ? ""
                : frame.say(
                        offered ? "procedure.until" : "procedure.over",
                        frame.when().day(last));
    }

    public String in(@Nullable Text text) {
        return text == null ? "" : frame.words().of(text);
    }

    public String chartWide() {
        return drawing.wide();
    }

    public String chartTall() {
        return drawing.tall();
    }

    public List<TwinLine> twin() {
        return drawing.twin();
    }

    public @Nullable Usual usual() {
        return Usual.of(frame.words(), durations, procedure);
    }

    /** A step with the law's share of the period and when it was really done, counted from reception. */
    public record StepLine(
            int number, String name, String who, String share, String middle, String slow, String note) {}

    /** Whether enough petitions have finished to say how long the steps really take. */
    public boolean timed() {
        return !durations.steps().isEmpty();
    }

    public List<StepLine> steps() {
        var lines = new ArrayList<StepLine>();
        for (var step : procedure.mainLine()) {
            lines.add(stepLine(lines.size() + 1, step));
        }
        return lines;
    }

    private StepLine stepLine(int number, Step step) {
        var words = frame.words();
        var band = durations.steps().get(step.id().value());
        return new StepLine(
                number,
                step.disclosed() ? words.of(step.name()) : words.say("step.internal"),
                words.of(step.actor().text()),
                step.share() == 0 ? "" : Math.round(step.share() * 100) + "%",
                band == null ? "" : Usual.days(words, band.p50()),
                band == null ? "" : Usual.days(words, band.p90()),
                in(step.note()));
    }
}
