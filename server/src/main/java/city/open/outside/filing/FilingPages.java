package city.open.outside.filing;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.files.FileSettings;
import city.open.ground.page.Guest;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.filing.FilePage.Resume;
import city.open.outside.filing.Topic.Wrong;
import city.open.outside.filing.TopicPage.Pick;
import city.open.outside.filing.TopicPage.Shown;
import city.open.outside.filing.TopicPage.Stage;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages on which a citizen files: what to know, then one topic after the other. They work without a script. */
@Controller
class FilingPages {
    static final String CODE = "/{lang:ko|en}/file/{code:[A-Z][A-Z0-9-]{1,19}}";
    static final String GO = "go";
    static final String LATER = "later";

    private static final double WORKING_DAY = 8 * 60;

    private final Catalogue catalogue;
    private final PublicRecord record;
    private final HolidayRegister holidays;
    private final FilingForms forms;
    private final Offices offices;
    private final Drafts drafts;
    private final Submission submission;
    private final Doorkeeper doorkeeper;
    private final IntakeSettings settings;
    private final FileSettings files;
    private final Sheets sheets;
    private final Clock clock;

    FilingPages(
            Catalogue catalogue,
            PublicRecord record,
            HolidayRegister holidays,
            FilingForms forms,
            Offices offices,
            Drafts drafts,
            Submission submission,
            Doorkeeper doorkeeper,
            IntakeSettings settings,
            FileSettings files,
            Sheets sheets,
            Clock clock) {
        this.catalogue = catalogue;
        this.record = record;
        this.holidays = holidays;
        this.forms = forms;
        this.offices = offices;
        this.drafts = drafts;
        this.submission = submission;
        this.doorkeeper = doorkeeper;
        this.settings = settings;
        this.files = files;
        this.sheets = sheets;
        this.clock = clock;
    }

