package city.open.inside.office;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Told;
import city.open.inside.casework.Told.Kind;
import city.open.inside.casework.Told.Notice;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.ToldPage.ToldLine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    private final Told told;
    private final Frames frames;
    private final Answers answers;

    ToldPages(Told told, Frames frames, Answers answers) {
        this.told = told;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/told")
    void told(Visit visit, @RequestParam(defaultValue = "") String before) throws IOException {
        var words = visit.words();
        var page = told.list(visit.login(), number(before), PAGE);
        var notices = page.notices();
        answers.show(
                visit,
                200,
                "office/told",
                new ToldPage(
                        frames.inside(visit, words.say("bell.title"), HOME),
                        notices.stream().map(notice -> line(words, notice)).toList(),
                        wanted(words, told.wanted(visit.login())),
                        notices.isEmpty() ? 0 : notices.getFirst().id(),
                        notices.stream().anyMatch(notice -> !notice.read()),
                        page.next() == 0 ? null : visit.to(HOME + "?before=" + page.next())));
    }

    private static ToldLine line(Words words, Notice notice) {
        return new ToldLine(
                notice.id(),
                words.say(notice.kind().words()),
                words.of(notice.subject()),
                notice.petition().value(),
                new When(words).minute(notice.at()),
                notice.read());
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
            case SEEN, ORDERED, UNANSWERED, WARNED ->
                "/office/orders/" + notice.about().replaceFirst("/.*", "");
            case ASSIGNED, ASKED, RETURNED, DUE_SOON, OVERDUE, SUPPLEMENT, MORE_TIME, REPLY, WITHDRAWAL, LETTER ->
                home + "#todo";
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
