package city.open.outside.follow;

import city.open.ground.guard.PersonalData;
import city.open.ground.mail.MailSettings;
import city.open.ground.page.Answer;
import city.open.ground.page.Assets;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.filing.Doorkeeper;
import city.open.outside.follow.FollowPage.Field;
import city.open.outside.follow.Subscription.State;
import city.open.outside.telling.Question;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages on which somebody begins to follow, and those that the links in mails lead to. Opening a page changes nothing; only its button
 * does. The links hold a token that opens one subscription and nothing else.
 */
@Controller
class FollowSite {
    private static final String PLACE = "/follow";
    private static final String CODE = "/{lang:ko|en}/follow/code/{id:[0-9a-f-]{36}}";
    private static final String CONFIRM = "/{lang:ko|en}/follow/confirm/{token:[A-Za-z0-9_-]{1,64}}";
    private static final String MANAGE = "/{lang:ko|en}/follow/manage/{token:[A-Za-z0-9_-]{1,64}}";
    private static final String STOP = "/follow/stop/{token:[A-Za-z0-9_-]{1,64}}";

    private final Subscriptions subscriptions;
    private final Titles titles;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Doorkeeper doorkeeper;
    private final MailSettings mail;
    private final FollowSettings settings;
    private final FollowSheets sheets;
    private final PushSettings push;
    private final PushKeys pushKeys;
    private final Assets assets;

    FollowSite(
            Subscriptions subscriptions,
            Titles titles,
            Catalogue catalogue,
            Organization organization,
            Doorkeeper doorkeeper,
            MailSettings mail,
            FollowSettings settings,
            FollowSheets sheets,
            PushSettings push,
            PushKeys pushKeys,
            Assets assets) {
        this.subscriptions = subscriptions;
        this.titles = titles;
        this.catalogue = catalogue;
        this.organization = organization;
        this.doorkeeper = doorkeeper;
        this.mail = mail;
        this.settings = settings;
        this.sheets = sheets;
        this.push = push;
        this.pushKeys = pushKeys;
        this.assets = assets;
    }

    // Beginning to follow

    @GetMapping("/{lang:ko|en}/follow")
    void first(Guest guest, @RequestParam(defaultValue = "") String petition) throws IOException {
        var in = guest.lang();
        var followed = asked(petition, guest.request());
        if (namesSomebody(followed)) {
            guest.answer(personal(in));
        } else {
            ask(guest, 200, followed, "", in.tag(), Rhythm.AT_ONCE.id(), "");
        }
    }

    @PostMapping("/{lang:ko|en}/follow")
    void follow(
            Guest guest,
            @RequestParam(defaultValue = "") String petition,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String altcha,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String rhythm)
            throws IOException {
        var in = guest.lang();
        var words = Words.in(in);
        var followed = asked(petition, guest.request());
        if (namesSomebody(followed)) {
            guest.answer(personal(in));
            return;
        }
        var mailbox = Mailbox.typed(email).orElse(null);
        var how = Rhythm.find(rhythm).orElse(Rhythm.AT_ONCE);
        var spoken = Lang.find(language).orElse(in);
        int status;
        String fault;
        if (!mail.isOffered()) {
            status = 404;
            fault = words.say("follow.mail.none");
        } else if (!doorkeeper.isOurs(guest.request(), form)) {
            status = 403;
            fault = words.say("follow.foreign");
        } else if (!doorkeeper.letsSend(guest.request())
                || !doorkeeper.letsBegin(
                        "follow", guest.request(), altcha, settings.asksAnHour(), settings.asksAnHourWithoutWork())) {
            status = 429;
            fault = words.say("follow.crowd");
        } else if (mailbox == null) {
            status = 422;
            fault = words.say("follow.email.wrong");
        } else {
            var id = subscriptions.ask(followed, mailbox, spoken, how, false);
            guest.seeOther(guest.to("/follow/code/" + id));
            return;
        }
        ask(guest, status, followed, email, spoken.tag(), how.id(), fault);
    }

