package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.PublicRecord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * How soon and how completely agencies and divisions enter what they do, month by month: all of them, by name, without a ranking
 * (docs/decisions/0038).
 */
@Controller
class DisclosureSite {
    /** Of the table by month. */
    private static final int MONTHS = 24;

    private final PublicRecord record;
    private final Data data;
    private final DivisionNames names;
    private final Directory directory;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    DisclosureSite(
            PublicRecord record,
            Data data,
            DivisionNames names,
            Directory directory,
            Framing framing,
            Printer printer,
            Clock clock) {
        this.record = record;
        this.data = data;
        this.names = names;
        this.directory = directory;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping({"/{lang:ko|en}/disclosure", "/{lang:ko|en}/disclosure.{suffix:json|csv}"})
    void page(
            Guest guest,
            @PathVariable(required = false) @Nullable String suffix,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String division)
            throws IOException {
        var in = guest.lang();
        var format = Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON, Format.CSV);
        var counted = record.divisions();
        var asked = month(month, counted);
        requireKnown(agency, division);
        var answer = switch (format) {
            case JSON -> data.disclosure(only(counted, asked, agency, division));
            case CSV -> data.disclosureCsv(in, only(counted, asked, agency, division));
            default -> Answer.ok(Answer.HTML, print(in, counted, asked, agency, division));
        };
        guest.answer(answer);
    }

    @GetMapping("/api/v1/disclosure")
    void forMachines(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String division,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        data.disclosure(counted(month, agency, division)).write(request, response);
    }

    @GetMapping("/api/v1/disclosure.csv")
    void tableForMachines(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String division,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        data.disclosureTable(counted(month, agency, division)).write(request, response);
    }

    private Map<DivisionMonth, DivisionFigures> counted(String month, String agency, String division) {
        var counted = record.divisions();
        var asked = month(month, counted);
        requireKnown(agency, division);
        return only(counted, asked, agency, division);
    }

    /** Null where none was asked for. */
    private static @Nullable YearMonth month(String asked, Map<DivisionMonth, DivisionFigures> counted) {
        if (asked.isBlank()) {
            return null;
        }
        try {
            var month = YearMonth.parse(asked.strip());
            if (counted.keySet().stream().anyMatch(of -> of.month().equals(month))) {
                return month;
            }
        } catch (DateTimeException _) {
            throw new NotServed(400, "unknown-month");
        }
        throw new NotServed(404, "no-figures-of-month");
    }

    /** A division is one of an agency: many agencies have one of that name. */
    private void requireKnown(String agency, String division) {
        if (!agency.isBlank() && !names.isAgency(agency)) {
            throw new NotServed(404, "unknown-agency");
        }
        if (division.isBlank()) {
            return;
        }
        if (agency.isBlank()) {
            throw new NotServed(400, "unknown-value", "agency");
        }
        var known = directory.agency(agency).flatMap(place -> directory.division(place.agency(), division));
        if (known.isEmpty()) {
            throw new NotServed(404, "unknown-division");
        }
    }

    private static Map<DivisionMonth, DivisionFigures> only(
            Map<DivisionMonth, DivisionFigures> counted, @Nullable YearMonth month, String agency, String division) {
        var found = new TreeMap<DivisionMonth, DivisionFigures>();
        counted.forEach((of, figures) -> {
            if ((month == null || of.month().equals(month))
                    && (agency.isBlank() || of.agency().equals(agency))
                    && (division.isBlank() || of.division().equals(division))) {
                found.put(of, figures);
            }
        });
        return found;
    }

    private byte[] print(
            Lang lang,
            Map<DivisionMonth, DivisionFigures> counted,
            @Nullable YearMonth asked,
            String agency,
            String division) {
        var words = Words.in(lang);
        var running = YearMonth.from(When.dayOf(clock.instant()));
        var months = new TreeSet<>(Comparator.<YearMonth>reverseOrder());
        counted.keySet().forEach(of -> months.add(of.month()));
        // The last month that is over, as a month that runs has not shown yet what it leaves out.
        var month = asked != null
                ? asked
                : months.stream()
                        .filter(one -> one.isBefore(running))
                        .findFirst()
                        .orElse(months.isEmpty() ? running : months.first());
        var title = agency.isBlank()
                ? words.say("disclosure.title")
                : words.say(
                        "disclosure.title.of",
                        division.isBlank()
                                ? names.agency(words, agency)
                                : names.agency(words, agency) + " "
                                        + names.division(words, new DivisionMonth(month, agency, division)));
        var query = query(asked, agency, division);
        var frame =
                framing.frame(words, title, "/disclosure" + query, "disclosure").listening(null, null, query.isEmpty());
        var here = only(counted, month, agency, division);
        var lines = lines(
                here,
                agency.isBlank() ? DivisionMonth::agency : DivisionMonth::division,
                of -> agency.isBlank() ? names.agency(words, of.agency()) : names.division(words, of),
                of -> agency.isBlank()
                        ? frame.to("/disclosure" + query(month, of.agency(), ""))
                        : frame.to("/agencies/" + of.agency() + "/" + of.division()));
        lines.sort(Comparator.comparing(
                DisclosurePage.Line::name, Collator.getInstance(Locale.forLanguageTag(lang.tag()))));
        var history = lines(
                only(counted, null, agency, division),
                of -> of.month().toString(),
                of -> of.month().toString(),
                of -> frame.to("/disclosure" + query(of.month(), agency, division)));
        return printer.print(
                "disclosure",
                new DisclosurePage(
                        frame,
                        month,
                        !month.isBefore(running),
                        months.stream()
                                .map(one ->
                                        new DisclosurePage.Choice(one.toString(), one.toString(), one.equals(month)))
                                .toList(),
                        names.agencies(words).stream()
                                .map(one -> new DisclosurePage.Choice(
                                        one.code(), one.name(), one.code().equals(agency)))
                                .toList(),
                        agency,
                        division,
                        query,
                        sum(here.values()),
                        List.copyOf(lines),
                        history.reversed().stream().limit(MONTHS).toList()));
    }

    /** One line for all that have the same key, in the order of the first of each. */
    private static List<DisclosurePage.Line> lines(
            Map<DivisionMonth, DivisionFigures> counted,
            Function<DivisionMonth, String> key,
            Function<DivisionMonth, String> name,
            Function<DivisionMonth, String> link) {
        var first = new LinkedHashMap<String, DivisionMonth>();
        var sums = new HashMap<String, DivisionFigures>();
        counted.forEach((of, figures) -> {
            first.putIfAbsent(key.apply(of), of);
            sums.merge(key.apply(of), figures, DivisionFigures::plus);
        });
        var lines = new ArrayList<DisclosurePage.Line>();
        first.forEach((one, of) -> lines.add(
                new DisclosurePage.Line(name.apply(of), link.apply(of), sums.getOrDefault(one, DivisionFigures.NONE))));
        return lines;
    }

    private static DivisionFigures sum(Iterable<DivisionFigures> all) {
        var sum = DivisionFigures.NONE;
        for (var one : all) {
            sum = sum.plus(one);
        }
        return sum;
    }

    private static String query(@Nullable YearMonth month, String agency, String division) {
        var parts = new ArrayList<String>();
        if (month != null) {
            parts.add("month=" + month);
        }
        if (!agency.isBlank()) {
            parts.add("agency=" + agency);
        }
        if (!division.isBlank()) {
            parts.add("division=" + division);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
