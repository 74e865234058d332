package city.open.inside.office;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.ToldPage.ByMail;
import city.open.inside.office.ToldPage.ToldLine;
import city.open.inside.piles.Told;
import city.open.inside.piles.Told.Kind;
import city.open.inside.piles.Told.Notice;
import city.open.inside.piles.ToldByMail;
import city.open.inside.piles.ToldByMail.Rhythm;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an official was told, and what of it they want to be. Everybody sees their own. */
@Controller
class ToldPages {
    private static final String HOME = "/office/told";
    private static final int PAGE = 50;

    private static final int FIRST_HOUR = 6;
    private static final int LAST_HOUR = 20;
    private static final int USUAL_HOUR = 9;

    private final Told told;
    private final ToldByMail byMail;
    private final Organization organization;
    private final Frames frames;
    private final Answers answers;

    ToldPages(Told told, ToldByMail byMail, Organization organization, Frames frames, Answers answers) {
        this.told = told;
        this.byMail = byMail;
        this.organization = organization;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/told")
    void told(Visit visit, @RequestParam(defaultValue = "") String before) throws IOException {
        show(visit, 200, number(before), "");
    }

    private void show(Visit visit, int status, long before, String fault) throws IOException {
        var words = visit.words();
        var page = told.list(visit.login(), before, PAGE);
        var notices = page.notices();
        answers.show(
                visit,
                status,
                "office/told",
                new ToldPage(
                        frames.inside(visit, words.say("bell.title"), HOME),
                        notices.stream()
                                .map(notice -> line(words, visit.login(), notice))
                                .toList(),
                        wanted(words, told.wanted(visit.login())),
                        mail(visit, fault),
                        notices.isEmpty() ? 0 : notices.getFirst().id(),
                        notices.stream().anyMatch(notice -> !notice.read()),
                        page.next() == 0 ? null : visit.to(HOME + "?before=" + page.next())));
    }

    private ByMail mail(Visit visit, String fault) {
        var words = visit.words();
        var choice = byMail.of(visit.login());
        // What was typed and could not be kept is shown again.
        var typed = fault.isEmpty() ? "" : Asking.parameter(visit.request(), "mailbox");
        var rhythm = choice.map(ToldByMail.Choice::rhythm).orElse(Rhythm.AT_ONCE);
        int hour = choice.map(ToldByMail.Choice::hour).orElse(USUAL_HOUR);
        return new ByMail(
                byMail.isOffered(),
                typed.isEmpty() ? choice.map(ToldByMail.Choice::mailbox).orElse("") : typed,
                choice.map(one -> words.say(
                                one.refused()
                                        ? "bell.mail.state.refused"
                                        : one.confirmed() ? "bell.mail.state.on" : "bell.mail.state.code"))
                        .orElse(""),
                choice.filter(one -> !one.confirmed() && !one.refused()).isPresent(),
                choice.isPresent(),
                Arrays.stream(Rhythm.values())
                        .map(one -> new Choice(
                                one.name(),
                                words.say(one == Rhythm.DAILY ? "bell.mail.daily" : "bell.mail.at-once"),
                                "",
                                one == rhythm))
                        .toList(),
                IntStream.rangeClosed(FIRST_HOUR, LAST_HOUR)
                        .mapToObj(one ->
                                new Choice(Integer.toString(one), words.say("bell.mail.hour", one), "", one == hour))
                        .toList(),
                fault);
    }

    /** Chooses, types the code, or ends it. */
    @PostMapping("/{lang:ko|en}/office/told/mail")
    void mail(
            Visit visit,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String mailbox,
            @RequestParam(defaultValue = "") String rhythm,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam(defaultValue = "") String code)
            throws IOException {
        var words = visit.words();
        var fault = switch (what) {
            case "stop" -> {
                byMail.stop(visit.login());
                yield "";
            }
            case "code" -> byMail.confirm(visit.login(), code) ? "" : words.say("bell.mail.code.wrong");
            default ->
                byMail.choose(
                                visit.login(),
                                mailbox,
                                visit.lang().tag(),
                                Rhythm.of(rhythm).orElse(Rhythm.AT_ONCE),
                                hour.matches("\\d{1,2}") ? Integer.parseInt(hour) : -1)
                        .map(words::of)
                        .orElse("");
        };
        if (fault.isEmpty()) {
            visit.seeOther(visit.to(HOME));
        } else {
            show(visit, 422, 0, fault);
        }
    }

    private ToldLine line(Words words, Login login, Notice notice) {
        return new ToldLine(
                notice.id(),
                words.say(notice.kind().words()),
                words.of(notice.subject()),
                notice.petition().value(),
                forWhom(words, login, notice.holder()),
                new When(words).minute(notice.at()),
                notice.read());
    }

    /** Who the notice is for, where that is neither the official nor the division. */
    private String forWhom(Words words, Login login, String holder) {
        return holder.equals(login.official().value()) || holder.contains("/")
                ? ""
                : organization
                        .official(new OfficialId(holder))
                        .map(one -> words.say("bell.for", Forms.named(words, one)))
                        .orElse("");
    }

    private static List<Choice> wanted(Words words, Set<Kind> wanted) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Choice(kind.name(), words.say(kind.words()), "", wanted.contains(kind)))
                .toList();
    }

    @PostMapping("/{lang:ko|en}/office/told/{id:\\d{1,18}}/{what:open|unread}")
    void open(Visit visit, @PathVariable long id, @PathVariable String what) throws IOException {
        if (what.equals("unread") && told.unread(visit.login(), id)) {
            visit.seeOther(visit.to(HOME));
            return;
        }
        var notice = what.equals("open") ? told.read(visit.login(), id) : Optional.<Notice>empty();
        if (notice.isEmpty()) {
            answers.gone(visit);
            return;
        }
        visit.seeOther(visit.to(place(notice.get())));
    }

    private static String place(Notice notice) {
        var home = CaseScreens.address(notice.petition());
        return switch (notice.kind()) {
            case TO_APPROVE -> "/office/approvals/" + notice.about().replaceFirst("/.*", "");
            case OBJECTION -> home + "/decide-objection";
            case WITHHOLDING -> home + "/withholding";
            case QUESTION -> home + "/questions";
            case COMMENT -> home + "/comments";
            case SEEN, ORDERED, UNANSWERED, WARNED ->
                "/office/orders/" + notice.about().replaceFirst("/.*", "");
            case ASSIGNED,
                    ASKED,
                    RETURNED,
                    DUE_SOON,
                    OVERDUE,
                    CLIMBED,
                    SUPPLEMENT,
                    MORE_TIME,
                    REPLY,
                    WITHDRAWAL,
                    LETTER -> home + "#todo";
        };
    }

    @PostMapping("/{lang:ko|en}/office/told/read")
    void read(Visit visit, @RequestParam(defaultValue = "") String upTo) {
        told.readAll(visit.login(), number(upTo));
        visit.seeOther(visit.to(HOME));
    }

    @PostMapping("/{lang:ko|en}/office/told/wanted")
    void want(Visit visit, @RequestParam(required = false) @Nullable List<String> kind) {
        var names = kind == null ? List.<String>of() : kind;
        told.want(
                visit.login(),
                Arrays.stream(Kind.values())
                        .filter(one -> names.contains(one.name()))
                        .collect(Collectors.toSet()));
        visit.seeOther(visit.to(HOME));
    }

    private static long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }
}