    /** With the draft that the address names. */
    Asked asked(Guest guest, String code) {
        var now = clock.instant();
        var procedure = catalogue
                .find(new ProcedureCode(code))
                .filter(one -> !offices.of(one, When.dayOf(now)).isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Asked(guest, procedure, forms.of(procedure, When.dayOf(now)), now, Held.named(guest.request()));
    }

    @GetMapping(CODE)
    void first(Guest guest, @PathVariable String code) throws IOException {
        var asked = asked(guest, code);
        if (isOver(asked)) {
            return;
        }
        var words = asked.words();
        var procedure = asked.procedure();
        var fee = asked.form().fee();
        sheets.send(
                guest,
                200,
                "file",
                new FilePage(
                        sheets.frame(asked.lang(), words.say("intake.title", asked.name()), asked.path()),
                        asked.code(),
                        asked.name(),
                        words.say(who(procedure.nature())),
                        procedure.documents().stream()
                                .map(document -> words.of(document.name()))
                                .toList(),
                        words.say("intake.needed.how", files.largestMegabytes(), settings.mostFiles()),
                        procedure.basis().binds()
                                ? words.say(
                                        "intake.time.law",
                                        words.of(procedure.period().inWords()))
                                : words.say("intake.time.none"),
                        real(asked),
                        fee == null ? words.say("intake.fee.unknown") : words.of(fee),
                        procedure.law().stream().map(words::of).toList(),
                        outOfHours(asked),
                        doorkeeper.form(guest),
                        doorkeeper.challenge(),
                        resumes(asked)));
    }

    private List<Resume> resumes(Asked asked) {
        var resumes = new ArrayList<Resume>();
        for (var key : Held.all(asked.request())) {
            drafts.find(key, asked.now()).ifPresent(kept -> {
                var saved = asked.when().minute(kept.expiresAt().minus(Drafts.KEPT));
                resumes.add(new Resume(
                        asked.about(key).address(Asked.REVIEW), asked.words().say("intake.resume.saved", saved)));
            });
        }
        return resumes;
    }

    private static String who(Nature nature) {
        return switch (nature) {
            case APPLICATION -> "intake.who.application";
            case REPORT -> "intake.who.report";
            case CONTRACT -> "intake.who.contract";
            case SANCTION, AGENCY_INITIATED -> "intake.who.office";
        };
    }

    private String real(Asked asked) {
        var durations = record.durations(asked.code());
        var whole = durations.whole();
        return whole == null
                ? asked.words().say("intake.time.few")
                : asked.words()
                        .say(
                                "intake.time.real",
                                durations.finished(),
                                When.number(whole.p50() / WORKING_DAY),
                                When.number(whole.p90() / WORKING_DAY));
    }

    /** Until when a filing of this moment would be received, where nobody is at work now; else empty. */
    String outOfHours(Asked asked) {
        return isOutOfHours(asked.now()) ? asked.when().minute(submission.receptionDue(asked.now())) : "";
    }

    boolean isOutOfHours(Instant at) {
        return new StatutoryClock(holidays.known()).workingMinutesBetween(at, at.plusSeconds(60)) == 0;
    }

    @PostMapping(CODE)
    void begin(
            Guest guest,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String altcha)
            throws IOException {
        var asked = asked(guest, code);
        if (isTurnedAway(asked, form) || isOver(asked)) {
            return;
        }
        if (!doorkeeper.letsBegin(guest.request(), altcha)) {
            say(429, asked, "intake.crowd.begin", "intake.crowd", asked.path());
            return;
        }
        var key = drafts.begin(Draft.begun(asked.code(), asked.procedure().version()), asked.now());
        Held.keep(asked, key);
        guest.seeOther(asked.about(key).address(asked.form().topics().getFirst().id()));
    }

    /** Whether the last day on which this can be filed has passed; the answer has then been given. */
    boolean isOver(Asked asked) throws IOException {
        if (asked.procedure().isOfferedOn(asked.today())) {
            return false;
        }
        sheets.say(
                asked.guest(),
                410,
                "intake.over",
                asked.path(),
                "/procedures/" + asked.code(),
                "intake.over.procedure");
        return true;
    }

    /** Whether a form did not come from our page or too many have come; the answer has then been given. */
    boolean isTurnedAway(Asked asked, String form) throws IOException {
        if (!doorkeeper.isOurs(asked.request(), form)) {
            say(403, asked, "intake.foreign", "intake.foreign", asked.path());
            return true;
        }
        if (!doorkeeper.letsSend(asked.request())) {
            say(429, asked, "intake.crowd", "intake.crowd", asked.path());
            return true;
        }
        return false;
    }

    private void say(int status, Asked asked, String key, String titleKey, String next) throws IOException {
        var words = asked.words();
        var title = words.say(titleKey + ".title");
        sheets.send(
                asked.guest(),
                status,
                "note",
                new NotePage(
                        sheets.frame(asked.lang(), title, asked.path()),
                        title,
                        words.say(key),
                        "",
                        "/" + asked.lang().tag() + next,
                        words.say("intake.go-back")));
    }

    /** Asks whether to take up the draft of a link. Following a link changes nothing: it may have come from anybody. */
    @GetMapping(CODE + "/resume")
    void resume(Guest guest, @PathVariable String code, @RequestParam(defaultValue = "") String key)
            throws IOException {
        var asked = asked(guest, code);
        var held = DraftKey.of(key);
        if (held.flatMap(one -> drafts.find(one, asked.now())).isEmpty()) {
            gone(asked, held);
            return;
        }
        var words = asked.words();
        var title = words.say("intake.take-up");
        sheets.send(
                guest,
                200,
                "takeup",
                new TakeUpPage(
                        sheets.frame(asked.lang(), title, asked.path()),
                        asked.name(),
                        asked.address("resume"),
                        doorkeeper.form(guest),
                        key));
    }

    /** Takes up a draft by its link. It gets a key of this browser's own, and the link opens nothing any more. */
    @PostMapping(CODE + "/resume")
    void takeUp(
            Guest guest,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String key)
            throws IOException {
        var asked = asked(guest, code);
        if (isTurnedAway(asked, form)) {
            return;
        }
        var before = DraftKey.of(key);
        var after = before.flatMap(one -> drafts.takeUp(one, asked.now()));
        if (after.isEmpty()) {
            gone(asked, before);
            return;
        }
        Held.forget(asked, before.orElseThrow());
        Held.keep(asked, after.get());
        guest.seeOther(asked.about(after.get()).address(Asked.REVIEW));
    }

    /** There is no draft: it was filed, it has expired, there never was one in this browser, or the request does not say which. */
    void missing(Asked asked, Optional<DraftKey> key) throws IOException {
        if (asked.draft().isEmpty()) {
            unnamed(asked);
        } else if (key.flatMap(one -> submission.filed(one, asked.now())).isPresent()) {
            asked.guest().seeOther(asked.address("receipt"));
        } else {
            gone(asked, key);
        }
    }

    /** An address that was typed leads to the one draft there is, or to the list of them. A form always says which draft it belongs to. */
    private void unnamed(Asked asked) throws IOException {
        if (!asked.request().getMethod().equals("GET")
                && !asked.request().getMethod().equals("HEAD")) {
            sheets.say(asked.guest(), 400, "intake.which", asked.path(), asked.path(), "intake.go-back");
            return;
        }
        var held = Held.all(asked.request());
        var written = held.stream()
                .filter(key -> drafts.find(key, asked.now()).isPresent())
                .toList();
        var mine = written.isEmpty()
                ? held.stream()
                        .filter(key -> submission.filed(key, asked.now()).isPresent())
                        .toList()
                : written;
        if (mine.isEmpty()) {
            gone(asked, held.stream().findFirst());
        } else {
            asked.guest()
                    .seeOther(
                            mine.size() == 1
                                    ? asked.request().getRequestURI()
                                            + asked.about(mine.getFirst()).query()
                                    : "/" + asked.lang().tag() + asked.path());
        }
    }

    private void gone(Asked asked, Optional<DraftKey> key) throws IOException {
        var which = key.isPresent() ? "intake.expired" : "intake.none";
        sheets.say(asked.guest(), key.isPresent() ? 410 : 404, which, asked.path(), asked.path(), "intake.again");
    }

    @GetMapping(CODE + "/{topic:[a-z][a-z-]{1,30}}")
    void topic(Guest guest, @PathVariable String code, @PathVariable String topic) throws IOException {
        var asked = asked(guest, code);
        var shown = asked.form().topic(topic).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var key = Held.key(guest.request());
        var kept = key.flatMap(one -> drafts.find(one, asked.now()));
        if (kept.isEmpty()) {
            missing(asked, key);
            return;
        }
        show(200, asked, shown, kept.get().draft().answers(), Map.of());
    }

    @PostMapping(CODE + "/{topic:[a-z][a-z-]{1,30}}")
    void answer(
            Guest guest,
            @PathVariable String code,
            @PathVariable String topic,
            @RequestParam(defaultValue = "") String form)
            throws IOException {
        var asked = asked(guest, code);
        var answered = asked.form().topic(topic).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (isTurnedAway(asked, form)) {
            return;
        }
        var key = Held.key(guest.request());
        if (key.flatMap(one -> drafts.find(one, asked.now())).isEmpty()) {
            missing(asked, key);
            return;
        }
        var typed = new LinkedHashMap<String, String>();
        answered.fields()
                .forEach(field -> typed.put(
                        field.id(),
                        Writing.tidy(Objects.requireNonNullElse(guest.request().getParameter(field.id()), ""))));
        boolean later = LATER.equals(guest.request().getParameter(GO));
        var faults = forbidden(answered, typed, asked.words());
        if (!later) {
            answered.faults(field -> typed.getOrDefault(field, "")).forEach(faults::putIfAbsent);
        }
        if (!faults.isEmpty()) {
            show(422, asked, answered, typed, faults);
            return;
        }
        if (drafts.change(key.orElseThrow(), asked.now(), draft -> draft.answered(typed))
                .isEmpty()) {
            // Filed or swept away meanwhile: nothing was saved, and the page says so.
            missing(asked, key);
            return;
        }
        if (later) {
            saved(asked, key.orElseThrow());
        } else {
            guest.seeOther(asked.address(asked.after(topic)));
        }
    }

    static Map<String, Wrong> forbidden(Topic topic, Map<String, String> typed, Words words) {
        var faults = new LinkedHashMap<String, Wrong>();
        topic.fields().forEach(field -> {
            var value = typed.getOrDefault(field.id(), "");
            if (value.length() > field.longest()) {
                faults.put(
                        field.id(), new Wrong(field.id(), "intake.wrong.maxLength", Integer.toString(field.longest())));
            } else {
                Writing.fault(field, value, words).ifPresent(wrong -> faults.put(field.id(), wrong));
            }
        });
        return faults;
    }

    /** Says where the draft can be found again. */
    void saved(Asked asked, DraftKey key) throws IOException {
        var words = asked.words();
        var until = asked.when().minute(asked.now().plus(Drafts.KEPT));
        sheets.send(
                asked.guest(),
                200,
                "note",
                new NotePage(
                        sheets.frame(asked.lang(), words.say("intake.saved"), asked.path()),
                        words.say("intake.saved"),
                        words.say("intake.saved.until", until),
                        origin(asked.request()) + "/" + asked.lang().tag() + asked.path() + "/resume?key=" + key.text(),
                        asked.address(Asked.REVIEW),
                        words.say("intake.resume")));
    }

    static String origin(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    private void show(int status, Asked asked, Topic topic, Map<String, String> answers, Map<String, Wrong> faults)
            throws IOException {
        var words = asked.words();
        sheets.send(
                asked.guest(),
                status,
                "topic",
                new TopicPage(
                        sheets.frame(asked.lang(), words.of(topic.name()), asked.path(topic.id())),
                        asked.name(),
                        words.of(topic.name()),
                        stages(asked, topic.id()),
                        asked.address(topic.id()),
                        asked.before(topic.id()),
                        doorkeeper.form(asked.guest()),
                        topic.fields().stream()
                                .map(field -> shown(
                                        field,
                                        answers.getOrDefault(field.id(), ""),
                                        Optional.ofNullable(faults.get(field.id())),
                                        words))
                                .toList()));
    }

    static List<Stage> stages(Asked asked, String current) {
        var words = asked.words();
        var stages = new ArrayList<Stage>();
        asked.form()
                .topics()
                .forEach(topic ->
                        stages.add(new Stage(words.of(topic.name()), topic.id().equals(current))));
        Stream.of(Asked.DOCUMENTS, Asked.REVIEW)
                .forEach(topic -> stages.add(new Stage(words.say("intake.topic." + topic), topic.equals(current))));
        return stages;
    }

    private static Shown shown(FormField field, String value, Optional<Wrong> fault, Words words) {
        return new Shown(
                field.id(),
                words.of(field.label()),
                words.of(field.hint()),
                switch (field.kind()) {
                    case DAY -> "date";
                    case LINE, LONG, CHOICE, NUMBER -> field.kind().name().toLowerCase(Locale.ROOT);
                },
                value,
                field.choices().stream()
                        .map(choice -> new Pick(
                                choice.value(),
                                words.of(choice.words()),
                                choice.value().equals(value)))
                        .toList(),
                Objects.requireNonNullElse(field.autocomplete(), ""),
                field.required(),
                switch (field.openness()) {
                    case OPEN -> words.say("intake.open");
                    case MASKED -> words.say("intake.masked");
                    case SEALED -> "";
                },
                fault.map(wrong -> words.say(wrong.key(), wrong.limit())).orElse(""));
    }

    String office(Asked asked, Submission.To to) {
        var lang = asked.lang().tag();
        return offices.agency(to.agency(), lang) + " "
                + offices.division(to.agency(), to.division(), asked.today(), lang);
    }

    static boolean asksForPapers(Procedure procedure) {
        return procedure.nature() == Nature.APPLICATION || procedure.nature() == Nature.REPORT;
    }
}
