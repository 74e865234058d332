package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.statistics.BeforeAfter;
import city.open.ground.statistics.BeforeAfter.Seen;
import city.open.outside.portal.EffectPage.Compared;
import city.open.outside.portal.EffectPage.Measure;
import city.open.outside.portal.EffectPage.Side;
import city.open.outside.portal.Narrowing.Narrowed;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortFigures;
import city.open.outside.record.CohortQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Question;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Before and after: what changed in the handling of petitions when something was introduced, tested and said in words, with what such a comparison
 * cannot show. Beside it Table 2 of the founding document, as a worked example.
 */
@Controller
class EffectSite {
    /** On each side, at most. */
    private static final int MONTHS = 24;
    /** A month of which more is still open has not shown yet how many of its petitions are in time. */
    private static final double MOST_OPEN = 0.1;

    private final PublicRecord record;
    private final Narrowing narrowing;
    private final Data data;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;
    private final Table2 table = Table2.read();

    EffectSite(PublicRecord record, Narrowing narrowing, Data data, Framing framing, Printer printer, Clock clock) {
        this.record = record;
        this.narrowing = narrowing;
        this.data = data;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping({"/{lang:ko|en}/effect", "/{lang:ko|en}/effect.{suffix:json}"})
    void page(
            Guest guest,
            @PathVariable(required = false) @Nullable String suffix,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String day)
            throws IOException {
        var in = guest.lang();
        var format = Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON);
        var of = narrowing.asked(sector, procedure, agency);
        var compared = day.isBlank() ? null : compared(in, of, day(day.strip()));
        var answer = format == Format.JSON
                ? data.effect(compared, table)
                : Answer.ok(Answer.HTML, print(in, of, day.strip(), compared));
        guest.answer(answer);
    }

    private LocalDate day(String asked) {
        try {
            var day = Question.day("day", asked);
            if (day.isAfter(When.dayOf(clock.instant()))) {
                throw new NotServed(400, "day-to-come");
            }
            return day;
        } catch (Question.NotMeant fault) {
            throw NotServed.of(fault);
        }
    }

    /** Whole months alone: the one in which it was introduced, on another day than its first, is on neither side. */
    private Compared compared(Lang lang, Narrowed of, LocalDate day) {
        var month = YearMonth.from(day);
        var running = YearMonth.from(When.dayOf(clock.instant()));
        boolean whole = day.getDayOfMonth() == 1;
        var first = whole ? month : month.plusMonths(1);
        var last = running.isBefore(first.plusMonths(MONTHS - 1L)) ? running : first.plusMonths(MONTHS - 1L);
        var before = side(lang, of.in(month.minusMonths(MONTHS), month.minusMonths(1)));
        var after = side(lang, of.in(first, last.isBefore(first) ? first : last));
        return new Compared(
                day,
                before.side(),
                after.side(),
                whole ? null : month,
                List.of(
                        new Measure(
                                "time", BeforeAfter.of(seen(before, EffectSite::time), seen(after, EffectSite::time))),
                        new Measure(
                                "on-time",
                                BeforeAfter.of(seen(before, EffectSite::onTime), seen(after, EffectSite::onTime))),
                        new Measure(
                                "lag", BeforeAfter.of(seen(before, EffectSite::lag), seen(after, EffectSite::lag)))));
    }

    /** A side, and each of its months of which anything is counted. */
    private record Months(Side side, Map<YearMonth, CohortFigures> figures) {}

    private Months side(Lang lang, CohortQuery query) {
        var counted = record.statistics(query);
        return new Months(
                new Side(
                        query.from(),
                        query.to(),
                        Narrowing.look(lang.tag(), query),
                        counted.all(),
                        counted.all().survival()),
                counted.months());
    }

    private interface Figure {
        @Nullable
        Double of(CohortFigures month);
    }

    private static List<Seen> seen(Months side, Figure figure) {
        var seen = new ArrayList<Seen>();
        side.figures().forEach((month, figures) -> seen.add(new Seen(month.toString(), figure.of(figures))));
        return seen;
    }

    /** Half of the month's petitions are decided within so many working days. */
    private static @Nullable Double time(CohortFigures month) {
        var survival = month.survival();
        return survival.events() < StatisticsPage.ENOUGH
                ? null
                : survival.quantile(0.5).value();
    }

    private static @Nullable Double onTime(CohortFigures month) {
        long decided = month.of(CohortCount.DECIDED);
        return decided < StatisticsPage.ENOUGH || month.open() > MOST_OPEN * month.of(CohortCount.RECEIVED)
                ? null
                : (double) month.of(CohortCount.ON_TIME) / decided;
    }

    private static @Nullable Double lag(CohortFigures month) {
        long entered = month.of(CohortCount.ENTERED);
        return entered < StatisticsPage.ENOUGH ? null : (double) month.of(CohortCount.LAG_A) / entered;
    }

    private byte[] print(Lang lang, Narrowed of, String day, @Nullable Compared compared) {
        var words = Words.in(lang);
        var name = narrowing.name(words, of);
        var parts = of.parts();
        if (!day.isEmpty()) {
            parts.add("day=" + day);
        }
        var query = parts.isEmpty() ? "" : "?" + String.join("&", parts);
        var title = name.isEmpty() ? words.say("effect.title") : words.say("effect.title.of", name);
        var frame = framing.frame(words, title, "/effect" + query, "statistics").listening(null, null, query.isEmpty());
        return printer.print(
                "effect",
                new EffectPage(
                        frame,
                        query,
                        name,
                        When.dayField(day),
                        narrowing.sectors(words, of),
                        narrowing.procedures(words, of),
                        narrowing.agencies(words, of),
                        compared,
                        table));
    }
}
