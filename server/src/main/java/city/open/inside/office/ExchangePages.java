package city.open.inside.office;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.PublicWords;
import city.open.inside.exchange.NotTaken;
import city.open.inside.exchange.bridge.Bridge;
import city.open.inside.exchange.bridge.OtherSystem;
import city.open.inside.exchange.bridge.OtherSystems;
import city.open.inside.exchange.bridge.Parked;
import city.open.inside.exchange.webhook.Subscription;
import city.open.inside.exchange.webhook.Webhooks;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.identity.Visit;
import city.open.inside.office.ExchangePage.Alert;
import city.open.inside.office.ExchangePage.Event;
import city.open.inside.office.ExchangePage.Key;
import city.open.inside.office.ExchangePage.Letter;
import city.open.inside.office.ExchangePage.Secret;
import city.open.inside.office.ExchangePage.Source;
import city.open.inside.office.ExchangePage.Stopped;
import city.open.inside.office.ExchangePage.Subscriber;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For IT staff: who sends and who is told, with which keys, and what could not be used or would not be taken. Auditors read along. */
@Controller
@RequestMapping("/{lang:ko|en}/office/exchange")
class ExchangePages {
    private static final String PATH = "/office/exchange";
    private static final Duration FIGURES_OVER = Duration.ofDays(30);
    private static final int LONGEST_REASON = 500;
    private static final Text GONE = new Text("이미 처리했거나 없습니다.", "It is not there, or it is done already.");

    private final Bridge bridge;
    private final OtherSystems systems;
    private final Webhooks webhooks;
    private final Organization organization;
    private final Rights rights;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;
    private final PublicWords publicWords;
    private final Clock clock;

    ExchangePages(
            Bridge bridge,
            OtherSystems systems,
            Webhooks webhooks,
            Organization organization,
            PublicWords publicWords,
            Clock clock,
            Rights rights,
            Refusals refusals,
            Frames frames,
            Answers answers) {
        this.bridge = bridge;
        this.systems = systems;
        this.organization = organization;
        this.publicWords = publicWords;
        this.clock = clock;
        this.webhooks = webhooks;
        this.rights = rights;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    /** What to say above the page, and what to put back into a form. */
    private record Note(String done, String fault, @Nullable Secret secret, Map<String, String> typed) {
        static final Note NONE = done("");

        static Note done(String key) {
            return new Note(key, "", null, Map.of());
        }

        static Note wrong(String fault, Map<String, String> typed) {
            return new Note("", fault, null, typed);
        }

        static Note secret(String key, String of, String id, String secret) {
            return new Note(key, "", new Secret(of, id, secret), Map.of());
        }
    }

    @GetMapping
    void exchange(Visit visit, @RequestParam(defaultValue = "") String did) throws IOException {
        show(visit, visit.words().knows("office.exchange.did." + did) ? Note.done(did) : Note.NONE);
    }

    // Systems and their keys

    @PostMapping("/systems")
    void add(Visit visit, @RequestParam Map<String, String> typed) throws IOException {
        keep(visit, typed, () -> {
            var client = typed.getOrDefault("client", "").strip();
            var agency = organization.agencies().stream()
                    .map(one -> one.code())
                    .filter(code -> code.value().equals(typed.getOrDefault("agency", "")))
                    .findFirst()
                    .orElseThrow(() -> new NotTaken("기관을 고르십시오.", "Choose the agency."));
            var by = visit.login().account();
            var system =
                    systems.add(typed.getOrDefault("system", "").strip(), agency, client.isEmpty() ? null : client, by);
            var key = systems.newKey(system.name(), by);
            return Note.secret("system", system.name(), key.id(), key.secret());
        });
    }

    @PostMapping("/systems/{name}/keys")
    void key(Visit visit, @PathVariable String name) throws IOException {
        keep(visit, Map.of(), () -> {
            var system = system(name);
            var key = systems.newKey(system.name(), visit.login().account());
            return Note.secret("key", system.name(), key.id(), key.secret());
        });
    }

    @PostMapping("/systems/{name}/stop")
    void stop(Visit visit, @PathVariable String name) throws IOException {
        keep(visit, Map.of(), () -> {
            systems.stop(system(name).name());
            return Note.done("stopped");
        });
    }

    @PostMapping("/keys/{id}/end")
    void endKey(Visit visit, @PathVariable String id) throws IOException {
        keep(visit, Map.of(), () -> {
            systems.endKey(id);
            return Note.done("ended");
        });
    }

    private OtherSystem system(String name) {
        return systems.find(name)
                .filter(one -> one.stoppedAt() == null)
                .orElseThrow(() -> new NotTaken(GONE.ko(), GONE.en()));
    }

    // Events

    @PostMapping("/parked/{position}")
    void retry(Visit visit, @PathVariable long position) throws IOException {
        keep(visit, Map.of(), () -> {
            if (!bridge.retry(position)) {
                throw new NotTaken(
                        "다시 시도할 수 없습니다. 보낸 쪽이 새로 보내야 합니다.",
                        "It could not be tried again; the sender has to send it anew.");
            }
            return Note.done("retried");
        });
    }

    @PostMapping("/parked/{position}/set-aside")
    void setAside(
            Visit visit,
            @PathVariable long position,
            @RequestParam(defaultValue = "") String ko,
            @RequestParam(defaultValue = "") String en)
            throws IOException {
        keep(visit, Map.of("ko-" + position, ko, "en-" + position, en), () -> {
            var reason = new Text(reason(ko), reason(en));
            return done(bridge.setAside(position, reason, visit.login().account()), "aside");
        });
    }

    /** Does not wait for what will never come: earlier numbers, or papers. */
    @PostMapping("/held/{position}/go-on")
    void goOn(Visit visit, @PathVariable long position) throws IOException {
        keep(visit, Map.of(), () -> {
            var event = bridge.held().stream()
                    .filter(one -> one.position() == position)
                    .findFirst()
                    .orElseThrow(() -> new NotTaken(GONE.ko(), GONE.en()));
            var sequence = event.sequence();
            var document = event.document();
            return done(
                    switch (event.waitsFor()) {
                        case PAPERS -> bridge.letGo(position);
                        case NUMBER ->
                            sequence != null && document != null && bridge.closeGap(event.system(), document, sequence);
                        case CASE -> false;
                    },
                    "gone-on");
        });
    }

    @PostMapping("/replay")
    void replay(Visit visit, @RequestParam(defaultValue = "") String after) throws IOException {
        if (!mayKeep(visit)) {
            return;
        }
        if (!after.strip().matches("\\d{1,18}")) {
            var fault = visit.words().say("office.exchange.replay.fault");
            show(visit, Note.wrong(fault, Map.of("after", after)));
            return;
        }
        var replay = bridge.replay(Long.parseLong(after.strip()));
        var said = visit.words().say("office.exchange.replayed", replay.seen(), replay.known(), replay.triedAgain());
        show(visit, new Note("", "", null, Map.of()), said);
    }

    /** For the Audit Division, which they are raised for. */
    @PostMapping("/alerts/{id}/done")
    void alert(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String why) throws IOException {
        if (!refusals.admit(visit, Right.SEE_EXCHANGE, PATH)) {
            return;
        }
        if (rights.may(visit.login(), Right.GIVE_ORDERS) instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, visit.to(PATH));
            return;
        }
        tried(
                visit,
                Map.of("why-" + id, why),
                () -> done(bridge.done(id, reason(why), visit.login().account()), "alert"));
    }

