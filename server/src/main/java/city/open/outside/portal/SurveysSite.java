package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.SurveysPage.Item;
import city.open.outside.portal.SurveysPage.Row;
import city.open.outside.portal.SurveysPage.Share;
import city.open.outside.record.FiguresFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * What citizens answered after their results, quarter by quarter, and what officials answered, year by year, as the Audit Division has published it:
 * nothing is counted here.
 */
@Controller
class SurveysSite {
    private static final String KIND = "survey";
    private static final String HIDDEN = "x";

    private final FiguresFiles files;
    private final DivisionNames names;
    private final Framing framing;
    private final Printer printer;

    SurveysSite(FiguresFiles files, DivisionNames names, Framing framing, Printer printer) {
        this.files = files;
        this.names = names;
        this.framing = framing;
        this.printer = printer;
    }

    @GetMapping({"/{lang:ko|en}/surveys", "/{lang:ko|en}/surveys.{suffix:json|csv}"})
    void page(
            Guest guest,
            @PathVariable(required = false) @Nullable String suffix,
            @RequestParam(defaultValue = "") String quarter)
            throws IOException {
        var in = guest.lang();
        var format = Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON, Format.CSV);
        var file = asked(quarter);
        var answer = switch (format) {
            case JSON -> FiguresFiles.whole(file);
            case CSV -> table(file);
            default -> Answer.ok(Answer.HTML, print(Words.in(in), file, quarter.strip()));
        };
        guest.answer(answer);
    }

    @GetMapping("/api/v1/surveys")
    void forMachines(
            @RequestParam(defaultValue = "") String quarter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FiguresFiles.whole(asked(quarter)).write(request, response);
    }

    /** A quarter of citizens or a year of officials; without either the newest quarter, or the newest year before there is one. */
    private Optional<FiguresFile> asked(String time) {
        if (time.isBlank()) {
            return files.asked(KIND, "").or(() -> files.asked(FiguresFiles.OFFICIALS, ""));
        }
        return files.asked(time.strip().matches("\\d{4}") ? FiguresFiles.OFFICIALS : KIND, time);
    }

    private List<Choice> choices(Words words, Optional<FiguresFile> shown) {
        return Stream.concat(
                        files.choices(KIND, shown).stream(),
                        files.choices(FiguresFiles.OFFICIALS, shown).stream()
                                .map(year -> new Choice(
                                        year.value(), words.say("surveys.officials.year", year.name()), year.chosen())))
                .toList();
    }

    private static boolean isOfficials(FiguresFile file) {
        return file.name().startsWith(FiguresFiles.OFFICIALS + "/");
    }

    private static Answer table(Optional<FiguresFile> file) {
        var rows = new ArrayList<List<Object>>();
        file.map(FiguresFiles::read)
                .ifPresent(read -> read.path("items").forEach(item -> {
                    cells(rows, item, "", item.path("city"));
                    item.path("rows").properties().forEach(row -> cells(rows, item, row.getKey(), row.getValue()));
                }));
        return Data.plain(List.of("question", "sector", "answer", "number"), rows);
    }

    private static void cells(List<List<Object>> rows, JsonNode item, String sector, JsonNode cells) {
        for (int column = 0; column < cells.size(); column++) {
            rows.add(List.of(
                    item.path("id").asString(),
                    sector,
                    column < item.path("columns").size()
                            ? item.path("columns").get(column).asString()
                            : "total",
                    cells.get(column).asString()));
        }
    }

    private byte[] print(Words words, Optional<FiguresFile> file, String asked) {
        var frame = framing.frame(
                        words,
                        words.say(
                                file.filter(SurveysSite::isOfficials).isPresent()
                                        ? "surveys.officials.title"
                                        : "surveys.title"),
                        "/surveys" + (asked.isEmpty() ? "" : "?quarter=" + asked),
                        "surveys")
                .listening(null, null, asked.isEmpty());
        return printer.print(
                "surveys",
                new SurveysPage(
                        frame,
                        choices(words, file),
                        file.map(one -> file(words, one)).orElse(null)));
    }

    private SurveysPage.File file(Words words, FiguresFile file) {
        var read = FiguresFiles.read(file);
        boolean officials = isOfficials(file);
        var asked = officials ? "officials" : "results";
        UnaryOperator<String> name = id -> officials ? agency(words, id) : files.sector(words, id);
        var places = new ArrayList<Row>();
        read.path(officials ? "agencies" : "sectors")
                .properties()
                .forEach(one -> places.add(new Row(
                        name.apply(one.getKey()),
                        List.of(
                                "%,d".formatted(one.getValue().path(asked).asLong()),
                                "%,d".formatted(one.getValue().path("answered").asLong()),
                                share(one.getValue(), asked)))));
        var items = new ArrayList<Item>();
        for (var item : read.path("items")) {
            items.add(item(words, name, item));
        }
        return new SurveysPage.File(
                file.period(),
                file.sha256(),
                file.index() == null ? "" : file.index().toString(),
                file.name(),
                officials,
                read.path(asked).asLong(),
                read.path("answered").asLong(),
                places,
                items);
    }

    private String agency(Words words, String id) {
        return id.equals("other") ? words.say("surveys.officials.other") : names.agency(words, id);
    }

    private static String share(JsonNode row, String asked) {
        long results = row.path(asked).asLong();
        return results == 0
                ? "–"
                : String.format(
                        Locale.ROOT, "%.0f %%", 100.0 * row.path("answered").asLong() / results);
    }

    private static Item item(Words words, UnaryOperator<String> name, JsonNode item) {
        var shares = new TreeMap<String, JsonNode>();
        item.path("shares").forEach(one -> shares.put(one.path("option").asString(), one));
        var city = item.path("city");
        var columns = new ArrayList<String>();
        var options = new ArrayList<Share>();
        int at = 0;
        for (var option : item.path("options")) {
            var said = option.path(words.lang().tag()).asString();
            columns.add(said);
            options.add(option(
                    words, said, city.path(at++), shares.get(option.path("id").asString())));
        }
        columns.addAll(List.of(
                words.say("survey.dont-know"), words.say("surveys.left-out"), words.say("disclosure.together")));
        var rows = new ArrayList<Row>();
        item.path("rows")
                .properties()
                .forEach(row -> rows.add(new Row(name.apply(row.getKey()), cells(words, row.getValue()))));
        return new Item(
                item.path("id").asString(),
                item.path("ask").path(words.lang().tag()).asString(),
                item.path("index").asBoolean(),
                columns,
                options,
                rows,
                item.has("mean") ? item.path("mean").decimalValue().toPlainString() : "",
                city.isEmpty()
                        ? ""
                        : words.say("surveys.apart", cell(words, city.path(at)), cell(words, city.path(at + 1))));
    }

    private static Share option(Words words, String name, JsonNode count, @Nullable JsonNode share) {
        if (share == null) {
            return new Share(name, cell(words, count), "–", 0);
        }
        double weighted = 100 * share.path("weighted").asDouble();
        return new Share(
                name,
                cell(words, count),
                String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f–%.1f) · n %.0f",
                        weighted,
                        100 * share.path("lo").asDouble(),
                        100 * share.path("hi").asDouble(),
                        share.path("n_eff").asDouble()),
                (int) Math.round(weighted));
    }

    private static List<String> cells(Words words, JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(cell(words, cell)));
        return cells;
    }

    private static String cell(Words words, JsonNode cell) {
        return cell.isMissingNode()
                ? "–"
                : cell.asString().equals(HIDDEN) ? words.say("surveys.hidden") : cell.asString();
    }
}
