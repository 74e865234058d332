package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.PublicWords;
import city.open.inside.exchange.bridge.Bridge;
import city.open.inside.exchange.bridge.Parked;
import city.open.inside.exchange.webhook.Webhooks;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Role;
import city.open.inside.identity.Verdict;
import city.open.inside.office.ExchangePage.Alert;
import city.open.inside.office.ExchangePage.Event;
import city.open.inside.office.ExchangePage.Letter;
import city.open.inside.office.ExchangePage.Stopped;
import city.open.inside.office.ExchangePage.Subscriber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
            Frames frames,
            Answers answers) {
        this.bridge = bridge;
        this.publicWords = publicWords;
        this.clock = clock;
        this.webhooks = webhooks;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/exchange")
    void exchange(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String did,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (rights.may(login, Right.SEE_EXCHANGE) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, lang, rule, "", request, response);
            return;
        }
        var words = Words.in(lang);
        var when = new When(words);
        var title = words.say("office.exchange.title");
        answers.show(
                200,
                "office/exchange",
                new ExchangePage(
                        frames.inside(login, request, lang, title, "/office/exchange"),
                        title,
                        did.equals("retried")
                                ? words.say("office.exchange.retried")
                                : did.equals("not") ? words.say("office.exchange.not") : "",
                        mends(login),
                        bridge.alerts().stream()
                                .filter(alert -> alert.clearedAt() == null)
                                .map(alert -> new Alert(words.of(alert.words()), when.minute(alert.raisedAt())))
                                .toList(),
                        events(words, when, bridge.parked()),
                        events(words, when, bridge.held()),
                        subscribers(words, when),
                        stopped(words)),
                request,
                response);
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
    void retry(
            @PathVariable Lang lang,
            @PathVariable long position,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        mend(lang, login, () -> bridge.retry(position), request, response);
    }

    @PostMapping("/{lang:ko|en}/office/exchange/dead/{subscriber}/{index}")
    void redeliver(
            @PathVariable Lang lang,
            @PathVariable long subscriber,
            @PathVariable long index,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        mend(lang, login, () -> isDead(subscriber, index) && webhooks.redeliver(subscriber, index), request, response);
    }

    private boolean isDead(long subscriber, long index) {
        return webhooks.deadLetters(subscriber).stream().anyMatch(letter -> letter.index() == index);
    }

    private void mend(
            Lang lang, Login login, BooleanSupplier trying, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (rights.may(login, Right.SEE_EXCHANGE) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, lang, rule, "", request, response);
        } else if (!mends(login)) {
            answers.denied(
                    login, lang, Refusal.NOT_YOUR_ROLE, "/" + lang.tag() + "/office/exchange", request, response);
        } else {
            boolean tried = trying.getAsBoolean();
            Answers.seeOther(response, "/" + lang.tag() + "/office/exchange?did=" + (tried ? "retried" : "not"));
        }
    }
}
