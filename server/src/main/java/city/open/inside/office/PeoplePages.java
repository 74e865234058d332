package city.open.inside.office;

import city.open.ground.page.Words;
import city.open.inside.approval.Successions;
import city.open.inside.identity.Account;
import city.open.inside.identity.Frames;
import city.open.inside.identity.PeopleList;
import city.open.inside.identity.PeopleList.Kind;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.PeopleScreen.Line;
import city.open.town.organization.OfficialId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where administrators take in who came, moved and left, and hand over what those who left held. */
@Controller
@RequestMapping("/{lang:ko|en}/office/people")
class PeoplePages {
    private static final String PATH = "/office/people";

    private final PeopleList people;
    private final Successions successions;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;

    PeoplePages(PeopleList people, Successions successions, Refusals refusals, Frames frames, Answers answers) {
        this.people = people;
        this.successions = successions;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping
    void page(Visit visit, @RequestParam(defaultValue = "") String from) throws IOException {
        if (refusals.admit(visit, Right.MANAGE_ACCOUNTS, PATH)) {
            show(visit, from.isEmpty() ? Shown.NOTHING : Shown.NOTHING.handing(from, "", "", false, List.of()));
        }
    }

    /** What is shown beside the empty forms. */
    private record Shown(
            String done,
            String fault,
            String csv,
            String summary,
            boolean takes,
            List<Line> faults,
            List<Line> changes,
            String from,
            String to,
            String holding,
            boolean hands,
            List<Line> left) {
        static final Shown NOTHING =
                new Shown("", "", "", "", false, List.of(), List.of(), "", "", "", false, List.of());

        Shown handing(String from, String to, String holding, boolean hands, List<Line> left) {
            return new Shown(done, fault, csv, summary, takes, faults, changes, from, to, holding, hands, left);
        }

        Shown saying(String done, String fault) {
            return new Shown(done, fault, csv, summary, takes, faults, changes, from, to, holding, hands, left);
        }
    }

    @PostMapping
    void list(Visit visit, @RequestParam(defaultValue = "") String csv, @RequestParam(defaultValue = "") String what)
            throws IOException {
        if (!refusals.admit(visit, Right.MANAGE_ACCOUNTS, PATH)) {
            return;
        }
        var words = visit.words();
        boolean takes = what.equals("take");
        var plan = takes
                ? people.take(csv, visit.login().account())
                : people.look(csv, visit.login().account());
        boolean sound = plan.faults().isEmpty();
        var summary = sound
                ? words.say(
                        takes ? "people.taken" : "people.would",
                        plan.lines(),
                        plan.count(Kind.ARRIVES),
                        plan.count(Kind.CHANGES),
                        plan.count(Kind.LEAVES))
                : words.say("people.faults");
        show(
                visit,
                new Shown(
                        takes && sound ? summary : "",
                        sound ? "" : summary,
                        takes && sound ? "" : csv,
                        sound && !takes ? summary : "",
                        sound && !takes && !plan.changes().isEmpty(),
                        plan.faults().stream()
                                .map(one -> new Line(
                                        one.line() == 0 ? "" : words.say("people.line", one.line()),
                                        words.of(one.words())))
                                .toList(),
                        plan.changes().stream()
                                .map(one -> new Line(
                                        one.id() + " · " + words.of(one.name()) + " · "
                                                + words.of(one.kind().words()),
                                        one.details().stream().map(words::of).collect(Collectors.joining(" · "))))
                                .toList(),
                        "",
                        "",
                        "",
                        false,
                        List.of()));
    }

    @PostMapping("/handover")
    void handOver(
            Visit visit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String what)
            throws IOException {
        if (!refusals.admit(visit, Right.MANAGE_DELEGATION, PATH)) {
            return;
        }
        var words = visit.words();
        var shown = Shown.NOTHING.handing(from, to, "", false, List.of());
        var inTheWay = official(from).isEmpty() || official(to).isEmpty()
                ? words.say("people.handover.who")
                : successions
                        .standsInTheWay(
                                visit.login(),
                                official(from).get(),
                                official(to).get())
                        .map(words::of)
                        .orElse("");
        if (!inTheWay.isEmpty()) {
            show(visit, shown.saying("", inTheWay));
            return;
        }
        var leaver = official(from).get();
        var successor = official(to).get();
        if (what.equals("do")) {
            var outcome = successions.handOver(visit.login(), leaver, successor);
            var left = outcome.left().stream()
                    .map(one -> new Line(one.what(), words.of(one.why())))
                    .toList();
            show(
                    visit,
                    shown.handing(from, to, "", false, left)
                            .saying(
                                    words.say(
                                            "people.handed",
                                            outcome.petitions(),
                                            outcome.papers(),
                                            outcome.deputyships()),
                                    ""));
        } else {
            var holding = successions.holding(leaver);
            show(visit, shown.handing(from, to, said(words, holding), !holding.isEmpty(), List.of()));
        }
    }

    private static String said(Words words, Successions.Holding holding) {
        return holding.isEmpty()
                ? words.say("people.holds.nothing")
                : words.say("people.holds", holding.petitions().size(), holding.papers(), holding.deputyships());
    }

    /** None where nobody can be called so. */
    private static Optional<OfficialId> official(String typed) {
        return Optional.of(typed.strip()).filter(Account::isName).map(OfficialId::new);
    }

    private void show(Visit visit, Shown shown) throws IOException {
        var words = visit.words();
        answers.show(
                visit,
                shown.fault().isEmpty() ? 200 : 422,
                "office/people",
                new PeopleScreen(
                        frames.inside(visit, words.say("people.title"), PATH),
                        shown.done(),
                        shown.fault(),
                        shown.csv(),
                        shown.summary(),
                        shown.takes(),
                        shown.faults(),
                        shown.changes(),
                        shown.from(),
                        shown.to(),
                        shown.holding(),
                        shown.hands(),
                        shown.left()));
    }
}