    /** A browser that has asked its owner for leave, sent by our script and answered in JSON. */
    @PostMapping("/{lang:ko|en}/follow/push")
    void push(
            Guest guest,
            @RequestParam(defaultValue = "") String petition,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String browser)
            throws IOException {
        var in = guest.lang();
        var followed = asked(petition, guest.request());
        Answer answer;
        if (namesSomebody(followed)) {
            answer = fault(422, in, "follow.personal");
        } else if (!push.offered()) {
            answer = fault(404, in, "follow.push.none");
        } else if (!doorkeeper.isOurs(guest.request(), form)) {
            answer = fault(403, in, "follow.foreign");
        } else if (!doorkeeper.letsSend(guest.request())
                || !doorkeeper.letsBegin(
                        "push", guest.request(), "", settings.asksAnHour(), settings.asksAnHourWithoutWork())) {
            answer = fault(429, in, "follow.crowd");
        } else if (Browser.of(browser, push.anywhere()).isEmpty()) {
            answer = fault(422, in, "follow.push.failed");
        } else {
            var token = subscriptions.push(followed, browser, in, Rhythm.AT_ONCE, false);
            answer = json(200, "next", guest.to("/follow/manage/" + token));
        }
        guest.answer(answer);
    }

    private static Answer fault(int status, Lang in, String key) {
        return json(status, "fault", Words.in(in).say(key));
    }

    private static Answer json(int status, String name, String value) {
        return Answer.of(status, Answer.JSON, Answer.NEVER, JsonMapper.shared().writeValueAsBytes(Map.of(name, value)));
    }

    /** At an address that stays, and at the top, so that browsers find the next version and let it show notifications of the whole site. */
    @GetMapping("/push-worker.js")
    void worker(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var script = Objects.requireNonNull(assets.answer(assets.at("push-worker.js")));
        Answer.ok("text/javascript;charset=UTF-8", script.body()).write(request, response);
    }

    private void ask(
            Guest guest, int status, Followed followed, String email, String language, String rhythm, String fault)
            throws IOException {
        var words = guest.words();
        guest.answer(sheets.sheet(
                status,
                "ask",
                new FollowPage(
                        sheets.frame(guest.lang(), words.say("follow.title"), "/follow?" + followed.asked()),
                        titles.of(words, followed),
                        guest.to(followed.path()),
                        fields(followed),
                        guest.to(followed.in("atom")),
                        guest.to(followed.in("ics")),
                        mail.isOffered(),
                        email.length() > 254 ? "" : email,
                        language,
                        rhythm,
                        fault,
                        doorkeeper.form(guest, PLACE),
                        doorkeeper.challenge(),
                        push.offered() ? pushKeys.open().orElse("") : "")));
    }

    private static List<Field> fields(Followed followed) {
        return Arrays.stream(followed.asked().split("&"))
                .map(part -> part.split("=", 2))
                .map(part -> new Field(part[0], URLDecoder.decode(part[1], StandardCharsets.UTF_8)))
                .toList();
    }

