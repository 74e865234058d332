package city.open.outside.report;

import city.open.border.letters.VaultFault;
import city.open.border.reports.Category;
import city.open.border.reports.Custodians;
import city.open.border.reports.Custodians.Names;
import city.open.border.reports.Identity;
import city.open.border.reports.ReportBox;
import city.open.border.reports.ReportCode;
import city.open.border.reports.ReportKeys;
import city.open.border.reports.Said;
import city.open.ground.gate.Pace;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Elsewhere;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.Silence;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.report.ReportPage.Choice;
import city.open.outside.report.ReportPage.Typed;
import city.open.outside.report.TalkPage.Line;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The postcard to the mayor. Forms are answered where they are sent, without leading on, as there is nothing that could remember them; sent anew they
 * change nothing.
 */
@Controller
class ReportSite {
    static final int LONGEST = 5_000;
    static final int LONGEST_STEP = 200;
    /** Wrong codes that nobody has to wait for; then one in two seconds, so that 1,000 reports are found by guessing once in 600,000 years. */
    static final int WRONG_CODES = 20;

    private static final Duration EACH_WRONG_CODE = Duration.ofSeconds(2);
    /** Every page is filled up to a multiple of this, so that its size on the line does not tell them apart. */
    private static final Logger log = LoggerFactory.getLogger(ReportSite.class);

    private final ReportBox box;
    private final Custodians custodians;
    private final Tickets tickets;
    private final ReportSettings settings;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;
    private final Pace sending;
    private final Pace guessing = new Pace(WRONG_CODES, EACH_WRONG_CODE);

    ReportSite(
            ReportBox box,
            Custodians custodians,
            Tickets tickets,
            ReportSettings settings,
            Framing framing,
            Printer printer,
            Clock clock) {
        this.box = box;
        this.custodians = custodians;
        this.tickets = tickets;
        this.settings = settings;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
        this.sending = new Pace(settings.anHour(), Duration.ofHours(1).dividedBy(Math.max(1, settings.anHour())));
    }

    @GetMapping("/{lang:ko|en}/report")
    void form(Guest guest) throws IOException {
        ask(guest, 200, "", Typed.NOTHING);
    }

    @PostMapping("/{lang:ko|en}/report")
    void send(
            Guest guest,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String audit,
            @RequestParam(defaultValue = "") String mayor,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reach)
            throws IOException {
        var typed = new Typed(
                category,
                step.strip(),
                audit.equals("on"),
                mayor.equals("on"),
                words.strip(),
                name.strip(),
                reach.strip());
        if (!settings.open()) {
            ask(guest, 503, guest.words().say("report.closed"), typed);
            return;
        }
        if (Elsewhere.sent(guest.request()) || !tickets.isOurs(form)) {
            ask(guest, 403, guest.words().say("report.form-old"), typed);
            return;
        }
        var chosen = Category.find(category).orElse(null);
        var fault = fault(guest.words(), chosen, typed);
        if (chosen == null || !fault.isEmpty()) {
            ask(guest, 422, fault, typed);
            return;
        }
        var who = new Identity(typed.name(), typed.reach());
        if (!who.isNobody() && custodians.names(tickets.today()) != Names.TAKEN) {
            ask(guest, 422, guest.words().say("report.name.gone"), typed);
            return;
        }
        if (!sending.begin(clock.instant())) {
            ask(guest, 429, guest.words().say("report.full"), typed);
            return;
        }
        var code = tickets.code(form);
        try {
            box.begin(
                    code.keys(tickets.pepper()),
                    form,
                    Said.report(
                            typed.words(),
                            new Said.First(
                                    chosen, typed.step(), typed.auditAside(), typed.mayorAside(), !who.isNobody())),
                    who,
                    tickets.today());
        } catch (VaultFault | DataAccessException | TransactionException shut) {
            log.error("reports: {}", shut.getMessage());
            ask(guest, 503, guest.words().say("report.shut"), typed);
            return;
        }
        answer(
                guest,
                200,
                "report/sent",
                new SentPage(frame(guest, guest.words().say("report.sent.title"), "/report"), code.grouped()));
    }

    @GetMapping("/{lang:ko|en}/report/talk")
    void door(Guest guest) throws IOException {
        askCode(guest, 200, "", "");
    }

    @PostMapping("/{lang:ko|en}/report/talk")
    void talk(
            Guest guest,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        var typed = words.strip();
        var read = ReportCode.typed(code).orElse(null);
        if (read == null) {
            askCode(guest, 422, guest.words().say("report.code.shape"), typed);
            return;
        }
        if (!guessing.begin(clock.instant())) {
            askCode(guest, 429, guest.words().say("report.code.slow"), typed);
            return;
        }
        try {
            talk(guest, read, read.keys(tickets.pepper()), form, typed);
        } catch (VaultFault | DataAccessException | TransactionException shut) {
            log.error("reports: {}", shut.getMessage());
            askCode(guest, 503, guest.words().say("report.shut"), typed);
        }
    }

