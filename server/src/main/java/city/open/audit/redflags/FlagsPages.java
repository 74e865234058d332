package city.open.audit.redflags;

import city.open.audit.flags.Flag;
import city.open.audit.flags.Flags;
import city.open.audit.redflags.FlagRows.Row;
import city.open.audit.redflags.FlagRuns.Coverage;
import city.open.audit.redflags.FlagRuns.Run;
import city.open.audit.redflags.FlagScreen.Act;
import city.open.audit.redflags.FlagScreen.Choice;
import city.open.audit.redflags.FlagScreen.Figure;
import city.open.audit.redflags.FlagScreen.Link;
import city.open.audit.redflags.FlagsScreen.Line;
import city.open.audit.redflags.FlagsScreen.Rule;
import city.open.audit.redflags.FlagsScreen.Tab;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.statistics.Wilson;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Where auditors see what was raised and say what came of it. Nobody else sees any of it. */
@Controller
class FlagsPages {
    static final String PATH = "/office/flags";

    private static final int PAGE = 50;
    private static final int BLIND_PAGE = 20;
    /** Below so many there is no share to speak of. */
    private static final int ENOUGH = 10;

    private final RedFlags flags;
    private final FlagWatch watch;
    private final Organization organization;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    FlagsPages(
            RedFlags flags,
            FlagWatch watch,
            Organization organization,
            Frames frames,
            Refusals refusals,
            Printer printer) {
        this.flags = flags;
        this.watch = watch;
        this.organization = organization;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/office/flags")
    void list(
            Visit visit,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after)
            throws IOException {
        if (refusals.admit(visit, Right.SEE_FLAGS, PATH)) {
            showList(visit, 200, code, state.equals("seen"), number(after), "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/flags")
    void ask(Visit visit) throws IOException {
        if (refusals.admit(visit, Right.SEE_FLAGS, PATH)) {
            flags.ask(visit.login());
            watch.wake();
            visit.seeOther(visit.to(PATH));
        }
    }

    @GetMapping("/{lang:ko|en}/office/flags/{id:\\d{1,9}}")
    void one(Visit visit, @PathVariable int id) throws IOException {
        if (refusals.admit(visit, Right.SEE_FLAGS, PATH)) {
            show(visit, 200, id, "", "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/flags/{id:\\d{1,9}}")
    void decide(
            Visit visit,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String petition,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        if (!refusals.admit(visit, Right.SEE_FLAGS, PATH)) {
            return;
        }
        var hindrance = flags.decide(visit.login(), id, named(Outcome.values(), outcome), petition, words.strip());
        if (hindrance == null) {
            visit.seeOther(visit.to(PATH + "/" + id));
        } else {
            show(visit, 409, id, visit.words().say(hindrance), words.strip());
        }
    }

    @GetMapping("/{lang:ko|en}/office/flags/blind")
    void blind(Visit visit, @RequestParam(defaultValue = "") String after) throws IOException {
        if (refusals.admit(visit, Right.SEE_FLAGS, PATH)) {
            showBlind(visit, 200, after, "", "", "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/flags/blind")
    void judge(
            Visit visit,
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "") String petition,
            @RequestParam(defaultValue = "") String found,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        if (!refusals.admit(visit, Right.SEE_FLAGS, PATH)) {
            return;
        }
        var hindrance = flags.judge(visit.login(), quarter, petition, named(Found.values(), found), words.strip());
        if (hindrance == null) {
            visit.seeOther(visit.to(PATH + "/blind"));
        } else {
            showBlind(visit, 409, "", visit.words().say(hindrance.words()), petition, words.strip());
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    // The list

    private void showList(Visit visit, int status, String asked, boolean seen, int after, String fault)
            throws IOException {
        var words = visit.words();
        var run = flags.runs().latest().orElse(null);
        var waiting = flags.rows().waiting();
        var outcomes = flags.rows().outcomes();
        var code = flag(asked) == null ? "" : asked;
        var rows =
                seen ? flags.rows().seen(code, after, PAGE + 1) : flags.rows().open(code, after, PAGE + 1);
        var coverage = run == null ? List.<Coverage>of() : run.coverage();
        var page = new FlagsScreen(
                frames.inside(visit, words.say("flags.title"), PATH),
                fault,
                run == null ? words.say("flags.run.none") : ran(words, run),
                flags.runs().waiting().isPresent(),
                List.of(
                        tab(visit, "flags.tab.open", code, false, !seen, sum(waiting.values())),
                        tab(
                                visit,
                                "flags.tab.seen",
                                code,
                                true,
                                seen,
                                outcomes.values().stream()
                                        .mapToInt(one -> sum(one.values()))
                                        .sum())),
                codes(visit, code, seen, waiting),
                words.say(seen ? "flags.lead.seen" : "flags.lead.open"),
                rows.stream().limit(PAGE).map(row -> line(visit, row)).toList(),
                rows.size() > PAGE
                        ? address(visit, code, seen) + "&after="
                                + rows.get(PAGE - 1).id()
                        : null,
                coverage.stream()
                        .filter(one -> one.missing() == null)
                        .map(one -> rule(words, one, outcomes.getOrDefault(one.code(), Map.of())))
                        .toList(),
                coverage.stream()
                        .filter(one -> one.missing() != null)
                        .map(one -> rule(words, one, Map.of()))
                        .toList(),
                misses(words),
                blind(words));
        visit.answer(status, printer.print("audit/flags", page));
    }

    private static int sum(Iterable<Integer> counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private static String ran(Words words, Run run) {
        var when = new When(words).minute(run.doneAt() == null ? run.askedAt() : run.doneAt());
        long asked =
                run.coverage().stream().filter(one -> one.missing() == null).count();
        return words.say(
                "flags.run",
                when,
                "%,d".formatted(run.cases()),
                asked,
                run.coverage().size() - asked);
    }

    private static String address(Visit visit, String code, boolean seen) {
        return visit.to(PATH + "?state=" + (seen ? "seen" : "open") + (code.isEmpty() ? "" : "&code=" + code));
    }

    private static Tab tab(Visit visit, String name, String code, boolean seen, boolean chosen, int count) {
        return new Tab(address(visit, code, seen), visit.words().say(name), "%,d".formatted(count), chosen);
    }

    private static List<Tab> codes(Visit visit, String code, boolean seen, Map<String, Integer> waiting) {
        var words = visit.words();
        return Stream.concat(
                        Stream.of(new Tab(address(visit, "", seen), words.say("flags.all"), "", code.isEmpty())),
                        Flags.all().stream()
                                .map(Flag::kind)
                                .filter(kind -> waiting.containsKey(kind.code())
                                        || kind.code().equals(code))
                                .map(kind -> new Tab(
                                        address(visit, kind.code(), seen),
                                        kind.code() + " " + words.of(kind.title()),
                                        "%,d".formatted(waiting.getOrDefault(kind.code(), 0)),
                                        kind.code().equals(code))))
                .toList();
    }

    private static @Nullable Flag flag(String code) {
        return Flags.all().stream()
                .filter(one -> one.kind().code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static String title(Words words, String code) {
        var flag = flag(code);
        return flag == null ? code : code + " " + words.of(flag.kind().title());
    }

    private Line line(Visit visit, Row row) {
        var words = visit.words();
        return new Line(
                visit.to(PATH + "/" + row.id()),
                title(words, row.code()),
                observed(words.of(row.sentence())),
                place(words, row.agency(), row.division(), row.official()),
                term(words, row),
                isLate(row));
    }

    /** What was seen is the first sentence; a point within a number ends none. */
    private static String observed(String sentence) {
        int end = sentence.indexOf(". ");
        return end < 0 ? sentence : sentence.substring(0, end + 1);
    }

    private static String term(Words words, Row row) {
        return row.outcome() == null
                ? words.say("flags.look-by", new When(words).day(row.lookBy()))
                : words.say("flags.outcome." + row.outcome().key());
    }

    private boolean isLate(Row row) {
        return row.outcome() == null && flags.today().isAfter(row.lookBy());
    }

    private static Rule rule(Words words, Coverage coverage, Map<Outcome, Integer> outcomes) {
        var flag = flag(coverage.code());
        var kind = flag == null ? null : flag.kind();
        var missing = coverage.missing();
        return new Rule(
                coverage.code(),
                title(words, coverage.code()),
                missing != null ? words.of(missing) : kind == null ? "" : words.of(kind.needs()),
                kind == null || kind.minimum() == 0 ? "–" : String.valueOf(kind.minimum()),
                "%,d".formatted(coverage.scope()),
                coverage.computable() == 0 ? words.say("flags.not-computable") : "%,d".formatted(coverage.computable()),
                coverage.tested() == 0 ? "–" : "%,d".formatted(coverage.tested()),
                coverage.computable() == 0 ? "–" : "%,d".formatted(coverage.raised()),
                precision(words, outcomes));
    }

    private static String precision(Words words, Map<Outcome, Integer> outcomes) {
        int decided = count(outcomes, true);
        int confirmed = outcomes.entrySet().stream()
                .filter(one -> one.getKey().isConfirmed())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return decided < ENOUGH ? words.say("flags.precision.few", decided) : share(words, confirmed, decided);
    }

    private static int count(Map<Outcome, Integer> outcomes, boolean decided) {
        return outcomes.entrySet().stream()
                .filter(one -> one.getKey().isDecided() == decided)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static String share(Words words, int x, int n) {
        var wilson = Wilson.of(x, n);
        return words.say(
                "flags.share",
                x,
                n,
                Math.round(100 * wilson.share()),
                Math.round(100 * wilson.low()),
                Math.round(100 * wilson.high()));
    }

    private String misses(Words words) {
        var misses = flags.sample().misses();
        return misses.judged() < ENOUGH
                ? words.say("flags.misses.few", misses.judged())
                : words.say("flags.misses", share(words, misses.something(), misses.judged()));
    }

    private String blind(Words words) {
        int waiting = flags.sample().waiting();
        return waiting == 0 ? "" : words.say("flags.blind.waiting", "%,d".formatted(waiting));
    }

    // One

    private void show(Visit visit, int status, int id, String fault, String typed) throws IOException {
        var words = visit.words();
        var row = flags.rows().find(id).orElse(null);
        if (row == null) {
            showList(visit, 404, "", false, 0, words.say(Hindrance.NO_SUCH_FLAG.words()));
            return;
        }
        boolean own = RedFlags.isOwn(visit.login(), row.agency(), row.division(), row.official());
        var latest = flags.runs().latest().map(Run::id).orElse(row.lastRun());
        var page = new FlagScreen(
                frames.inside(visit, title(words, row.code()), PATH + "/" + id),
                visit.to(PATH + "/" + id),
                title(words, row.code()),
                row.code(),
                place(words, row.agency(), row.division(), row.official()),
                term(words, row),
                isLate(row),
                words.of(row.sentence()),
                latest > row.lastRun() ? words.say("flags.stale") : "",
                row.figures().properties().stream()
                        .filter(figure -> !figure.getKey().equals("verdict"))
                        .map(figure -> new Figure(figure.getKey(), shown(words, figure.getKey(), figure.getValue())))
                        .toList(),
                row.cases().stream().map(number -> link(visit, number)).toList(),
                flags.rows().acts(id).stream().map(act -> act(words, act)).toList(),
                own ? words.say(Hindrance.OWN_DIVISION.words()) : "",
                fault,
                own ? List.of() : choices(words, Outcome.values(), "flags.outcome."),
                typed);
        visit.answer(status, printer.print("audit/flag", page));
    }

    private static Link link(Visit visit, String number) {
        return new Link(visit.to("/office/cases/" + number), number);
    }

    private String shown(Words words, String name, JsonNode figure) {
        if (figure.isNumber()) {
            return figure.isIntegralNumber() ? "%,d".formatted(figure.asLong()) : "%.6g".formatted(figure.asDouble());
        }
        if (figure.isArray()) {
            var shown = new ArrayList<String>();
            figure.forEach(one -> shown.add(shown(words, name, one)));
            return String.join(", ", shown);
        }
        if (figure.isString()) {
            // Whose opinion it was.
            return name.equals("against") ? official(words, figure.stringValue()) : figure.stringValue();
        }
        return figure.toString();
    }

    private Act act(Words words, FlagRows.Act act) {
        var opened = act.opened();
        var what = words.say("flags.outcome." + act.outcome().key());
        return new Act(
                new When(words).minute(act.at()),
                official(words, act.official()),
                opened == null ? what : what + " · " + opened,
                act.words());
    }

    private static <E extends Enum<E>> List<Choice> choices(Words words, E[] all, String prefix) {
        return Arrays.stream(all)
                .map(one -> new Choice(one.name(), words.say(prefix + key(one))))
                .toList();
    }

    private static String key(Enum<?> one) {
        return switch (one) {
            case Outcome outcome -> outcome.key();
            case Found found -> found.key();
            default -> one.name();
        };
    }

    // The blind sample

    private void showBlind(Visit visit, int status, String after, String fault, String of, String typed)
            throws IOException {
        var words = visit.words();
        var from = after.matches("[0-9A-Za-z-]{1,30}") ? after : "";
        var sampled = flags.sample().list(from, BLIND_PAGE + 1);
        var page = new BlindScreen(
                frames.inside(visit, words.say("flags.blind.title"), PATH + "/blind"),
                fault,
                sampled.stream()
                        .limit(BLIND_PAGE)
                        .map(one -> new BlindScreen.Line(
                                one.quarter(),
                                one.petition(),
                                link(visit, one.petition()).address(),
                                place(words, one.agency(), one.division(), ""),
                                RedFlags.isOwn(visit.login(), one.agency(), one.division(), one.official()),
                                one.petition().equals(of) ? typed : ""))
                        .toList(),
                sampled.size() > BLIND_PAGE
                        ? "/" + visit.lang().tag() + PATH + "/blind?after="
                                + sampled.get(BLIND_PAGE - 1).petition()
                        : null,
                choices(words, Found.values(), "flags.found."));
        visit.answer(status, printer.print("audit/flagsblind", page));
    }

    // Names

    private String place(Words words, String agency, String division, String official) {
        var code = new AgencyCode(agency);
        var name = organization
                .unitOrLast(code, new UnitId(division), flags.today())
                .map(unit -> words.of(organization.agency(code).name()) + " " + words.of(unit.name()))
                .orElse(division);
        return official.isEmpty() ? name : name + " · " + official(words, official);
    }

    private String official(Words words, String id) {
        return organization
                .official(new OfficialId(id))
                .map(Official::name)
                .map(words::of)
                .orElse(id);
    }
}
