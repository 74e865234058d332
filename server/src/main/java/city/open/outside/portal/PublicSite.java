package city.open.outside.portal;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Legible;
import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.export.DataFiles;
import city.open.outside.filing.WaitingFilings;
import city.open.outside.record.Disclosed.DocumentOpened;
import city.open.outside.record.Disclosed.DocumentWithdrawn;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Question;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The public pages, each in several formats at one address (contract.md, "Public addresses"). */
@Controller
class PublicSite {
    private static final int PAGE = 30;
    private static final int DATA_PAGE = 100;
    /** Letters of what is sought. */
    private static final int LONGEST = 200;

    private static final long HOME_MILLIS = 500;
    private static final long FIGURES_MILLIS = 30_000;

    private final PublicRecord record;
    private final Pages pages;
    private final ProcedureFinder finder;
    private final Data data;
    private final DataFiles files;
    private final Kept kept;
    private final Outage outage;
    private final WaitingFilings filings;
    private final Clock clock;

    PublicSite(
            PublicRecord record,
            Pages pages,
            ProcedureFinder finder,
            Data data,
            DataFiles files,
            Kept kept,
            Outage outage,
            WaitingFilings filings,
            Clock clock) {
        this.record = record;
        this.pages = pages;
        this.finder = finder;
        this.data = data;
        this.files = files;
        this.kept = kept;
        this.outage = outage;
        this.filings = filings;
        this.clock = clock;
    }

    @GetMapping("/")
    void root(HttpServletRequest request, HttpServletResponse response) {
        var header = request.getHeader("Accept-Language");
        response.setHeader("Vary", "Accept-Language");
        redirect(response, "/" + Lang.preferred(header == null ? "" : header).tag() + "/");
    }

    @GetMapping("/{lang:ko|en}")
    void withoutSlash(@PathVariable String lang, HttpServletResponse response) {
        redirect(response, "/" + lang + "/");
    }

    @GetMapping("/{lang:ko|en}/")
    void home(@PathVariable String lang, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (Format.asked(request, null, Format.HTML, Format.JSON)) {
            case JSON -> send(data.figures(), request, response);
            default ->
                keep(
                        "/" + lang + "/",
                        request,
                        response,
                        () -> html(pages.home(lang(lang))).until(clock.millis() + HOME_MILLIS));
        }
    }

