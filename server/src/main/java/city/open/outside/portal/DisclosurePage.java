package city.open.outside.portal;

import static city.open.outside.record.DivisionCount.AFTER_DUE;
import static city.open.outside.record.DivisionCount.DEPARTURES;
import static city.open.outside.record.DivisionCount.ENTERED;
import static city.open.outside.record.DivisionCount.LAG_A;
import static city.open.outside.record.DivisionCount.LAG_B;
import static city.open.outside.record.DivisionCount.ORDERS;
import static city.open.outside.record.DivisionCount.ORDERS_ANSWERED;
import static city.open.outside.record.DivisionCount.ORDERS_IN_TIME;
import static city.open.outside.record.DivisionCount.PASSED;
import static city.open.outside.record.DivisionCount.WITHHELD;

import city.open.ground.page.Frame;
import city.open.outside.record.DivisionFigures;
import java.time.YearMonth;
import java.util.List;

/**
 * What was counted of agencies or divisions in a month, and month by month.
 *
 * @param running whether the month is not over yet
 * @param agency the code of the one whose divisions are shown; empty where agencies are
 * @param division the id of the one that is shown alone, or empty
 * @param query what was asked for, as it stands behind an address
 * @param all together
 * @param lines by name
 * @param history the newest month first
 */
public record DisclosurePage(
        Frame frame,
        YearMonth month,
        boolean running,
        List<Choice> months,
        List<Choice> agencies,
        String agency,
        String division,
        String query,
        DivisionFigures all,
        List<Line> lines,
        List<Line> history) {

    public record Choice(String value, String name, boolean chosen) {}

    /** @param link where its parts are; empty where it has none */
    public record Line(String name, String link, DivisionFigures figures) {}

    /** The page of what is shown, without the language. */
    public String place() {
        return "/agencies" + (agency.isEmpty() ? "" : "/" + agency) + (division.isEmpty() ? "" : "/" + division);
    }

    public boolean hasFigures() {
        return !months.isEmpty();
    }

    public String number(long count) {
        return Share.number(count);
    }

    public String entered(DivisionFigures figures) {
        return number(figures.of(ENTERED));
    }

    public String withinHour(DivisionFigures figures) {
        return share(figures.of(LAG_A), figures.of(ENTERED));
    }

    public String withinDay(DivisionFigures figures) {
        return share(figures.of(LAG_A) + figures.of(LAG_B), figures.of(ENTERED));
    }

    public String afterDue(DivisionFigures figures) {
        return number(figures.of(AFTER_DUE));
    }

    public String passed(DivisionFigures figures) {
        return number(figures.of(PASSED));
    }

    public String departures(DivisionFigures figures) {
        return number(figures.of(DEPARTURES));
    }

    public String withheld(DivisionFigures figures) {
        return number(figures.of(WITHHELD));
    }

    public String orders(DivisionFigures figures) {
        return number(figures.of(ORDERS));
    }

    public String ordersAnswered(DivisionFigures figures) {
        return number(figures.of(ORDERS_ANSWERED));
    }

    public String ordersInTime(DivisionFigures figures) {
        return share(figures.of(ORDERS_IN_TIME), figures.of(ORDERS));
    }

    private String share(long x, long n) {
        return Share.of(frame.words(), x, n);
    }
}
