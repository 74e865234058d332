package city.open.outside.portal;

import city.open.ground.calendar.Text;
import city.open.ground.page.Answer;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.CaseRow;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortFigures;
import city.open.outside.record.CohortQuery;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.Durations;
import city.open.outside.record.Found;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.record.Statistics;
import city.open.outside.telling.Calendars;
import city.open.outside.telling.Question;
import city.open.outside.telling.State;
import city.open.outside.telling.Tellers;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Disclosure;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Sector;
import city.open.town.catalogue.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same content as the pages, as data: JSON in both languages at once, tables and feeds in the language of the address. */
@Component
class Data {
    /** Spreadsheets take a file without it for one in an older Korean encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(When.SEOUL);

    private final PublicRecord record;
    private final Catalogue catalogue;
    private final DivisionNames names;
    private final Tellers tellers;
    private final Calendars calendars;
    private final Clock clock;

    Data(
            PublicRecord record,
            Catalogue catalogue,
            DivisionNames names,
            Tellers tellers,
            Calendars calendars,
            Clock clock) {
        this.record = record;
        this.catalogue = catalogue;
        this.names = names;
        this.tellers = tellers;
        this.calendars = calendars;
        this.clock = clock;
    }

    static Answer json(Object value) {
        return Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(value));
    }

    // Figures

    Answer figures() {
        var figures = record.figures();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", LocalDate.ofInstant(clock.instant(), When.SEOUL).toString());
        json.put("openNow", figures.openNow());
        json.put("openBySector", figures.openBySector());
        json.put("receivedToday", figures.receivedToday());
        json.put("decidedThisMonth", figures.decidedThisMonth());
        json.put("decidedOnTimeThisMonth", share(figures.decidedOnTimeThisMonth()));
        json.put("medianDays", share(figures.medianDays()));
        json.put("medianLegalDays", share(figures.medianLegalDays()));
        json.put("disclosedWithinHour", share(figures.disclosedWithinHour()));
        return json(json);
    }

    // Figures of divisions

    Answer disclosure(Map<DivisionMonth, DivisionFigures> counted) {
        return json(Map.of(
                "divisions",
                counted.entrySet().stream()
                        .map(one -> division(one.getKey(), one.getValue()))
                        .toList()));
    }

    private static Map<String, Object> division(DivisionMonth of, DivisionFigures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("month", of.month().toString());
        json.put("agency", of.agency());
        json.put("division", of.division());
        json.put("entered", figures.of(DivisionCount.ENTERED));
        Map<String, Object> lag = new LinkedHashMap<>();
        lag.put("A", figures.of(DivisionCount.LAG_A));
        lag.put("B", figures.of(DivisionCount.LAG_B));
        lag.put("C", figures.of(DivisionCount.LAG_C));
        lag.put("D", figures.of(DivisionCount.LAG_D));
        json.put("lag", lag);
        json.put("afterDue", figures.of(DivisionCount.AFTER_DUE));
        json.put("passed", figures.of(DivisionCount.PASSED));
        json.put("departures", figures.of(DivisionCount.DEPARTURES));
        json.put("withheld", figures.of(DivisionCount.WITHHELD));
        json.put("orders", figures.of(DivisionCount.ORDERS));
        json.put("ordersAnswered", figures.of(DivisionCount.ORDERS_ANSWERED));
        json.put("ordersInTime", figures.of(DivisionCount.ORDERS_IN_TIME));
        return json;
    }

    Answer disclosureCsv(Lang lang, Map<DivisionMonth, DivisionFigures> counted) {
        return csv(
                Words.in(lang),
                disclosureColumns("count-", "month", "agency", "agency-name", "division-code", "division"),
                disclosureRows(lang, counted));
    }

    /** With names that stay, and those of agencies and divisions in Korean, as they are called. */
    Answer disclosureTable(Map<DivisionMonth, DivisionFigures> counted) {
        return table(
                "",
                disclosureColumns("", "month", "agency", "agency_name", "division", "division_name"),
                disclosureRows(Lang.KO, counted));
    }

