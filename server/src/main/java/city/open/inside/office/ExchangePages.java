package city.open.inside.office;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.PublicWords;
import city.open.inside.exchange.bridge.Bridge;
import city.open.inside.exchange.bridge.Parked;
import city.open.inside.exchange.webhook.Webhooks;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Role;
import city.open.inside.identity.Verdict;
import city.open.inside.identity.Visit;
import city.open.inside.office.ExchangePage.Alert;
import city.open.inside.office.ExchangePage.Event;
import city.open.inside.office.ExchangePage.Letter;
import city.open.inside.office.ExchangePage.Stopped;
import city.open.inside.office.ExchangePage.Subscriber;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For IT staff: what other systems have sent and could not be used, and what they would not take. Auditors read along. */
@Controller
class ExchangePages {
    private static final Duration FIGURES_OVER = Duration.ofDays(30);

    private final Bridge bridge;
    private final Webhooks webhooks;
    private final Rights rights;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;
    private final PublicWords publicWords;
    private final Clock clock;

    ExchangePages(
            Bridge bridge,
            Webhooks webhooks,
            PublicWords publicWords,
            Clock clock,
            Rights rights,
            Refusals refusals,
            Frames frames,
            Answers answers) {
        this.bridge = bridge;
        this.publicWords = publicWords;
        this.clock = clock;
        this.webhooks = webhooks;
        this.rights = rights;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/exchange")
    void exchange(Visit visit, @RequestParam(defaultValue = "") String did) throws IOException {
        if (!refusals.admit(visit, Right.SEE_EXCHANGE, "/office")) {
            return;
        }
        var words = visit.words();
        var when = new When(words);
        var title = words.say("office.exchange.title");
        answers.show(
                visit,
                200,
                "office/exchange",
                new ExchangePage(
                        frames.inside(visit, title, "/office/exchange"),
                        title,
                        did.equals("retried")
                                ? words.say("office.exchange.retried")
                                : did.equals("not") ? words.say("office.exchange.not") : "",
                        mends(visit.login()),
                        bridge.alerts().stream()
                                .filter(alert -> alert.clearedAt() == null)
                                .map(alert -> new Alert(words.of(alert.words()), when.minute(alert.raisedAt())))
                                .toList(),
                        events(words, when, bridge.parked()),
                        events(words, when, bridge.held()),
                        subscribers(words, when),
                        stopped(words)));
    }

    /** Auditors change nothing. */
    private static boolean mends(Login login) {
        return login.is(Role.ADMIN);
    }

    private static List<Event> events(Words words, When when, List<Parked> events) {
        return events.stream()
                .map(event -> new Event(
                        event.system(),
                        event.type() == null ? words.say("office.exchange.unreadable") : event.type(),
                        event.document() == null ? event.id() : event.document(),
                        when.minute(event.receivedAt()),
                        words.of(event.reason()),
                        "/" + words.lang().tag() + "/office/exchange/parked/" + event.position()))
                .toList();
    }

    private List<Stopped> stopped(Words words) {
        return publicWords.stoppedSince(clock.instant().minus(FIGURES_OVER)).entrySet().stream()
                .map(one -> new Stopped(words.of(one.getKey().words()), one.getValue()))
                .toList();
    }

    private List<Subscriber> subscribers(Words words, When when) {
        var home = "/" + words.lang().tag() + "/office/exchange/dead/";
        return webhooks.all().stream()
                .map(one -> new Subscriber(
                        one.name(),
                        one.target(),
                        words.say("office.exchange.state." + one.state().name().toLowerCase(Locale.ROOT)),
                        one.trouble() == null ? "" : one.trouble(),
                        webhooks.deadLetters(one.id()).stream()
                                .map(letter -> new Letter(
                                        Long.toString(letter.index()),
                                        when.minute(letter.diedAt()),
                                        letter.reason(),
                                        home + one.id() + "/" + letter.index()))
                                .toList()))
                .toList();
    }

    @PostMapping("/{lang:ko|en}/office/exchange/parked/{position}")
    void retry(Visit visit, @PathVariable long position) throws IOException {
        mend(visit, () -> bridge.retry(position));
    }

    @PostMapping("/{lang:ko|en}/office/exchange/dead/{subscriber}/{index}")
    void redeliver(Visit visit, @PathVariable long subscriber, @PathVariable long index) throws IOException {
        mend(visit, () -> isDead(subscriber, index) && webhooks.redeliver(subscriber, index));
    }

    private boolean isDead(long subscriber, long index) {
        return webhooks.deadLetters(subscriber).stream().anyMatch(letter -> letter.index() == index);
    }

    private void mend(Visit visit, BooleanSupplier trying) throws IOException {
        if (rights.may(visit.login(), Right.SEE_EXCHANGE) instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, "");
        } else if (!mends(visit.login())) {
            answers.denied(visit, Refusal.NOT_YOUR_ROLE, visit.to("/office/exchange"));
        } else {
            boolean tried = trying.getAsBoolean();
            visit.seeOther(visit.to("/office/exchange?did=" + (tried ? "retried" : "not")));
        }
    }
}
