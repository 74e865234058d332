package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.outside.portal.IndexPage.Unit;
import city.open.outside.portal.IndexPage.Units;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.FiguresFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * The anti-corruption index of fields of work and divisions, in the order of their names, as the Audit Division has published it: nothing is counted here,
 * and nobody is put at the bottom of a list (decision 48).
 */
@Controller
class IndexSite {
    private static final String KIND = "index";
    private static final String NONE = "–";
    private static final List<String> INPUTS = List.of(
            "survey_n",
            "survey_mean",
            "survey_sd",
            "decided",
            "open_overdue",
            "on_time",
            "due_entries",
            "disclosed",
            "entries",
            "lag_ab",
            "orders",
            "answered");

    private final FiguresFiles files;
    private final DivisionNames names;
    private final Framing framing;
    private final Printer printer;

    IndexSite(FiguresFiles files, DivisionNames names, Framing framing, Printer printer) {
        this.files = files;
        this.names = names;
        this.framing = framing;
        this.printer = printer;
    }

    @GetMapping({"/{lang:ko|en}/index", "/{lang:ko|en}/index.{suffix:json|csv}"})
    void page(
            Guest guest,
            @PathVariable(required = false) @Nullable String suffix,
            @RequestParam(defaultValue = "") String until)
            throws IOException {
        var in = guest.lang();
        var format = Format.asked(guest.request(), Format.of(suffix), Format.HTML, Format.JSON, Format.CSV);
        var file = files.asked(KIND, until);
        var answer = switch (format) {
            case JSON -> FiguresFiles.whole(file);
            case CSV -> table(file);
            default -> Answer.ok(Answer.HTML, print(Words.in(in), file, until.strip()));
        };
        guest.answer(answer);
    }

    @GetMapping("/api/v1/index")
    void forMachines(
            @RequestParam(defaultValue = "") String until, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FiguresFiles.whole(files.asked(KIND, until)).write(request, response);
    }

    private static Answer table(Optional<FiguresFile> file) {
        var columns = new ArrayList<>(List.of("kind", "unit"));
        columns.addAll(INPUTS);
        columns.addAll(List.of("P", "T", "D", "A", "deduction", "index", "se", "lo", "hi", "best", "worst"));
        var rows = new ArrayList<List<Object>>();
        file.map(FiguresFiles::read).ifPresent(read -> {
            rows(rows, "sector", read.path("sectors"));
            rows(rows, "division", read.path("divisions"));
        });
        return Data.plain(columns, rows);
    }

    private static void rows(List<List<Object>> rows, String kind, JsonNode units) {
        units.path("units").properties().forEach(unit -> {
            var row = new ArrayList<Object>(List.of(kind, unit.getKey()));
            INPUTS.forEach(input -> row.add(plain(unit.getValue().path(input))));
            var result = units.path("results").path(unit.getKey());
            List.of("P", "T", "D", "A")
                    .forEach(
                            component -> row.add(plain(result.path("components").path(component))));
            List.of("deduction", "index", "se", "lo", "hi").forEach(part -> row.add(plain(result.path(part))));
            var rank = units.path("ranks").path("ranks").path(unit.getKey());
            List.of("best", "worst").forEach(part -> row.add(plain(rank.path(part))));
            rows.add(row);
        });
    }

    private static String plain(JsonNode number) {
        return number.isNumber() ? number.decimalValue().toPlainString() : "";
    }

    private byte[] print(Words words, Optional<FiguresFile> file, String asked) {
        var frame = framing.frame(
                        words, words.say("index.title"), "/index" + (asked.isEmpty() ? "" : "?until=" + asked), "index")
                .listening(null, null, asked.isEmpty());
        return printer.print(
                "index",
                new IndexPage(
                        frame,
                        files.choices(KIND, file),
                        file.map(one -> file(words, one)).orElse(null)));
    }

    private IndexPage.File file(Words words, FiguresFile file) {
        var read = FiguresFiles.read(file);
        var to = read.path("to").asString();
        var month = YearMonth.from(LocalDate.parse(to));
        var city = read.path("city");
        return new IndexPage.File(
                file.period(),
                read.path("from").asString(),
                to,
                read.path("year").asBoolean(),
                file.sha256(),
                file.index() == null ? "" : file.index().toString(),
                shown(city.path("mean")),
                city.has("constantMean")
                        ? List.of(shown(city.path("constantMeanBefore")), shown(city.path("constantMean")))
                        : List.of(),
                method(read.path("method")),
                objections(words, month, read.path("objections")),
                units(words, read.path("sectors"), id -> files.sector(words, id)),
                units(words, read.path("divisions"), id -> division(words, month, id)));
    }

    private List<IndexPage.Objection> objections(Words words, YearMonth month, JsonNode said) {
        var objections = new ArrayList<IndexPage.Objection>();
        said.forEach(one -> objections.add(new IndexPage.Objection(
                division(words, month, one.path("unit").asString()),
                one.path("on").asString(),
                one.path("words").asString(),
                one.path("answer").asString(""),
                one.path("answered").asString(""))));
        return objections;
    }

    private static IndexPage.Method method(JsonNode method) {
        return new IndexPage.Method(
                List.of("P", "T", "D", "A").stream()
                        .map(part -> percent(method.path("weightsPercent").path(part)))
                        .toList(),
                percent(method.path("weightLeftPercent")),
                plain(method.path("fewestAnswers")),
                plain(method.path("fewestOrders")),
                plain(method.path("fewestDecided")),
                plain(method.path("mostDeducted")));
    }

    private static String percent(JsonNode number) {
        return String.format(Locale.ROOT, "%.2f", number.asDouble() / 100);
    }

    private String division(Words words, YearMonth month, String id) {
        int cut = id.indexOf('/');
        var agency = id.substring(0, cut);
        return names.agency(words, agency) + " "
                + names.division(words, new DivisionMonth(month, agency, id.substring(cut + 1)));
    }

    /** Those with an index, by name. */
    private static Units units(Words words, JsonNode units, Function<String, String> name) {
        var shown = new ArrayList<Unit>();
        long without = 0;
        for (var one : units.path("results").properties()) {
            if (one.getValue().path("index").isNumber()) {
                shown.add(unit(name.apply(one.getKey()), one.getValue(), units.path("ranks"), one.getKey()));
            } else {
                without++;
            }
        }
        shown.sort(Comparator.comparing(
                Unit::name,
                Collator.getInstance(Locale.forLanguageTag(words.lang().tag()))));
        return new Units(
                List.copyOf(shown), units.path("ranks").path("order_stable").asBoolean(), without);
    }

    private static Unit unit(String name, JsonNode result, JsonNode ranks, String id) {
        var rank = ranks.path("ranks").path(id);
        var best = shown(rank.path("best"), 0);
        var worst = shown(rank.path("worst"), 0);
        var components = result.path("components");
        return new Unit(
                name,
                shown(result.path("index")),
                shown(result.path("lo")) + "–" + shown(result.path("hi")),
                best.equals(worst) ? best : best + "–" + worst,
                shown(components.path("P")),
                shown(components.path("T")),
                shown(components.path("D")),
                shown(components.path("A")),
                shown(result.path("deduction")),
                shown(ranks.path("lowest").path(id)) + "–"
                        + shown(ranks.path("highest").path(id)));
    }

    private static String shown(JsonNode number) {
        return shown(number, 1);
    }

    private static String shown(JsonNode number, int decimals) {
        return number.isNumber() ? String.format(Locale.ROOT, "%." + decimals + "f", number.asDouble()) : NONE;
    }
}
