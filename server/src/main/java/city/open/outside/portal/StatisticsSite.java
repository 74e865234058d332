package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.Narrowing.Narrowed;
import city.open.outside.portal.StatisticsPage.Breakdown;
import city.open.outside.portal.StatisticsPage.Drawing;
import city.open.outside.portal.StatisticsPage.Ground;
import city.open.outside.portal.StatisticsPage.Line;
import city.open.outside.record.CohortFigures;
import city.open.outside.record.CohortQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.Statistics;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Sector;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Figures of procedures, fields of work, agencies and months, for everyone: counted by when petitions were received, so that each number is a list
 * that can be looked up, and without a ranking (docs/decisions/0043).
 */
@Controller
class StatisticsSite {
    /** What is shown where no months were asked for: a year up to the month that runs. */
    private static final int MONTHS = 12;

    private static final int WIDE = 640;
    private static final int SMALL = 320;

    private final PublicRecord record;
    private final Pages pages;
    private final Narrowing narrowing;
    private final Data data;
    private final DivisionNames names;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    StatisticsSite(
            PublicRecord record,
            Pages pages,
            Narrowing narrowing,
            Data data,
            DivisionNames names,
            Framing framing,
            Printer printer,
            Clock clock) {
        this.record = record;
        this.pages = pages;
        this.narrowing = narrowing;
        this.data = data;
        this.names = names;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping({"/{lang:ko|en}/statistics", "/{lang:ko|en}/statistics.{suffix:json|csv}"})
    void page(
            Guest guest,
            @PathVariable(required = false) @Nullable String suffix,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String agency)
            throws IOException {
        var in = guest.lang();
        var format = Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON, Format.CSV);
        var query = query(from, to, sector, procedure, agency);
        var counted = record.statistics(query);
        var answer = switch (format) {
            case JSON -> data.statistics(query, counted);
            case CSV -> data.statisticsCsv(in, counted);
            default -> Answer.ok(Answer.HTML, print(in, query, counted));
        };
        guest.answer(answer);
    }

    @GetMapping("/api/v1/statistics")
    void forMachines(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String agency,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var query = query(from, to, sector, procedure, agency);
        data.statistics(query, record.statistics(query)).write(request, response);
    }

    private CohortQuery query(String from, String to, String sector, String procedure, String agency) {
        var running = YearMonth.from(When.dayOf(clock.instant()));
        var last = month(to).orElse(running);
        var first = month(from).orElse(last.minusMonths(MONTHS - 1L));
        if (first.isAfter(last)) {
            throw new NotServed(400, "from-after-to");
        }
        return narrowing.asked(sector, procedure, agency).in(first, last);
    }

    private static Optional<YearMonth> month(String asked) {
        if (asked.isBlank()) {
            return Optional.empty();
        }
        if (!asked.strip().matches("(19|20|21)\\d\\d-(0[1-9]|1[0-2])")) {
            throw new NotServed(400, "unknown-month");
        }
        return Optional.of(YearMonth.parse(asked.strip()));
    }

    private byte[] print(Lang lang, CohortQuery query, Statistics counted) {
        var words = Words.in(lang);
        var of = Narrowed.of(query);
        var procedure = narrowing.procedure(of);
        var running = YearMonth.from(When.dayOf(clock.instant()));
        var asked = asked(query, running);
        var name = narrowing.name(words, of);
        var title = name.isEmpty() ? words.say("statistics.title") : words.say("statistics.title.of", name);
        var frame =
                framing.frame(words, title, "/statistics" + asked, "statistics").listening(null, null, asked.isEmpty());
        int limit = procedure == null ? 0 : Pages.limitDays(procedure);
        var all = line(frame.lang(), words.say("disclosure.together"), query, false, counted.all());
        int days = days(all, limit);
        return printer.print(
                "statistics",
                new StatisticsPage(
                        frame,
                        asked,
                        query.from(),
                        query.to(),
                        !query.to().isBefore(running),
                        narrowing.sectors(words, of),
                        narrowing.procedures(words, of),
                        narrowing.agencies(words, of),
                        months(query.from(), running),
                        months(query.to(), running),
                        all,
                        limit,
                        procedure == null || !procedure.basis().binds()
                                ? ""
                                : words.of(procedure.period().inWords()),
                        Curve.of(all.survival(), all.lasted(), days, limit, WIDE),
                        breakdowns(words, query, counted, days),
                        counted.all().grounds().entrySet().stream()
                                .map(one -> new Ground(ground(words, one.getKey()), one.getValue()))
                                .toList()));
    }

    private static String ground(Words words, String id) {
        return words.knows("ground." + id) ? words.say("ground." + id) : words.say("ground.other", id);
    }

    /** So far that nine of ten are on it, and the limit. */
    private static int days(Line all, int limit) {
        var slow = all.survival().quantile(0.9).value();
        double far = slow == null ? all.lasted() : slow;
        return Math.max(2, (int) Math.ceil(Math.max(far, limit) * 1.2));
    }

