package city.open.outside.portal;

import city.open.ground.calendar.Holiday;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Suspension;
import city.open.ground.page.Answer;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The addresses for machines under {@code /api/v1} (contract.md; described for them in {@code openapi.json}). */
@Controller
class Machine {
    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_SUSPENSIONS = 50;

    private final PublicRecord record;
    private final Pages pages;
    private final Data data;
    private final HolidayRegister holidays;
    private final Kept kept;
    private final Schemas schemas;
    private final byte[] contract;

    Machine(PublicRecord record, Pages pages, Data data, HolidayRegister holidays, Kept kept, Schemas schemas)
            throws IOException {
        this.record = record;
        this.pages = pages;
        this.data = data;
        this.holidays = holidays;
        this.kept = kept;
        this.schemas = schemas;
        try (var file = Objects.requireNonNull(Machine.class.getResourceAsStream("openapi.json"))) {
            this.contract = file.readAllBytes();
        }
    }

    @GetMapping("/api/v1/openapi.json")
    void contract(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.of(200, Answer.JSON, "public, max-age=300", contract).write(request, response);
    }

    @GetMapping("/schemas/{name}")
    void schema(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var schema = schemas.find(name, Data.origin(request)).orElseThrow(() -> new NotServed(404, "no-such-page"));
        Answer.of(200, "application/schema+json", "public, max-age=300", schema).write(request, response);
    }

    /** Entries in index order as they were written, never skipping; {@code Link: rel=next} while there are more. */
    @GetMapping("/api/v1/changes")
    void changes(
            @RequestParam(defaultValue = "-1") String after,
            @RequestParam(defaultValue = "100") String limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long from = index("after", after);
        int most = Math.toIntExact(Math.min(MOST_CHANGES, index("limit", limit)));
        if (most < 1) {
            throw new NotServed(400, "unknown-number", "limit");
        }
        var bodies = record.bodiesAfter(from, most);
        var json = "[" + String.join(",\n", bodies) + "]";
        var next = bodies.size() < most
                ? null
                : "</api/v1/changes?after=%d&limit=%d>; rel=\"next\"".formatted(from + bodies.size(), most);
        Answer.ok(Answer.JSON, json.getBytes(StandardCharsets.UTF_8))
                .linking(next)
                .write(request, response);
    }

    @GetMapping("/api/v1/petitions/{number}")
    void petition(@PathVariable String number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!PetitionNumber.isWellFormed(number)) {
            throw new NotServed(404, "malformed-number");
        }
        kept.get(
                        "/api/v1/petitions/" + number,
                        () -> data.petition(
                                record.find(number).orElseThrow(() -> new NotServed(404, "unknown-petition"))))
                .write(request, response);
    }

    @GetMapping("/api/v1/procedures")
    void procedures(HttpServletRequest request, HttpServletResponse response) throws IOException {
        data.procedures().write(request, response);
    }

    @GetMapping("/api/v1/procedures/{code}")
    void procedure(@PathVariable String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        data.procedure(pages.procedure(code).orElseThrow(() -> new NotServed(404, "unknown-procedure")))
                .write(request, response);
    }

    @GetMapping("/api/v1/sectors")
    void sectors(HttpServletRequest request, HttpServletResponse response) throws IOException {
        data.sectors().write(request, response);
    }

    @GetMapping("/api/v1/figures")
    void figures(HttpServletRequest request, HttpServletResponse response) throws IOException {
        data.figures().write(request, response);
    }

    @GetMapping("/api/v1/clock")
    void clock(
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "0") String extended,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var reckoned = Clocks.received(received);
        var length = Clocks.period(period);
        var extensions = Clocks.extensionLengths(extended);
        var suspensions = suspensions(request.getParameterValues("suspended"));
        try {
            var reckoning = new StatutoryClock(holidays.known()).reckon(reckoned, length, suspensions, extensions);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("due", reckoning.due());
            answer.put("deemed", reckoning.deemedOn());
            answer.put("explanation", reckoning.explanation());
            json(answer).write(request, response);
        } catch (IllegalArgumentException beyondTheCalendar) {
            throw new NotServed(400, "beyond-the-calendar");
        }
    }

    private static List<Suspension> suspensions(String @Nullable [] given) {
        if (given == null) {
            return List.of();
        }
        if (given.length > MOST_SUSPENSIONS) {
            throw new NotServed(400, "too-many-suspensions", MOST_SUSPENSIONS);
        }
        return Arrays.stream(given).map(Clocks::suspension).toList();
    }

    @GetMapping("/api/v1/holidays/{year}")
    void holidays(@PathVariable String year, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        json(holidays.known().in(year(year)).stream().map(Machine::holiday).toList())
                .write(request, response);
    }

    /** With what a division drew: the commitment, and from the day after the seed, so that anyone can draw again. */
    @GetMapping("/api/v1/draws")
    void draws(
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String day,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LocalDate on;
        try {
            on = LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw new NotServed(400, "unknown-date", day);
        }
        json(record.draw(agency, division, on).orElseThrow(() -> new NotServed(404, "unknown-draw")))
                .write(request, response);
    }

    private static Map<String, Object> holiday(Holiday holiday) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("date", holiday.date());
        one.put("name", holiday.name());
        one.put("kind", holiday.kind().name().toLowerCase(Locale.ROOT));
        one.put("basis", holiday.basis());
        return one;
    }

    private static Answer json(Object value) {
        return Answer.ok(Answer.JSON, RecordJson.JSON.writeValueAsBytes(value));
    }

    static int year(String text) {
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            if (year >= Holidays.FIRST_YEAR && year <= Holidays.LAST_YEAR) {
                return year;
            }
        }
        throw new NotServed(404, "unknown-year", Holidays.FIRST_YEAR, Holidays.LAST_YEAR);
    }

    /** A whole number from -1 on. */
    static long index(String name, String text) {
        if (!text.matches("-1|\\d{1,15}")) {
            throw new NotServed(400, "unknown-number", name);
        }
        return Long.parseLong(text);
    }
}
