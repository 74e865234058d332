package city.open.outside.portal;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Legible;
import city.open.ground.page.Answer;
import city.open.ground.page.Guest;
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
    void withoutSlash(Guest guest) {
        redirect(guest.response(), guest.to("/"));
    }

    @GetMapping("/{lang:ko|en}/")
    void home(Guest guest) throws IOException {
        switch (Format.asked(guest.request(), null, Format.HTML, Format.JSON)) {
            case JSON -> send(guest, data.figures());
            default ->
                keep(guest, guest.to("/"), () -> html(pages.home(guest.lang())).until(clock.millis() + HOME_MILLIS));
        }
    }

    @GetMapping("/{lang:ko|en}/sectors/{name}")
    void sector(Guest guest, @PathVariable String name) throws IOException {
        var named = Format.Named.of(name);
        var sector = pages.sector(named.name()).orElseThrow(() -> new NotServed(404, "unknown-sector"));
        switch (Format.asked(guest.request(), named.format(), Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> send(guest, data.sector(sector, pages.proceduresOf(sector)));
            case CSV -> table(guest, sector.id(), data.proceduresCsv(guest.lang(), pages.proceduresOf(sector)));
            default ->
                keep(
                        guest,
                        guest.to("/sectors/" + sector.id()),
                        () -> html(pages.sector(guest.lang(), sector)).until(clock.millis() + FIGURES_MILLIS));
        }
    }

    @GetMapping("/{lang:ko|en}/procedures")
    void procedures(Guest guest, @RequestParam(defaultValue = "") String q) throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        if (q.length() > LONGEST) {
            throw new NotServed(400, "too-long", "q", LONGEST);
        }
        if (!Legible.is(Legible.tidy(q))) {
            throw new NotServed(400, "unreadable", "q");
        }
        Supplier<Answer> print = () -> html(finder.page(guest.lang(), q));
        if (guest.request().getQueryString() == null) {
            keep(guest, guest.to("/procedures"), () -> print.get().until(clock.millis() + FIGURES_MILLIS));
        } else {
            send(guest, print.get());
        }
    }

    @GetMapping("/{lang:ko|en}/procedures/{name}")
    void procedure(Guest guest, @PathVariable String name) throws IOException {
        var named = Format.Named.of(name);
        var procedure = pages.procedure(named.name()).orElseThrow(() -> new NotServed(404, "unknown-procedure"));
        switch (Format.asked(guest.request(), named.format(), Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> send(guest, data.procedure(procedure));
            case CSV -> table(guest, procedure.code().value(), data.stepsCsv(guest.lang(), procedure));
            default ->
                keep(
                        guest,
                        guest.to("/procedures/" + procedure.code().value()),
                        () -> html(pages.procedure(guest.lang(), procedure)).until(clock.millis() + FIGURES_MILLIS));
        }
    }

    @GetMapping({"/{lang:ko|en}/petitions", "/{lang:ko|en}/petitions.{suffix:json|csv|atom|ics}"})
    void petitions(Guest guest, @PathVariable(required = false) @Nullable String suffix) throws IOException {
        var question = Question.of(guest.request());
        var format = Format.asked(
                guest.request(), Format.of(suffix), Format.HTML, Format.JSON, Format.CSV, Format.ATOM, Format.CALENDAR);
        switch (format) {
            case JSON -> send(guest, data.petitions(question, pages.found(question, DATA_PAGE), guest.request()));
            case CSV -> files.forPeople(guest, question);
            case ATOM -> send(guest, data.petitionsAtom(guest, question, pages.found(question, PAGE)));
            case CALENDAR -> send(guest, data.petitionsCalendar(guest, question, pages.found(question, DATA_PAGE)));
            case HTML -> browse(guest, question);
        }
    }

    private void browse(Guest guest, Question question) throws IOException {
        var number = question.sought();
        if (PetitionNumber.isWellFormed(number)
                && (record.find(number).isPresent()
                        || filings.find(new PetitionNumber(number)).isPresent())) {
            redirect(guest.response(), guest.to("/petitions/" + number));
            return;
        }
        try {
            var found = pages.found(question, PAGE);
            send(guest, html(pages.browse(guest.lang(), question, found, "")));
        } catch (NotServed fault) {
            var page = pages.browse(guest.lang(), question, null, fault.sentence(guest.words()));
            send(guest, Answer.of(fault.status(), Answer.HTML, Answer.NEVER, page));
        }
    }

    @GetMapping("/{lang:ko|en}/petitions/{name}")
    void petition(
            Guest guest,
            @PathVariable String name,
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String size)
            throws IOException {
        var named = Format.Named.of(name);
        var number = named.name();
        switch (Format.asked(
                guest.request(), named.format(), Format.HTML, Format.JSON, Format.CSV, Format.ATOM, Format.CALENDAR)) {
            case JSON -> send(guest, kept.get("/api/v1/petitions/" + number, () -> data.petition(find(number))));
            case CSV -> table(guest, number, data.entriesCsv(guest.lang(), find(number)));
            case ATOM -> send(guest, data.petitionAtom(guest, find(number)));
            case CALENDAR -> send(guest, data.petitionCalendar(guest, find(number)));
            case HTML -> {
                var waiting = waiting(guest.lang(), number);
                if (waiting.isPresent()) {
                    send(guest, waiting.get());
                    return;
                }
                if (at != null || size != null) {
                    send(guest, html(then(guest.lang(), find(number), at, size, order.equals("oldest"))));
                    return;
                }
                Supplier<Answer> print = () -> {
                    var one = find(number);
                    return html(pages.petition(guest.lang(), one, order.equals("oldest")))
                            .until(pages.freshUntil(one.view()));
                };
                if (guest.request().getQueryString() == null) {
                    keep(guest, guest.to("/petitions/" + number), print);
                } else {
                    send(guest, print.get());
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
                        lang,
                        one,
                        entries.size(),
                        question,
                        when,
                        now.isAfter(clock.instant()) ? clock.instant() : now,
                        oldestFirst)
                .orElseThrow(() -> new NotServed(404, "head-not-kept"));
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
    void document(Guest guest, @PathVariable String number, @PathVariable String id) throws IOException {
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
            throw new NotServed(410, "withheld-document", guest.words().say(ground));
        }
        var pdf = record.document(number, id).orElseThrow(() -> new NotServed(404, "unknown-document"));
        guest.response().setHeader("Content-Disposition", "inline; filename=\"%s-%s.pdf\"".formatted(number, id));
        send(guest, Answer.ok("application/pdf", pdf).unpacked());
    }

    @GetMapping("/{lang:ko|en}/about")
    void about(Guest guest) throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        keep(guest, guest.to("/about"), () -> html(pages.about(guest.lang())).until(clock.millis() + FIGURES_MILLIS));
    }

    @GetMapping("/{lang:ko|en}/data")
    void data(Guest guest) throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        send(guest, html(pages.data(guest.lang(), Data.origin(guest.request()), files.licence())));
    }

    @GetMapping("/{lang:ko|en}/clock")
    void clock(
            Guest guest,
            @RequestParam(required = false) @Nullable String received,
            @RequestParam(defaultValue = "7d") String period,
            @RequestParam(defaultValue = "") String suspendedFrom,
            @RequestParam(defaultValue = "") String suspendedTo,
            @RequestParam(defaultValue = "0") String extended,
            @RequestParam(defaultValue = "") String year)
            throws IOException {
        Format.asked(guest.request(), null, Format.HTML);
        int shown = year.isEmpty() ? pages.thisYear() : Machine.year(year);
        var asked = received == null
                ? pages.usualQuestion()
                : new ClockPage.Asked(
                        received, period.strip(), suspendedFrom, suspendedTo, Clocks.extensions(extended));
        send(guest, html(pages.clock(guest.lang(), asked, received != null, shown)));
    }

    private static Lang lang(String tag) {
        return Lang.find(tag).orElseThrow();
    }

    private static Answer html(byte[] page) {
        return Answer.ok(Answer.HTML, page);
    }

    /** Under the page's one address, however the request spelt it: what is kept under another would never be dropped. */
    private void keep(Guest guest, String address, Supplier<Answer> print) throws IOException {
        send(guest, kept.get(address, print));
    }

    private void send(Guest guest, Answer answer) throws IOException {
        guest.answer(outage.told(answer, guest.request()));
    }

    /** A table is kept as a file; by its name it is found again. */
    private void table(Guest guest, String of, Answer table) throws IOException {
        guest.response()
                .setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s.csv\""
                                .formatted(of, guest.lang().tag()));
        send(guest, table);
    }

    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Location", to);
    }
}