    @GetMapping("/{lang:ko|en}/sectors/{name}")
    void sector(
            @PathVariable String lang,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var named = Format.Named.of(name);
        var sector = pages.sector(named.name()).orElseThrow(() -> new NotServed(404, "unknown-sector"));
        switch (Format.asked(request, named.format(), Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> send(data.sector(sector, pages.proceduresOf(sector)), request, response);
            case CSV ->
                table(lang, sector.id(), data.proceduresCsv(lang(lang), pages.proceduresOf(sector)), request, response);
            default ->
                keep(
                        "/" + lang + "/sectors/" + sector.id(),
                        request,
                        response,
                        () -> html(pages.sector(lang(lang), sector)).until(clock.millis() + FIGURES_MILLIS));
        }
    }

    @GetMapping("/{lang:ko|en}/procedures")
    void procedures(
            @PathVariable String lang,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format.asked(request, null, Format.HTML);
        if (q.length() > LONGEST) {
            throw new NotServed(400, "too-long", "q", LONGEST);
        }
        if (!Legible.is(Legible.tidy(q))) {
            throw new NotServed(400, "unreadable", "q");
        }
        Supplier<Answer> print = () -> html(finder.page(lang(lang), q));
        if (request.getQueryString() == null) {
            keep(
                    "/" + lang + "/procedures",
                    request,
                    response,
                    () -> print.get().until(clock.millis() + FIGURES_MILLIS));
        } else {
            send(print.get(), request, response);
        }
    }

    @GetMapping("/{lang:ko|en}/procedures/{name}")
    void procedure(
            @PathVariable String lang,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var named = Format.Named.of(name);
        var procedure = pages.procedure(named.name()).orElseThrow(() -> new NotServed(404, "unknown-procedure"));
        switch (Format.asked(request, named.format(), Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> send(data.procedure(procedure), request, response);
            case CSV -> table(lang, procedure.code().value(), data.stepsCsv(lang(lang), procedure), request, response);
            default ->
                keep(
                        "/" + lang + "/procedures/" + procedure.code().value(),
                        request,
                        response,
                        () -> html(pages.procedure(lang(lang), procedure)).until(clock.millis() + FIGURES_MILLIS));
        }
    }

    @GetMapping({"/{lang:ko|en}/petitions", "/{lang:ko|en}/petitions.{suffix:json|csv|atom|ics}"})
    void petitions(
            @PathVariable String lang,
            @PathVariable(required = false) @Nullable String suffix,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var question = Question.of(request);
        var format = Format.asked(
                request, Format.of(suffix), Format.HTML, Format.JSON, Format.CSV, Format.ATOM, Format.CALENDAR);
        switch (format) {
            case JSON -> send(data.petitions(question, pages.found(question, DATA_PAGE), request), request, response);
            case CSV -> files.forPeople(lang(lang), question, request, response);
            case ATOM ->
                send(data.petitionsAtom(lang(lang), question, pages.found(question, PAGE), request), request, response);
            case CALENDAR ->
                send(
                        data.petitionsCalendar(lang(lang), question, pages.found(question, DATA_PAGE), request),
                        request,
                        response);
            case HTML -> browse(lang(lang), question, request, response);
        }
    }

    private void browse(Lang lang, Question question, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var number = question.sought();
        if (PetitionNumber.isWellFormed(number)
                && (record.find(number).isPresent()
                        || filings.find(new PetitionNumber(number)).isPresent())) {
            redirect(response, "/" + lang.tag() + "/petitions/" + number);
            return;
        }
        try {
            var found = pages.found(question, PAGE);
            send(html(pages.browse(lang, question, found, "")), request, response);
        } catch (NotServed fault) {
            var page = pages.browse(lang, question, null, fault.sentence(Words.in(lang)));
            send(Answer.of(fault.status(), Answer.HTML, Answer.NEVER, page), request, response);
        }
    }

    @GetMapping("/{lang:ko|en}/petitions/{name}")
    void petition(
            @PathVariable String lang,
            @PathVariable String name,
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var named = Format.Named.of(name);
        var number = named.name();
        switch (Format.asked(
                request, named.format(), Format.HTML, Format.JSON, Format.CSV, Format.ATOM, Format.CALENDAR)) {
            case JSON ->
                send(kept.get("/api/v1/petitions/" + number, () -> data.petition(find(number))), request, response);
            case CSV -> table(lang, number, data.entriesCsv(lang(lang), find(number)), request, response);
            case ATOM -> send(data.petitionAtom(lang(lang), find(number), request), request, response);
            case CALENDAR -> send(data.petitionCalendar(lang(lang), find(number), request), request, response);
            case HTML -> {
                var waiting = waiting(lang(lang), number);
                if (waiting.isPresent()) {
                    send(waiting.get(), request, response);
                    return;
                }
                if (at != null || size != null) {
                    send(html(then(lang(lang), find(number), at, size, order.equals("oldest"))), request, response);
                    return;
                }
                Supplier<Answer> print = () -> {
                    var one = find(number);
                    return html(pages.petition(lang(lang), one, order.equals("oldest")))
                            .until(pages.freshUntil(one.view()));
                };
                if (request.getQueryString() == null) {
                    keep("/" + lang + "/petitions/" + number, request, response, print);
                } else {
                    send(print.get(), request, response);
                }
            }
        }
    }

    /** The petition as it was at the end of a day, or when the log had so many entries: what everyone could see then, and no more. */
    private byte[] then(Lang lang, PublicCase one, @Nullable String at, @Nullable String size, boolean oldestFirst) {
        var words = Words.in(lang);
        if (at != null) {
            var day = Question.day("at", at);
            var end = day.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant();
            return then(
                    lang,
                    one,
                    entry -> entry.recordedAt().isBefore(end),
                    "at=" + day,
                    words.say("then.day", new When(words).day(day)),
                    end.minusMillis(1),
                    oldestFirst);
        }
        if (size == null || !size.matches("\\d{1,15}")) {
            throw new NotServed(400, "unknown-size");
        }
        long entries = Long.parseLong(size);
        return then(
                lang,
                one,
                entry -> entry.index() < entries,
                "size=" + entries,
                words.say("then.size", entries),
                null,
                oldestFirst);
    }

    private byte[] then(
            Lang lang,
            PublicCase one,
            Predicate<Entry> seen,
            String question,
            String when,
            @Nullable Instant moment,
            boolean oldestFirst) {
        var entries = one.entries().stream().filter(seen).toList();
        if (entries.isEmpty()) {
            throw new NotServed(404, "not-yet-public");
        }
        var now = moment == null ? entries.getLast().recordedAt() : moment;
        return pages.petitionThen(
                lang, one, entries, question, when, now.isAfter(clock.instant()) ? clock.instant() : now, oldestFirst);
    }

    /** The page of what is filed and not public yet. */
    private Optional<Answer> waiting(Lang lang, String number) {
        return PetitionNumber.isWellFormed(number) && record.find(number).isEmpty()
                ? filings.find(new PetitionNumber(number))
                        .map(filing -> Answer.of(200, Answer.HTML, Answer.NEVER, pages.filed(lang, filing)))
                : Optional.empty();
    }

    private PublicCase find(String number) {
        if (!PetitionNumber.isWellFormed(number)) {
            throw new NotServed(404, "malformed-number");
        }
        return record.find(number).orElseThrow(() -> new NotServed(404, "unknown-petition"));
    }

    /** A redacted paper, as it was published; one that was withheld later is gone with its ground. */
    @GetMapping("/{lang:ko|en}/petitions/{number}/documents/{id}")
    void document(
            @PathVariable String lang,
            @PathVariable String number,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var entries = find(number).entries();
        if (entries.stream()
                .anyMatch(entry ->
                        entry.disclosed() instanceof DocumentWithdrawn withdrawn && id.equals(withdrawn.document()))) {
            throw new NotServed(410, "document-withdrawn");
        }
        var entry = entries.stream()
                .filter(one -> one.disclosed() instanceof DocumentOpened opened && id.equals(opened.document()))
                .findFirst()
                .orElseThrow(() -> new NotServed(404, "unknown-document"));
        if (entry.isWithheldWhole()) {
            var ground = "ground." + entry.withheld().getLast().ground();
            throw new NotServed(410, "withheld-document", Words.in(lang(lang)).say(ground));
        }
        var pdf = record.document(number, id).orElseThrow(() -> new NotServed(404, "unknown-document"));
        response.setHeader("Content-Disposition", "inline; filename=\"%s-%s.pdf\"".formatted(number, id));
        send(Answer.ok("application/pdf", pdf).unpacked(), request, response);
    }

    @GetMapping("/{lang:ko|en}/about")
    void about(@PathVariable String lang, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format.asked(request, null, Format.HTML);
        keep(
                "/" + lang + "/about",
                request,
                response,
                () -> html(pages.about(lang(lang))).until(clock.millis() + FIGURES_MILLIS));
    }

    @GetMapping("/{lang:ko|en}/data")
    void data(@PathVariable String lang, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format.asked(request, null, Format.HTML);
        send(html(pages.data(lang(lang), Data.origin(request), files.licence())), request, response);
    }

    @GetMapping("/{lang:ko|en}/clock")
    void clock(
            @PathVariable String lang,
            @RequestParam(required = false) @Nullable String received,
            @RequestParam(defaultValue = "7d") String period,
            @RequestParam(defaultValue = "") String suspendedFrom,
            @RequestParam(defaultValue = "") String suspendedTo,
            @RequestParam(defaultValue = "0") String extended,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format.asked(request, null, Format.HTML);
        int shown = year.isEmpty() ? pages.thisYear() : Machine.year(year);
        var asked = received == null
                ? pages.usualQuestion()
                : new ClockPage.Asked(
                        received, period.strip(), suspendedFrom, suspendedTo, Clocks.extensions(extended));
        send(html(pages.clock(lang(lang), asked, received != null, shown)), request, response);
    }

    private static Lang lang(String tag) {
        return Lang.find(tag).orElseThrow();
    }

    private static Answer html(byte[] page) {
        return Answer.ok(Answer.HTML, page);
    }

    /** Under the page's one address, however the request spelt it: what is kept under another would never be dropped. */
    private void keep(String address, HttpServletRequest request, HttpServletResponse response, Supplier<Answer> print)
            throws IOException {
        send(kept.get(address, print), request, response);
    }

    private void send(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        outage.told(answer, request).write(request, response);
    }

    /** A table is kept as a file; by its name it is found again. */
    private void table(String lang, String of, Answer table, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"%s-%s.csv\"".formatted(of, lang));
        send(table, request, response);
    }

    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Location", to);
    }
}
