package city.open.outside.export;

import city.open.ground.calendar.CityTime;
import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.export.GeoReport.Report;
import city.open.outside.record.CaseView;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.ReceivedSought;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Open311 GeoReport v2 for those who read it: services and requests, in XML and JSON, without a key. Nothing can be filed here. There is one jurisdiction, so
 * {@code jurisdiction_id} is not looked at. How our words became those of the standard stands in {@code docs/export.md}.
 */
@Controller
class GeoReportSite {
    private static final String SUFFIX = ".{format:json|xml}";
    private static final String XML = "text/xml;charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";

    /** The standard's own limits. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final int MOST = 1_000;

    /** Of pages, where a page is asked for. */
    private static final int USUAL = 100;
    /** Whoever wants what lies deeper asks for fewer days. */
    private static final int DEEPEST = 10_000;

    private static final int MOST_NUMBERS = 100;

    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Instant begun;

    GeoReportSite(PublicRecord record, Catalogue catalogue, Clock clock) {
        this.record = record;
        this.catalogue = catalogue;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** What cannot be answered, with what is said of it. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String kind;
        private final transient Object[] values;

        Refused(int status, String kind, Object... values) {
            super(kind, null, false, false);
            this.status = status;
            this.kind = kind;
            this.values = values;
        }
    }

    @GetMapping("/open311/discovery" + SUFFIX)
    void discovery(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var words = words(request);
        send(
                format,
                request,
                response,
                () -> report(request)
                        .discovery(
                                words.say(
                                        "georeport.contact",
                                        origin(request) + "/" + words.lang().tag() + "/about"),
                                words.say("georeport.key"),
                                begun));
    }

    @GetMapping("/open311/v2/services" + SUFFIX)
    void services(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(format, request, response, () -> report(request).services(catalogue.current()));
    }

    @GetMapping("/open311/v2/services/{code}" + SUFFIX)
    void service(
            @PathVariable String code,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                format,
                request,
                response,
                () -> report(request)
                        .definition(procedure(code).orElseThrow(() -> new Refused(404, "unknown-service"))));
    }

    @GetMapping("/open311/v2/requests" + SUFFIX)
    void requests(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(format, request, response, () -> report(request).requests(sought(request)));
    }

    @GetMapping("/open311/v2/requests/{id}" + SUFFIX)
    void request(
            @PathVariable String id,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                format,
                request,
                response,
                () -> report(request)
                        .requests(List.of(find(id).orElseThrow(() -> new Refused(404, "unknown-request")))));
    }

    private void send(String format, HttpServletRequest request, HttpServletResponse response, Supplier<Report> content)
            throws IOException {
        Report report;
        int status = 200;
        try {
            report = content.get();
        } catch (Refused refused) {
            status = refused.status;
            report = GeoReport.error(status, words(request).say("georeport." + refused.kind, refused.values));
        }
        boolean xml = format.equals("xml");
        var body = xml ? report.xml().getBytes(StandardCharsets.UTF_8) : report.json();
        Answer.of(status, xml ? XML : JSON, status == 200 ? Answer.REVALIDATE : Answer.NEVER, body)
                .write(request, response);
    }

    // What is asked for

    private List<CaseView> sought(HttpServletRequest request) {
        var numbers = parts(request, "service_request_id");
        if (numbers.size() > MOST_NUMBERS) {
            throw new Refused(400, "too-many", MOST_NUMBERS);
        }
        if (!numbers.isEmpty()) {
            return numbers.stream()
                    .distinct()
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .toList();
        }
        var codes = parts(request, "service_code");
        if (codes.stream().anyMatch(code -> procedure(code).isEmpty())) {
            throw new Refused(400, "unknown-code");
        }
        var from = moment(request, "start_date", false);
        var to = moment(request, "end_date", true);
        if (to == null) {
            var now = clock.instant();
            to = from == null || from.plus(LONGEST).isAfter(now) ? now : from.plus(LONGEST);
        }
        if (from == null) {
            from = to.minus(LONGEST);
        }
        if (from.isAfter(to) && request.getParameter("end_date") != null) {
            throw new Refused(400, "from-after-to");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new Refused(400, "too-long", LONGEST.toDays());
        }
        boolean paged = !value(request, "page").isEmpty()
                || !value(request, "page_size").isEmpty();
        int size = paged ? number(request, "page_size", USUAL, MOST) : MOST;
        int page = number(request, "page", 1, DEEPEST);
        if ((long) page * size > DEEPEST) {
            throw new Refused(400, "too-deep", DEEPEST);
        }
        return record.received(new ReceivedSought(codes, decided(request), from, to, (page - 1) * size, size));
    }

    /** Null for both. */
    private static @Nullable Boolean decided(HttpServletRequest request) {
        var asked = Set.copyOf(parts(request, "status"));
        if (!Set.of("open", "closed").containsAll(asked)) {
            throw new Refused(400, "unknown-status");
        }
        return asked.size() == 1 ? asked.contains("closed") : null;
    }

    private Optional<CaseView> find(String number) {
        return PetitionNumber.isWellFormed(number) ? record.find(number).map(PublicCase::view) : Optional.empty();
    }

    private Optional<Procedure> procedure(String code) {
        try {
            return catalogue.find(new ProcedureCode(code));
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }

    /** A time with its zone or, as the standard's W3 note allows, a day, which is one of the city and is meant from its beginning to its end. */
    private static @Nullable Instant moment(HttpServletRequest request, String name, boolean end) {
        var written = value(request, name);
        if (written.isEmpty()) {
            return null;
        }
        try {
            // A plus that was not encoded has become a blank.
            var at = written.length() == 10
                    ? LocalDate.parse(written)
                            .plusDays(end ? 1 : 0)
                            .atStartOfDay(CityTime.ZONE)
                            .toInstant()
                            .minusMillis(end ? 1 : 0)
                    : OffsetDateTime.parse(written.replace(' ', '+')).toInstant();
            int year = at.atZone(CityTime.ZONE).getYear();
            if (year >= 1900 && year <= 2200) {
                return at;
            }
        } catch (DateTimeException _) {
            throw new Refused(400, "unknown-date", name);
        }
        throw new Refused(400, "unknown-date", name);
    }

    private static int number(HttpServletRequest request, String name, int usual, int most) {
        var written = value(request, name);
        if (written.isEmpty()) {
            return usual;
        }
        if (!written.matches("[0-9]{1,5}")) {
            throw new Refused(400, "unknown-number", name, most);
        }
        int number = Integer.parseInt(written);
        if (number < 1 || number > most) {
            throw new Refused(400, "unknown-number", name, most);
        }
        return number;
    }

    /** Said several times or with commas between, as the standard has it; what is empty was not said. */
    private static List<String> parts(HttpServletRequest request, String name) {
        var said = request.getParameterValues(name);
        return said == null
                ? List.of()
                : Arrays.stream(said)
                        .flatMap(one -> Arrays.stream(one.split(",")))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    private static String value(HttpServletRequest request, String name) {
        var said = request.getParameter(name);
        return said == null ? "" : said.strip();
    }

    /** The standard knows no languages: Korean, unless {@code lang=en} asks otherwise. */
    private static Words words(HttpServletRequest request) {
        return Words.in(Lang.find(value(request, "lang")).orElse(Lang.KO));
    }

    private static GeoReport report(HttpServletRequest request) {
        return new GeoReport(words(request), origin(request));
    }

    private static String origin(HttpServletRequest request) {
        return DataFiles.origin(request);
    }
}