    private static String reason(String typed) {
        var reason = Legible.tidy(typed).strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || !Legible.is(reason)) {
            throw new NotTaken(
                    "사유를 %d자 이내로 적으십시오.".formatted(LONGEST_REASON),
                    "State the reason, in %d characters at most.".formatted(LONGEST_REASON));
        }
        return reason;
    }

    private static Note done(boolean done, String key) {
        if (!done) {
            throw new NotTaken(GONE.ko(), GONE.en());
        }
        return Note.done(key);
    }

    // Subscribers

    @PostMapping("/hooks")
    void subscribe(Visit visit, @RequestParam Map<String, String> typed) throws IOException {
        keep(visit, typed, () -> {
            var from = typed.getOrDefault("from", "").strip();
            if (!from.isEmpty() && !from.matches("\\d{1,18}")) {
                throw new NotTaken(
                        "첫 기록의 번호를 숫자로 적거나 비워 두십시오.",
                        "Give the number of the first entry it needs, or leave that empty.");
            }
            var added = webhooks.add(
                    typed.getOrDefault("name", ""),
                    typed.getOrDefault("target", ""),
                    from.isEmpty() ? null : Long.parseLong(from) - 1,
                    visit.login().account());
            return Note.secret(
                    added.subscription().state() == Subscription.State.ON ? "hook" : "hook-asked",
                    added.subscription().name(),
                    added.keyId(),
                    added.secret());
        });
    }

    @PostMapping("/hooks/{id}")
    void change(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String what) throws IOException {
        keep(visit, Map.of(), () -> {
            webhooks.get(id);
            switch (what) {
                case "confirm" -> {
                    if (webhooks.confirm(id).state() != Subscription.State.ON) {
                        throw new NotTaken("아직 동의하지 않았습니다.", "It has not agreed yet.");
                    }
                }
                case "stop" -> webhooks.stop(id);
                case "resume" -> webhooks.resume(id);
                case "skip" -> webhooks.skip(id);
                default -> throw new NotTaken(GONE.ko(), GONE.en());
            }
            return Note.done("hook-" + what);
        });
    }

    @PostMapping("/dead/{subscriber}/{index}")
    void redeliver(Visit visit, @PathVariable long subscriber, @PathVariable long index) throws IOException {
        keep(visit, Map.of(), () -> {
            boolean isDead = webhooks.deadLetters(subscriber).stream().anyMatch(letter -> letter.index() == index);
            if (!isDead || !webhooks.redeliver(subscriber, index)) {
                throw new NotTaken("이번에도 받지 않았습니다.", "It was not taken this time either.");
            }
            return Note.done("retried");
        });
    }

    // How it is answered

    private boolean mayKeep(Visit visit) throws IOException {
        if (!refusals.admit(visit, Right.SEE_EXCHANGE, PATH)) {
            return false;
        }
        if (!rights.may(visit.login(), Right.KEEP_EXCHANGE).isGranted()) {
            answers.denied(visit, Refusal.NOT_YOUR_ROLE, visit.to(PATH));
            return false;
        }
        return true;
    }

    private void keep(Visit visit, Map<String, String> typed, Supplier<Note> doing) throws IOException {
        if (mayKeep(visit)) {
            tried(visit, typed, doing);
        }
    }

    /** A secret is shown with the answer and nowhere else; anything else by the address that the browser goes on to. */
    private void tried(Visit visit, Map<String, String> typed, Supplier<Note> doing) throws IOException {
        Note note;
        try {
            note = doing.get();
        } catch (NotTaken fault) {
            show(visit, Note.wrong(visit.words().of(fault.words()), typed));
            return;
        }
        if (note.secret() == null) {
            visit.seeOther(visit.to(PATH + "?did=" + note.done()));
        } else {
            show(visit, note);
        }
    }

    private void show(Visit visit, Note note) throws IOException {
        show(visit, note, note.done().isEmpty() ? "" : visit.words().say("office.exchange.did." + note.done()));
    }

    private void show(Visit visit, Note note, String done) throws IOException {
        if (!refusals.admit(visit, Right.SEE_EXCHANGE, PATH)) {
            return;
        }
        var words = visit.words();
        var when = new When(words);
        var title = words.say("office.exchange.title");
        answers.show(
                visit,
                note.fault().isEmpty() ? 200 : 422,
                "office/exchange",
                new ExchangePage(
                        frames.inside(visit, title, PATH),
                        title,
                        done,
                        note.fault(),
                        note.secret(),
                        note.typed(),
                        rights.may(visit.login(), Right.KEEP_EXCHANGE).isGranted(),
                        rights.may(visit.login(), Right.GIVE_ORDERS).isGranted(),
                        bridge.alerts().stream()
                                .filter(alert -> alert.clearedAt() == null)
                                .map(alert -> new Alert(
                                        Long.toString(alert.id()),
                                        words.of(alert.words()),
                                        when.minute(alert.raisedAt())))
                                .toList(),
                        events(words, when, "parked", bridge.parked()),
                        events(words, when, "held", bridge.held()),
                        systems.all().stream()
                                .map(one -> source(words, when, one))
                                .toList(),
                        organization.agencies().stream()
                                .map(one -> new ExchangePage.Agency(one.code().value(), words.of(one.name())))
                                .toList(),
                        subscribers(words, when),
                        stopped(words)));
    }

    private Source source(Words words, When when, OtherSystem one) {
        var stopped = one.stoppedAt();
        return new Source(
                one.name(),
                agency(words, one.agency()),
                one.client() == null ? "" : one.client(),
                stopped == null ? "" : words.say("office.exchange.stopped.since", when.minute(stopped)),
                systems.keys(one.name()).stream()
                        .map(key -> {
                            var ended = key.endedAt();
                            return new Key(
                                    key.id(),
                                    words.say("office.exchange.key.made", key.madeBy(), when.minute(key.madeAt())),
                                    ended == null ? "" : words.say("office.exchange.key.ended", when.minute(ended)));
                        })
                        .toList());
    }

    private String agency(Words words, AgencyCode code) {
        return organization.find(code).map(one -> words.of(one.name())).orElse(code.value());
    }

    private static List<Event> events(Words words, When when, String kind, List<Parked> events) {
        return events.stream()
                .map(event -> new Event(
                        event.system(),
                        event.type() == null ? words.say("office.exchange.unreadable") : event.type(),
                        event.document() == null ? event.id() : event.document(),
                        when.minute(event.receivedAt()),
                        words.of(event.reason()),
                        "%s/%s/%d".formatted(PATH, kind, event.position()),
                        switch (event.waitsFor()) {
                            case NUMBER -> words.say("office.exchange.go-on.number");
                            case PAPERS -> words.say("office.exchange.go-on.papers");
                            case CASE -> "";
                        }))
                .toList();
    }

    private List<Stopped> stopped(Words words) {
        return publicWords.stoppedSince(clock.instant().minus(FIGURES_OVER)).entrySet().stream()
                .map(one -> new Stopped(words.of(one.getKey().words()), one.getValue()))
                .toList();
    }

    private List<Subscriber> subscribers(Words words, When when) {
        return webhooks.all().stream()
                .map(one -> {
                    var state = one.state().name().toLowerCase(Locale.ROOT);
                    return new Subscriber(
                            Long.toString(one.id()),
                            one.name(),
                            one.target(),
                            state,
                            words.say("office.exchange.state." + state),
                            one.trouble() == null ? "" : one.trouble(),
                            webhooks.deadLetters(one.id()).stream()
                                    .map(letter -> new Letter(
                                            Long.toString(letter.index()),
                                            when.minute(letter.diedAt()),
                                            letter.reason(),
                                            "%s/dead/%d/%d".formatted(PATH, one.id(), letter.index())))
                                    .toList());
                })
                .toList();
    }
}
