package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What asks for a look, in one month.
 *
 * @param lead what is seen here, and how far
 * @param running whether the month is not over
 * @param narrowed to which agency or division; empty for all that the official sees
 * @param own what is said where the auditor's own division or person is among the lines; else empty
 * @param columns what is counted, in order, beside what the line is
 * @param changes how much became of accounts and rights; empty for whom that is not shown
 */
public record WatchScreen(
        Inside inside,
        String lead,
        String month,
        boolean running,
        List<Choice> months,
        List<Choice> ways,
        String narrowed,
        String whole,
        String own,
        List<String> columns,
        List<Line> lines,
        List<Reach> reaches,
        String changes) {

    public record Choice(String value, String name, boolean chosen) {}

    /**
     * @param link to what it is made of; empty where that is nothing smaller
     * @param isOwn whether it is about the auditor's own division or person
     */
    public record Line(String name, String more, String link, boolean isOwn, List<Cell> cells) {}

    /** @param link to the single entries; empty where there is none */
    public record Cell(String number, String link) {}

    public record Reach(String name, boolean isOwn, Cell searches, Cell passes) {}
}
