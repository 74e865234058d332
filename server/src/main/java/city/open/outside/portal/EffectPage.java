package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.ground.page.When;
import city.open.ground.statistics.BeforeAfter;
import city.open.ground.statistics.Survival;
import city.open.ground.statistics.TwoSample;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.BrowsePage.Group;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortFigures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changed when something was introduced: a comparison of the reader's own choice, and a worked example.
 *
 * @param day the day of introduction as it was asked for; empty where none was
 * @param table null where the city brings no example
 * @param compared null where nothing was chosen
 */
public record EffectPage(
        Frame frame,
        String query,
        String name,
        String day,
        List<Choice> sectors,
        List<Group> procedures,
        List<Choice> agencies,
        @Nullable Compared compared,
        @Nullable Table2 table) {

    /**
     * Petitions received before a day and after it.
     *
     * @param left the month of the day, where it is on neither side
     */
    public record Compared(
            LocalDate day,
            Side before,
            Side after,
            @Nullable YearMonth left,
            List<Measure> measures) {}

    /** All petitions of one side together. */
    public record Side(YearMonth from, YearMonth to, String look, CohortFigures figures, Survival survival) {}

    /** @param id what is measured, month by month */
    public record Measure(String id, BeforeAfter series) {}

    public String number(long count) {
        return Share.number(count);
    }

    public String received(Side side) {
        return number(side.figures().of(CohortCount.RECEIVED));
    }

    public String onTime(Side side) {
        return StatisticsPage.onTime(frame.words(), side.figures());
    }

    public String withinHour(Side side) {
        return StatisticsPage.withinHour(frame.words(), side.figures());
    }

    public String median(Side side) {
        if (side.survival().events() < StatisticsPage.ENOUGH) {
            return frame.say("statistics.few");
        }
        var median = side.survival().quantile(0.5);
        return median.value() == null
                ? frame.say("statistics.not-reached")
                : frame.say("span.working", When.number(median.value())) + " (" + limit(median.lo()) + " – "
                        + limit(median.hi()) + ")";
    }

    private String limit(@Nullable Double days) {
        return days == null ? frame.say("statistics.not-reached") : When.number(days);
    }

    /** What the test says, in words first. */
    public String inWords(@Nullable TwoSample test) {
        var answer = test == null ? null : test.answer();
        if (answer == null) {
            return frame.say("effect.untested");
        }
        return answer.p() < BeforeAfter.LEVEL
                ? frame.say("effect.significant", (int) Math.ceil(100 * answer.p()))
                : frame.say("effect.not-significant", chance(answer.p()));
    }

    /** Of a hundred, how often chance alone does as much. */
    public String chance(double p) {
        return Long.toString(Math.round(100 * p));
    }

    public String chance(TwoSample test) {
        return chance(answer(test).p());
    }

    /** Of a test that is known to have one. */
    public TwoSample.T answer(TwoSample test) {
        return Objects.requireNonNull(test.answer());
    }

    public String t(TwoSample test) {
        return decimals(answer(test).t(), 3);
    }

    public String share(double share) {
        return decimals(100 * share, 1) + " %";
    }

    public String inSymbols(@Nullable TwoSample test) {
        var answer = test == null ? null : test.answer();
        if (answer == null || test == null) {
            return "";
        }
        return frame.say(
                "effect.symbols",
                frame.say("effect.test." + test.test()),
                decimals(answer.t(), 3),
                decimals(answer.df(), 1),
                p(answer.p()),
                p(test.permutation().p()));
    }

    public String name(TwoSample test) {
        return frame.say("effect.test." + test.test());
    }

    public String p(double p) {
        return p < 0.001 ? "< 0.001" : decimals(p, 3);
    }

    public String mean(TwoSample.Sample sample) {
        return decimals(sample.mean(), 1) + " (" + decimals(sample.sd(), 1) + ")";
    }

    public String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value).replace('-', '−');
    }

    /** A change with its sign, in percent. */
    public String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share).replace('-', '−');
    }

    public String value(Measure measure, BeforeAfter.Point point) {
        return measure.id().equals("time")
                ? frame.say("span.working", When.number(point.value()))
                : share(point.value());
    }

    /** The average of a side of a measure with how much it varies. */
    public String average(Measure measure, TwoSample.Sample sample) {
        return measure.id().equals("time")
                ? mean(sample)
                : share(sample.mean()) + " (" + decimals(100 * sample.sd(), 1) + ")";
    }
}