    private void talk(Guest guest, ReportCode code, ReportKeys keys, String form, String typed) throws IOException {
        var words = guest.words();
        var today = tickets.today();
        if (box.read(keys, today).isEmpty()) {
            askCode(guest, 422, words.say("report.code.wrong"), typed);
            return;
        }
        guessing.giveBack();
        int status = 200;
        var fault = "";
        if (!typed.isEmpty()) {
            fault = !settings.open()
                    ? words.say("report.closed")
                    : Elsewhere.sent(guest.request()) || !tickets.isOurs(form)
                            ? words.say("report.form-old")
                            : faultOfWords(words, typed);
            status = fault.isEmpty() ? 200 : 422;
            if (fault.isEmpty() && !sending.begin(clock.instant())) {
                fault = words.say("report.full");
                status = 429;
            }
            if (fault.isEmpty()) {
                box.say(keys, form, Said.more(typed), today);
            }
        }
        show(guest, status, code, box.read(keys, today).orElse(List.of()), fault, fault.isEmpty() ? "" : typed);
    }

    private void show(Guest guest, int status, ReportCode code, List<ReportBox.Line> lines, String fault, String typed)
            throws IOException {
        var words = guest.words();
        var when = new When(words);
        answer(
                guest,
                status,
                "report/talk",
                new TalkPage(
                        frame(guest, words.say("report.talk.title"), "/report/talk"),
                        code.grouped(),
                        tickets.fresh(),
                        about(words, lines),
                        lines.stream()
                                .map(line -> new Line(
                                        words.say(line.fromOffice() ? "report.talk.office" : "report.talk.you"),
                                        when.day(line.on()),
                                        line.fromOffice(),
                                        news(words, line.said().news()),
                                        line.said().words().lines().toList()))
                                .toList(),
                        fault,
                        typed));
    }

    private static String news(Words words, Said.@Nullable News news) {
        return news == null
                ? ""
                : words.say(
                        "report.news." + news.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String about(Words words, List<ReportBox.Line> lines) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.said().first()))
                .findFirst()
                .map(first -> words.say("report.category." + first.category().id())
                        + (first.step().isEmpty() ? "" : " · " + first.step()))
                .orElse("");
    }

    private static String fault(Words words, @Nullable Category category, Typed typed) {
        if (category == null) {
            return words.say("report.category.missing");
        }
        if (typed.step().length() > LONGEST_STEP) {
            return words.say("report.step.long", LONGEST_STEP);
        }
        if (typed.auditAside() && typed.mayorAside()) {
            return words.say("report.aside.both");
        }
        if (typed.name().length() > Identity.LONGEST_NAME || typed.reach().length() > Identity.LONGEST_REACH) {
            return words.say("report.name.long", Identity.LONGEST_NAME, Identity.LONGEST_REACH);
        }
        if (typed.name().isEmpty() && !typed.reach().isEmpty()) {
            return words.say("report.name.missing");
        }
        var fault = faultOfWords(words, typed.words());
        return !fault.isEmpty() || !hasIdentityNumber(typed.step() + "\n" + typed.name() + "\n" + typed.reach())
                ? fault
                : words.say("report.words.number");
    }

    private static String faultOfWords(Words words, String typed) {
        if (typed.isEmpty()) {
            return words.say("report.words.missing");
        }
        if (typed.length() > LONGEST) {
            return words.say("report.words.long", "%,d".formatted(LONGEST));
        }
        return hasIdentityNumber(typed) ? words.say("report.words.number") : "";
    }

    /** Nobody may keep them here (Personal Information Protection Act art. 24-2), and nobody needs them to look into something. */
    private static boolean hasIdentityNumber(String text) {
        return PersonalData.in(text).stream().anyMatch(finding -> finding.kind().isIdentityNumber());
    }

    private void ask(Guest guest, int status, String fault, Typed typed) throws IOException {
        var words = guest.words();
        answer(
                guest,
                status,
                "report/form",
                new ReportPage(
                        frame(guest, words.say("report.title"), "/report"),
                        settings.open(),
                        fault,
                        tickets.fresh(),
                        Arrays.stream(Category.values())
                                .map(one -> new Choice(
                                        one.id(),
                                        words.say("report.category." + one.id()),
                                        words.say("report.category." + one.id() + ".hint"),
                                        one.id().equals(typed.category())))
                                .toList(),
                        settings.open() ? custodians.names(tickets.today()) : Names.TOO_FEW,
                        typed));
    }

    private void askCode(Guest guest, int status, String fault, String typed) throws IOException {
        answer(
                guest,
                status,
                "report/code",
                new CodePage(frame(guest, guest.words().say("report.talk.title"), "/report/talk"), fault, typed));
    }

    private Frame frame(Guest guest, String title, String path) {
        return framing.frame(guest.words(), title, path, "report");
    }

    private void answer(Guest guest, int status, String template, Object page) throws IOException {
        guest.answer(Silence.answer(status, printer.print(template, page)));
    }
}
