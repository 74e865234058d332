package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.statistics.Survival;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.BrowsePage.Group;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortFigures;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the petitions received in some months: how many stand where, how long they take with those that are open counted in, how they were
 * entered; all together, and each part in drawings and in tables.
 *
 * @param query what was asked for, as it stands behind an address
 * @param limit the law's period in working days, 0 where it has none or does not count in days
 * @param law the same in words; empty where no law sets one
 * @param running whether the last month is not over yet
 */
public record StatisticsPage(
        Frame frame,
        String query,
        YearMonth from,
        YearMonth to,
        boolean running,
        List<Choice> sectors,
        List<Group> procedures,
        List<Choice> agencies,
        List<Choice> first,
        List<Choice> last,
        Line all,
        int limit,
        String law,
        Curve curve,
        List<Breakdown> breakdowns,
        List<Ground> grounds) {

    /** Fewer decisions say nothing of how long things take (audit note, section 11). */
    static final int ENOUGH = 10;

    private static final List<Double> SHARES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);

    /** Entries of which a part was withheld on this ground. */
    public record Ground(String words, long entries) {}

    /**
     * The same figures by one thing.
     *
     * @param id of its heading on the page
     * @param part what each line is
     * @param drawings of the lines for which there is a line to draw; none where they would show time on two axes
     */
    public record Breakdown(String id, String title, String part, List<Line> lines, List<Drawing> drawings) {}

    public record Drawing(Line line, Curve curve) {}

    /**
     * One part.
     *
     * @param link where its own figures are; empty where it has none
     * @param look the address of the petitions that are counted, to which more can be added
     */
    public record Line(String name, String link, String look, CohortFigures figures, Survival survival) {
        static Line of(String name, String link, String look, CohortFigures figures) {
            return new Line(name, link, look, figures, figures.survival());
        }

        public long of(CohortCount count) {
            return figures.of(count);
        }

        public long received() {
            return of(CohortCount.RECEIVED);
        }

        public long late() {
            return of(CohortCount.DECIDED) - of(CohortCount.ON_TIME);
        }

        /** Whether anything can be said of how long they take. */
        public boolean isTimed() {
            return survival.events() >= ENOUGH;
        }

        /** The longest that any of them took or has lasted, in working days. */
        int lasted() {
            int took = figures.took().isEmpty() ? 0 : figures.took().lastKey();
            int open = figures.running().isEmpty() ? 0 : figures.running().lastKey();
            return Math.max(took, open);
        }
    }

    public boolean hasFigures() {
        return all.received() > 0 || all.of(CohortCount.ENTERED) > 0;
    }

    public static int leastDecisions() {
        return ENOUGH;
    }

    public String number(long count) {
        return Share.number(count);
    }

    public String onTime(Line line) {
        return onTime(frame.words(), line.figures());
    }

    public String withinHour(Line line) {
        return withinHour(frame.words(), line.figures());
    }

    static String onTime(Words words, CohortFigures figures) {
        return Share.of(words, figures.of(CohortCount.ON_TIME), figures.of(CohortCount.DECIDED));
    }

    static String withinHour(Words words, CohortFigures figures) {
        return Share.of(words, figures.of(CohortCount.LAG_A), figures.of(CohortCount.ENTERED));
    }

    public String withinDay(Line line) {
        return Share.of(
                frame.words(), line.of(CohortCount.LAG_A) + line.of(CohortCount.LAG_B), line.of(CohortCount.ENTERED));
    }

    public String middle(Line line) {
        return by(line, 0.5);
    }

    public String slow(Line line) {
        return by(line, 0.9);
    }

    private String by(Line line, double share) {
        return line.isTimed() ? days(line.survival().quantile(share).value()) : frame.say("statistics.few");
    }

    private String days(@Nullable Double days) {
        return days == null
                ? frame.say("statistics.not-reached")
                : days == 0 ? frame.say("span.same-day") : frame.say("span.working", When.number(days));
    }

    /** The sentence that says it before the drawing does. */
    public String inWords(Line line) {
        if (!line.isTimed()) {
            return frame.say("statistics.words.few", ENOUGH);
        }
        var middle = line.survival().quantile(0.5).value();
        if (middle == null) {
            return frame.say("statistics.words.open", number(line.survival().cases()));
        }
        return frame.say(
                "statistics.words",
                days(middle),
                number(line.survival().cases()),
                number(line.survival().events()));
    }

    /** What stands below the drawing of one part. */
    public String brief(Line line) {
        return frame.say(
                "statistics.brief", middle(line), number(line.survival().cases()));
    }

    /** The share that is decided within the law's period; empty where it does not count in days, or too few were decided. */
    public String withinLimit() {
        return limit == 0 || !all.isTimed()
                ? ""
                : frame.say(
                        "statistics.within",
                        limit,
                        When.number(100 * (1 - all.survival().after(limit))));
    }

    /** A row of the table beside the curve. */
    public record Done(String share, String days, String limits) {}

    public List<Done> done() {
        return SHARES.stream()
                .map(share -> {
                    var quantile = all.survival().quantile(share);
                    return new Done(
                            When.number(100 * share) + "%",
                            days(quantile.value()),
                            days(quantile.lo()) + " – " + days(quantile.hi()));
                })
                .toList();
    }
}