    /** What an address asks to follow; a search that cannot be understood is refused in the words of the search itself. */
    private Followed asked(String petition, HttpServletRequest request) {
        var question = Question.of(request);
        var followed =
                Followed.of(petition, question).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (followed instanceof Followed.OfSearch) {
            question.query(catalogue, organization, 1);
        } else if (!titles.isKnown(followed)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return followed;
    }

    /** A search is kept as it was typed, so nobody's number may stand in it. */
    private static boolean namesSomebody(Followed followed) {
        return followed instanceof Followed.OfSearch(var parts)
                && !PersonalData.in(parts.getOrDefault("q", "")).isEmpty();
    }

    private Answer personal(Lang in) {
        var words = Words.in(in);
        return sheets.sheet(
                422,
                "button",
                new ButtonPage(
                        sheets.frame(in, words.say("follow.personal.title"), "/petitions"),
                        words.say("follow.personal"),
                        "",
                        "",
                        "",
                        "/" + in.tag() + "/petitions",
                        words.say("browse.title")));
    }

    // The code from the mail

    @GetMapping(CODE)
    void code(Guest guest, @PathVariable UUID id) throws IOException {
        code(guest, 200, id, "");
    }

    @PostMapping(CODE)
    void typed(
            Guest guest,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String code)
            throws IOException {
        var in = guest.lang();
        var words = Words.in(in);
        if (!doorkeeper.isOurs(guest.request(), form)) {
            code(guest, 403, id, words.say("follow.foreign"));
            return;
        }
        if (!doorkeeper.letsSend(guest.request())) {
            code(guest, 429, id, words.say("follow.crowd"));
            return;
        }
        switch (subscriptions.confirm(id, code.replaceAll("[\\s-]", ""))) {
            case CONFIRMED, NOT_WAITING -> guest.seeOther(guest.request().getRequestURI());
            case WRONG -> code(guest, 422, id, words.say("follow.code.wrong"));
            case TOO_OFTEN -> code(guest, 422, id, words.say("follow.code.often"));
        }
    }

    private void code(Guest guest, int status, UUID id, String fault) throws IOException {
        var words = guest.words();
        var one = subscriptions.find(id).orElse(null);
        if (one == null || one.state() != State.REQUESTED) {
            guest.answer(outcome(guest.lang(), one, "/follow/code/" + id));
            return;
        }
        guest.answer(sheets.sheet(
                status,
                "code",
                new CodePage(
                        sheets.frame(guest.lang(), words.say("follow.code.title"), "/follow/code/" + id),
                        titles.of(words, one.followed()),
                        guest.to("/follow/code/" + id),
                        fault,
                        doorkeeper.form(guest, PLACE))));
    }

    /** Where a subscription stands that waits for nothing, or not any more. */
    private Answer outcome(Lang in, @Nullable Subscription one, String path) {
        var words = Words.in(in);
        var state = one == null ? "gone" : one.state() == State.CONFIRMED ? "confirmed" : "stopped";
        return sheets.sheet(
                one == null ? 404 : 200,
                "button",
                new ButtonPage(
                        sheets.frame(in, words.say("follow." + state + ".title"), path),
                        words.say("follow." + state),
                        one == null ? "" : titles.of(words, one.followed()),
                        "",
                        "",
                        "/" + in.tag()
                                + (one == null ? "/petitions" : one.followed().path()),
                        words.say(one == null ? "browse.title" : "follow.to.page")));
    }

    // The links in mails

    @GetMapping(CONFIRM)
    void confirmation(Guest guest, @PathVariable String token) throws IOException {
        var in = guest.lang();
        var words = Words.in(in);
        var one = subscriptions.find(token).orElse(null);
        var answer = one == null || one.state() != State.REQUESTED
                ? outcome(in, one, "/follow/confirm/" + token)
                : button(
                        in,
                        "confirm",
                        one,
                        "/follow/confirm/" + token,
                        "/" + in.tag() + "/follow/confirm/" + token,
                        words);
        guest.answer(answer);
    }

    @PostMapping(CONFIRM)
    void confirm(Guest guest, @PathVariable String token) {
        subscriptions.confirm(token);
        guest.seeOther(guest.to("/follow/confirm/" + token));
    }

    @GetMapping(STOP)
    void stopping(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var one = subscriptions.find(token).orElse(null);
        var in = one == null ? Lang.preferred(header(request)) : one.lang();
        var answer = one == null || one.state() == State.STOPPED
                ? outcome(in, one, "/")
                : button(in, "stop", one, "/", "/follow/stop/" + token, Words.in(in));
        answer.write(request, response);
    }

    /** One click (RFC 8058): mail programs post here for their reader, without a cookie and without our form, and follow no redirect. */
    @PostMapping(STOP)
    void stop(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        subscriptions.stop(token);
        stopping(token, request, response);
    }

    private Answer button(Lang in, String what, Subscription one, String path, String address, Words words) {
        return sheets.sheet(
                200,
                "button",
                new ButtonPage(
                        sheets.frame(in, words.say("follow." + what + ".title"), path),
                        words.say("follow." + what),
                        titles.of(words, one.followed()),
                        words.say("follow." + what + ".button"),
                        address,
                        "",
                        ""));
    }

    @GetMapping(MANAGE)
    void manage(Guest guest, @PathVariable String token, @RequestParam(defaultValue = "") String saved)
            throws IOException {
        var in = guest.lang();
        var words = Words.in(in);
        var one = subscriptions.find(token).orElse(null);
        if (one == null || one.state() == State.STOPPED) {
            guest.answer(outcome(in, one, "/follow/manage/" + token));
            return;
        }
        guest.answer(sheets.sheet(
                200,
                "manage",
                new ManagePage(
                        sheets.frame(in, words.say("follow.manage.title"), "/follow/manage/" + token),
                        titles.of(words, one.followed()),
                        "/" + in.tag() + one.followed().path(),
                        one.lang().tag(),
                        one.rhythm().id(),
                        "/" + in.tag() + "/follow/manage/" + token,
                        "/follow/stop/" + token,
                        !saved.isEmpty())));
    }

    @PostMapping(MANAGE)
    void change(
            Guest guest,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String rhythm) {
        var spoken = Lang.find(language).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var how = Rhythm.find(rhythm).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        subscriptions.change(token, spoken, how);
        guest.seeOther(guest.to("/follow/manage/" + token + "?saved=yes"));
    }

    private static String header(HttpServletRequest request) {
        var header = request.getHeader("Accept-Language");
        return header == null ? "" : header;
    }

    private static Lang lang(String tag) {
        return Lang.find(tag).orElseThrow();
    }
}