    private static List<String> disclosureColumns(String before, String... where) {
        return Stream.concat(
                        Stream.of(where),
                        Arrays.stream(DivisionCount.values())
                                .map(count -> before + count.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<List<?>> disclosureRows(Lang lang, Map<DivisionMonth, DivisionFigures> counted) {
        var words = Words.in(lang);
        List<List<?>> rows = new ArrayList<>();
        counted.forEach((of, figures) -> {
            var cells = new ArrayList<Object>(List.of(
                    of.month().toString(),
                    of.agency(),
                    names.agency(words, of.agency()),
                    of.division(),
                    names.division(words, of)));
            cells.addAll(figures.counts().values());
            rows.add(cells);
        });
        return rows;
    }

    // Figures of petitions

    Answer statistics(CohortQuery query, Statistics counted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", query.from().toString());
        json.put("to", query.to().toString());
        json.put("all", figures(counted.all()));
        json.put("months", figures("month", counted.months()));
        json.put("sectors", figures("sector", counted.sectors()));
        json.put("procedures", figures("procedure", counted.procedures()));
        json.put("agencies", figures("agency", counted.agencies()));
        return json(json);
    }

    private static List<Map<String, Object>> figures(String part, Map<?, CohortFigures> counted) {
        return counted.entrySet().stream()
                .map(one -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put(part, one.getKey().toString());
                    json.putAll(figures(one.getValue()));
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> figures(CohortFigures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("received", figures.of(CohortCount.RECEIVED));
        json.put("decided", figures.of(CohortCount.DECIDED));
        json.put("onTime", figures.of(CohortCount.ON_TIME));
        json.put("open", figures.open());
        json.put("entered", figures.of(CohortCount.ENTERED));
        Map<String, Object> lag = new LinkedHashMap<>();
        lag.put("A", figures.of(CohortCount.LAG_A));
        lag.put("B", figures.of(CohortCount.LAG_B));
        lag.put("C", figures.of(CohortCount.LAG_C));
        lag.put("D", figures.of(CohortCount.LAG_D));
        json.put("lag", lag);
        json.put("departures", figures.of(CohortCount.DEPARTURES));
        json.put("supplements", figures.of(CohortCount.SUPPLEMENTS));
        json.put("withheld", figures.of(CohortCount.WITHHELD));
        json.put("orders", figures.of(CohortCount.ORDERS));
        json.put("ordersInTime", figures.of(CohortCount.ORDERS_IN_TIME));
        json.put("grounds", figures.grounds());
        Map<String, Object> days = new LinkedHashMap<>();
        days.put("took", figures.took());
        days.put("running", figures.running());
        json.put("workingDays", days);
        return json;
    }

    // Before and after

    Answer effect(EffectPage.@Nullable Compared compared, Table2 table) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (compared != null) {
            Map<String, Object> sides = new LinkedHashMap<>();
            sides.put("day", compared.day().toString());
            sides.put("before", side(compared.before()));
            sides.put("after", side(compared.after()));
            compared.measures().forEach(measure -> sides.put(measure.id(), measure.series()));
            json.put("compared", sides);
        }
        json.put(
                "table2",
                table.columns().stream()
                        .map(column -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("column", column.id());
                            one.put("series", column.compared());
                            one.put("printed", column.printed());
                            return one;
                        })
                        .toList());
        return json(json);
    }

    private static Map<String, Object> side(EffectPage.Side side) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", side.from().toString());
        json.put("to", side.to().toString());
        json.putAll(figures(side.figures()));
        return json;
    }

    /** For programs there is {@code /api/v1/statistics}. */
    Answer statisticsCsv(Lang lang, Statistics counted) {
        var words = Words.in(lang);
        var rows = new ArrayList<List<Object>>();
        rows.add(figures(words.say("disclosure.together"), "", "", counted.all()));
        counted.months()
                .forEach((month, one) ->
                        rows.add(figures(words.say("statistics.months"), month.toString(), month.toString(), one)));
        counted.sectors()
                .forEach((id, one) -> rows.add(figures(
                        words.say("browse.sector"),
                        id,
                        catalogue.sectors().stream()
                                .filter(sector -> sector.id().equals(id))
                                .map(sector -> words.of(sector.name()))
                                .findFirst()
                                .orElse(id),
                        one)));
        counted.procedures()
                .forEach((code, one) -> rows.add(figures(
                        words.say("browse.procedure"),
                        code,
                        catalogue
                                .find(new ProcedureCode(code))
                                .map(procedure -> words.of(procedure.name()))
                                .orElse(code),
                        one)));
        counted.agencies()
                .forEach((code, one) ->
                        rows.add(figures(words.say("browse.agency"), code, names.agency(words, code), one)));
        return csv(
                words,
                Stream.concat(
                                Stream.of("part", "code", "name"),
                                Stream.of(
                                                "received",
                                                "decided",
                                                "on_time",
                                                "open",
                                                "entered",
                                                "lag_a",
                                                "lag_b",
                                                "lag_c",
                                                "lag_d",
                                                "departures",
                                                "supplements",
                                                "withheld",
                                                "first",
                                                "never",
                                                "p10",
                                                "p50",
                                                "p90")
                                        .map(count -> "count-" + count))
                        .toList(),
                rows);
    }

    /** Days are left empty where too few were decided, or that share is not reached. */
    private static List<Object> figures(String by, String code, String name, CohortFigures figures) {
        var survival = figures.survival();
        var cells = new ArrayList<Object>(List.of(
                by,
                code,
                name,
                figures.of(CohortCount.RECEIVED),
                figures.of(CohortCount.DECIDED),
                figures.of(CohortCount.ON_TIME),
                figures.open()));
        for (var count : List.of(
                CohortCount.ENTERED,
                CohortCount.LAG_A,
                CohortCount.LAG_B,
                CohortCount.LAG_C,
                CohortCount.LAG_D,
                CohortCount.DEPARTURES,
                CohortCount.SUPPLEMENTS,
                CohortCount.WITHHELD)) {
            cells.add(figures.of(count));
        }
        cells.add(survival.events());
        cells.add(survival.cases() - survival.events());
        for (var share : List.of(0.1, 0.5, 0.9)) {
            var days = survival.events() < StatisticsPage.ENOUGH
                    ? null
                    : survival.quantile(share).value();
            cells.add(days == null ? "" : When.number(days));
        }
        return cells;
    }

    private static @Nullable Double share(double value) {
        return Double.isNaN(value) ? null : value;
    }

    // A petition

    /** The view with its entries, as the record has them, and what depends on the moment. */
    Answer petition(PublicCase one) {
        var view = one.view();
        var now = clock.instant();
        var head = one.head();
        ObjectNode json =
                head == null ? RecordJson.JSON.valueToTree(view) : (ObjectNode) RecordJson.JSON.readTree(head.view());
        json.put("late", view.isLateAt(now));
        json.put("ahead", record.ahead(view));
        json.remove("entries");
        ArrayNode entries = json.putArray("entries");
        one.entries().forEach(entry -> entries.add(RecordJson.JSON.<ObjectNode>valueToTree(entry)));
        if (head != null) {
            json.set("head", head.json());
        }
        var until = view.closed() ? Long.MAX_VALUE : now.plusSeconds(60).toEpochMilli();
        return json(json).until(until);
    }

    Answer entriesCsv(Lang lang, PublicCase one) {
        var words = Words.in(lang);
        var teller = tellers.of(words, one.view().procedure());
        return csv(
                words,
                List.of("index", "seq", "kind", "happened", "entered", "step", "by", "what", "details"),
                one.entries().stream()
                        .map(entry -> {
                            var told = teller.tell(entry);
                            return List.<Object>of(
                                    entry.index(),
                                    entry.seq(),
                                    entry.kind(),
                                    MINUTE.format(entry.occurredAt()),
                                    MINUTE.format(entry.recordedAt()),
                                    Objects.requireNonNullElse(entry.step(), ""),
                                    teller.by(entry),
                                    told.what(),
                                    String.join(" / ", told.more()));
                        })
                        .toList());
    }

    Answer petitionAtom(Guest guest, PublicCase one) {
        var words = guest.words();
        var view = one.view();
        var teller = tellers.of(words, one.view().procedure());
        var page = origin(guest.request()) + guest.to("/petitions/" + view.number());
        var feed = new Atom(guest.lang(), page + ".atom", page, words.of(view.subject()), view.updatedAt());
        one.entries().reversed().forEach(entry -> {
            var told = teller.tell(entry);
            feed.entry(
                    page + "#e" + entry.index(),
                    told.what(),
                    entry.recordedAt(),
                    teller.by(entry),
                    String.join("\n", told.more()));
        });
        return Answer.ok(Answer.ATOM, feed.bytes());
    }

    Answer petitionCalendar(Guest guest, PublicCase one) {
        return Answer.ok(Answer.CALENDAR, calendars.petition(guest.words(), one, base(guest)));
    }

    private static String base(Guest guest) {
        return origin(guest.request()) + guest.to("/petitions");
    }

    // Lists of petitions

    Answer petitions(Question question, Found found, HttpServletRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("petitions", found.rows());
        var next = next(question, found, request.getRequestURI());
        if (next != null) {
            json.put("next", next);
        }
        return json(json).linking(link(next));
    }

    Answer petitionsAtom(Guest guest, Question question, Found found) {
        var words = guest.words();
        var origin = origin(guest.request());
        var base = origin + guest.to("/petitions");
        var updated = found.rows().stream()
                .map(CaseRow::updatedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var feed = new Atom(
                guest.lang(),
                question.address(base + ".atom", "after", null),
                question.address(base, "after", null),
                words.say("browse.title"),
                updated);
        for (var row : found.rows()) {
            feed.entry(
                    base + "/" + row.number(),
                    words.of(row.subject()),
                    row.updatedAt(),
                    words.of(row.agencyName()) + " " + words.of(row.divisionName()),
                    words.of(row.procedureName()) + " · " + State.of(words, row).words());
        }
        return Answer.ok(Answer.ATOM, feed.bytes());
    }

    Answer petitionsCalendar(Guest guest, Question question, Found found) {
        var base = base(guest);
        return Answer.ok(
                        Answer.CALENDAR,
                        calendars.petitions(guest.words(), found, question.address(base, "after", null), base))
                .linking(link(next(question, found, guest.request().getRequestURI())));
    }

    private static @Nullable String next(Question question, Found found, String base) {
        return found.next() == null ? null : question.address(base, "after", found.next());
    }

    private static @Nullable String link(@Nullable String next) {
        return next == null ? null : "<" + next + ">; rel=\"next\"";
    }

    /** As the reader sees us, also from behind a proxy that says so. */
    static String origin(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    // The catalogue

    Answer sectors() {
        return json(catalogue.sectors().stream().map(Data::sector).toList());
    }

    private static Map<String, Object> sector(Sector sector) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sector.id());
        json.put("name", sector.name());
        return json;
    }

    Answer sector(Sector sector, List<Procedure> procedures) {
        var json = sector(sector);
        json.put("procedures", procedures.stream().map(Data::brief).toList());
        return json(json);
    }

    Answer procedures() {
        return json(catalogue.current().stream().map(Data::brief).toList());
    }

    private static Map<String, Object> brief(Procedure procedure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", procedure.code().value());
        json.put("version", procedure.version());
        json.put("sector", procedure.sector().id());
        json.put("name", procedure.name());
        json.put("nature", RecordJson.spelt(procedure.nature()));
        json.put("level", RecordJson.spelt(procedure.level()));
        json.put("period", procedure.period().toString());
        return json;
    }

    Answer procedure(Procedure procedure) {
        var json = brief(procedure);
        json.put(
                "basis",
                Map.of(
                        "status",
                        RecordJson.spelt(procedure.basis().status()),
                        "source",
                        procedure.basis().source()));
        json.put("deemed", RecordJson.spelt(procedure.deemed()));
        json.put("law", procedure.law());
        json.put(
                "documents",
                procedure.documents().stream().map(document -> document.name()).toList());
        json.put("steps", procedure.steps().stream().map(Data::step).toList());
        json.put(
                "links",
                procedure.links().stream()
                        .map(link -> Map.of(
                                "from", link.from().value(),
                                "to", link.to().value(),
                                "kind", RecordJson.spelt(link.kind())))
                        .toList());
        json.put(
                "disclosure",
                Map.of(
                        "open", fields(procedure.disclosure().open()),
                        "masked", fields(procedure.disclosure().masked()),
                        "withheld", fields(procedure.disclosure().withheld())));
        json.put("durations", durations(record.durations(procedure.code().value())));
        return json(json);
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", step.id().value());
        json.put("kind", RecordJson.spelt(step.kind()));
        json.put(
                "name",
                step.disclosed()
                        ? step.name()
                        : new Text(
                                Words.in(Lang.KO).say("step.internal"),
                                Words.in(Lang.EN).say("step.internal")));
        json.put("actor", RecordJson.spelt(step.actor()));
        json.put("share", step.share());
        json.put("disclosed", step.disclosed());
        return json;
    }

    private static List<Map<String, Object>> fields(List<Disclosure.Field> fields) {
        return fields.stream()
                .map(field -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", field.id());
                    json.put("name", field.name());
                    if (field.ground() != null) {
                        json.put("ground", field.ground());
                    }
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> durations(Durations durations) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("finished", durations.finished());
        json.put("unit", "working minutes from reception, 480 a day");
        if (durations.whole() != null) {
            json.put("whole", durations.whole());
        }
        json.put("steps", durations.steps());
        return json;
    }

    Answer proceduresCsv(Lang lang, List<Procedure> procedures) {
        return csv(
                Words.in(lang),
                List.of("code", "version", "name", "nature", "level", "period"),
                procedures.stream()
                        .map(procedure -> List.<Object>of(
                                procedure.code().value(),
                                procedure.version(),
                                lang.of(procedure.name()),
                                RecordJson.spelt(procedure.nature()),
                                RecordJson.spelt(procedure.level()),
                                procedure.period().toString()))
                        .toList());
    }

    Answer stepsCsv(Lang lang, Procedure procedure) {
        var words = Words.in(lang);
        return csv(
                words,
                List.of("step", "kind", "name", "actor", "share"),
                procedure.mainLine().stream()
                        .map(step -> List.<Object>of(
                                step.id().value(),
                                RecordJson.spelt(step.kind()),
                                step.disclosed() ? words.of(step.name()) : words.say("step.internal"),
                                words.of(step.actor().text()),
                                step.share()))
                        .toList());
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof String text ? Answer.cell(text) : value;
    }

    /** For people who open it in a spreadsheet; programs have theirs below {@code /api/v1} and {@code /data}. */
    static Answer csv(Words words, List<String> columns, List<? extends List<?>> rows) {
        return table(
                BYTE_ORDER_MARK,
                columns.stream()
                        .map(column -> words.say("export.column." + column))
                        .toList(),
                rows);
    }

    /** With names of columns that stay. */
    static Answer plain(List<String> columns, List<? extends List<?>> rows) {
        return table("", columns, rows);
    }

    private static Answer table(String mark, List<String> header, List<? extends List<?>> rows) {
        var out = new StringBuilder(mark);
        try (var printer = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get()
                .print(out)) {
            for (var row : rows) {
                printer.printRecord(row.stream().map(Data::cell).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Answer.ok(Answer.CSV, out.toString().getBytes(StandardCharsets.UTF_8));
    }
}