    private List<Breakdown> breakdowns(Words words, CohortQuery query, Statistics counted, int days) {
        var lang = words.lang().tag();
        var breakdowns = new ArrayList<Breakdown>();
        if (query.procedure() == null && query.sector() == null) {
            breakdowns.add(drawn(
                    words,
                    "sectors",
                    "browse.sector",
                    counted.sectors(),
                    sector -> line(
                            lang,
                            pages.sector(sector)
                                    .map(Sector::name)
                                    .map(words::of)
                                    .orElse(sector),
                            new CohortQuery(query.from(), query.to(), sector, null, query.agency()),
                            true,
                            counted.sectors().getOrDefault(sector, CohortFigures.NONE)),
                    _ -> 0,
                    days));
        }
        if (query.procedure() == null && (query.sector() != null || query.agency() != null)) {
            breakdowns.add(drawn(
                    words,
                    "procedures",
                    "browse.procedure",
                    counted.procedures(),
                    procedure -> line(
                            lang,
                            pages.procedure(procedure)
                                    .map(Procedure::name)
                                    .map(words::of)
                                    .orElse(procedure),
                            new CohortQuery(query.from(), query.to(), null, procedure, query.agency()),
                            true,
                            counted.procedures().getOrDefault(procedure, CohortFigures.NONE)),
                    procedure ->
                            pages.procedure(procedure).map(Pages::limitDays).orElse(0),
                    days));
        }
        if (query.agency() == null) {
            breakdowns.add(drawn(
                    words,
                    "agencies",
                    "browse.agency",
                    counted.agencies(),
                    agency -> line(
                            lang,
                            names.agency(words, agency),
                            new CohortQuery(query.from(), query.to(), query.sector(), query.procedure(), agency),
                            true,
                            counted.agencies().getOrDefault(agency, CohortFigures.NONE)),
                    _ -> query.procedure() == null
                            ? 0
                            : pages.procedure(query.procedure())
                                    .map(Pages::limitDays)
                                    .orElse(0),
                    days));
        }
        var months = counted.months().entrySet().stream()
                .map(month -> line(
                        lang,
                        month.getKey().toString(),
                        new CohortQuery(
                                month.getKey(), month.getKey(), query.sector(), query.procedure(), query.agency()),
                        true,
                        month.getValue()))
                .toList();
        breakdowns.add(new Breakdown(
                "months", words.say("statistics.months"), words.say("disclosure.month"), months.reversed(), List.of()));
        return breakdowns;
    }

    /** By name, each with its drawing where enough were decided. */
    private static Breakdown drawn(
            Words words,
            String id,
            String part,
            Map<String, CohortFigures> counted,
            Function<String, Line> line,
            Function<String, Integer> limit,
            int days) {
        record Named(String code, Line line) {}
        var collator = Collator.getInstance(Locale.forLanguageTag(words.lang().tag()));
        var lines = counted.keySet().stream()
                .map(code -> new Named(code, line.apply(code)))
                .sorted(Comparator.comparing((Named named) -> named.line().name(), collator))
                .toList();
        return new Breakdown(
                id,
                words.say("statistics." + id),
                words.say(part),
                lines.stream().map(Named::line).toList(),
                lines.stream()
                        .filter(named -> named.line().isTimed())
                        .map(named -> new Drawing(
                                named.line(),
                                Curve.of(
                                        named.line().survival(),
                                        named.line().lasted(),
                                        days,
                                        limit.apply(named.code()),
                                        SMALL)))
                        .toList());
    }

    private Line line(String lang, String name, CohortQuery query, boolean linked, CohortFigures figures) {
        var running = YearMonth.from(When.dayOf(clock.instant()));
        return Line.of(
                name,
                linked ? "/" + lang + "/statistics" + asked(query, running) : "",
                Narrowing.look(lang, query),
                figures);
    }

    /** What was asked for, as it stands behind this page's address. */
    private static String asked(CohortQuery query, YearMonth running) {
        var parts = new ArrayList<String>();
        if (!query.to().equals(running) || !query.from().equals(running.minusMonths(MONTHS - 1L))) {
            parts.add("from=" + query.from());
            parts.add("to=" + query.to());
        }
        parts.addAll(Narrowed.of(query).parts());
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** From the first month of which anything is counted, the newest first; the one that was asked for is always there. */
    private List<Choice> months(YearMonth chosen, YearMonth running) {
        var months = new ArrayList<YearMonth>();
        var first = record.firstMonth().orElse(running);
        for (var month = running; !month.isBefore(first); month = month.minusMonths(1)) {
            months.add(month);
        }
        if (!months.contains(chosen)) {
            months.add(chosen);
            months.sort(Comparator.reverseOrder());
        }
        return months.stream()
                .map(month -> new Choice(month.toString(), month.toString(), month.equals(chosen)))
                .toList();
    }
}
