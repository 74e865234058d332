package city.open.audit.orders;

import city.open.audit.orders.Matter.Addressee;
import city.open.audit.orders.Matter.State;
import city.open.audit.orders.MatterAct.Decided;
import city.open.audit.orders.MatterAct.Order;
import city.open.audit.orders.MatterAct.Plan;
import city.open.audit.orders.MatterAct.Published;
import city.open.audit.orders.MatterAct.What;
import city.open.audit.orders.OrderScreen.Act;
import city.open.audit.orders.OrderScreen.Choice;
import city.open.audit.orders.OrderScreen.Choices;
import city.open.audit.orders.OrderScreen.Form;
import city.open.audit.orders.OrdersScreen.Line;
import city.open.audit.orders.OrdersScreen.Tab;
import city.open.ground.page.Answer;
import city.open.ground.page.Inside;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Ground;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.OrderEnd;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.outside.record.AuditResult;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where auditors order and judge, and divisions answer: the same pages, each as far as one sees. */
@Controller
class OrdersPages {
    static final String PATH = "/office/orders";

    private static final int PAGE = 50;
    /** More than this nobody counts. */
    private static final int MANY = 1_000;

    private static final int GAPS = 5;

    /** How an audit begins whose plan cannot be told for days. */
    private static final String AT_ONCE = "at-once";

    private final Orders orders;
    private final Organization organization;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    OrdersPages(Orders orders, Organization organization, Frames frames, Refusals refusals, Printer printer) {
        this.orders = orders;
        this.organization = organization;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    /** What was typed, and for what. */
    private record Typed(String what, String number, String words) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    @GetMapping("/{lang:ko|en}/office/orders")
    void list(Visit visit, @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String after)
            throws IOException {
        if (refusals.admit(visit, Right.SEE_ORDERS, PATH)) {
            showList(visit, 200, state, after, "", Typed.NOTHING);
        }
    }

    @PostMapping("/{lang:ko|en}/office/orders")
    void see(Visit visit, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String words)
            throws IOException {
        if (!refusals.admit(visit, Right.GIVE_ORDERS, PATH)) {
            return;
        }
        var typed = new Typed("", number.strip(), words.strip());
        var hindrance = PetitionNumber.isWellFormed(typed.number())
                ? orders.seeByHand(visit.login(), new PetitionNumber(typed.number()), typed.words())
                : Hindrance.NO_SUCH_PETITION;
        if (hindrance == null) {
            visit.seeOther(visit.to(PATH + "?state=seen"));
        } else {
            showList(visit, 409, "", "", visit.words().say(hindrance.words(), When.number(Orders.LONGEST)), typed);
        }
    }

    @GetMapping("/{lang:ko|en}/office/orders/{id:\\d{1,9}}")
    void one(Visit visit, @PathVariable int id) throws IOException {
        if (refusals.admit(visit, Right.SEE_ORDERS, PATH)) {
            show(visit, 200, id, "", Typed.NOTHING);
        }
    }

    @PostMapping("/{lang:ko|en}/office/orders/{id:\\d{1,9}}")
    void act(
            Visit visit,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String demand,
            @RequestParam(defaultValue = "") String disposition,
            @RequestParam(defaultValue = "") String immunity,
            @RequestParam(defaultValue = "") String audit,
            @RequestParam(defaultValue = "") String begins,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        if (!refusals.admit(visit, Right.SEE_ORDERS, PATH)) {
            return;
        }
        var typed = new Typed(what, "", words.strip());
        var chosen = named(What.values(), what);
        var hindrance = switch (chosen) {
            case ORDERED -> orders.order(visit.login(), id, named(OrderDemand.values(), demand), typed.words());
            case ANSWERED -> orders.answer(visit.login(), id, typed.words());
            case ACCEPTED -> orders.end(visit.login(), id, OrderEnd.ACCEPTED, typed.words());
            case NOT_ACCEPTED -> orders.end(visit.login(), id, OrderEnd.NOT_ACCEPTED, typed.words());
            case WITHDRAWN -> orders.end(visit.login(), id, OrderEnd.WITHDRAWN, typed.words());
            case WARNED -> orders.warn(visit.login(), id, typed.words());
            case AUDITED ->
                orders.plan(
                        visit.login(),
                        id,
                        named(AuditResult.Kind.values(), audit),
                        begins.equals(AT_ONCE),
                        typed.words());
            case PUBLISHED -> orders.publish(visit.login(), id, ground, typed.words());
            case REVIEWED, APPEAL_DECIDED ->
                orders.decide(visit.login(), id, chosen, named(Verdict.values(), verdict), typed.words());
            case QUERIED, REPLIED, AUDIT_ENDED, REPORTED, IMPLEMENTED, REVIEW_ASKED, APPEALED, APPEAL_EXTENDED ->
                orders.goOn(visit.login(), id, chosen, typed.words());
            case DISPOSED ->
                orders.dispose(
                        visit.login(),
                        id,
                        named(Disposition.values(), disposition),
                        named(Immunity.values(), immunity),
                        typed.words());
            case CLOSED -> orders.close(visit.login(), id, typed.words());
            case NOTICED, CURED, ESCALATED -> Hindrance.NOTHING_CHOSEN;
            case null -> Hindrance.NOTHING_CHOSEN;
        };
        if (hindrance == null) {
            visit.seeOther(visit.to(PATH + "/" + id));
        } else {
            int longest = chosen == null ? Orders.LONGEST : Orders.longest(chosen);
            show(visit, 409, id, visit.words().say(hindrance.words(), When.number(longest)), typed);
        }
    }

    /** The paper that went out with a step, for those who read what is written in it. */
    @GetMapping("/{lang:ko|en}/office/orders/{id:\\d{1,9}}/papers/{number:\\d{4}-\\d{1,7}}.pdf")
    void paper(Visit visit, @PathVariable int id, @PathVariable String number) throws IOException {
        if (!refusals.admit(visit, Right.SEE_ORDERS, PATH)) {
            return;
        }
        var matter = orders.find(visit.login(), id).orElse(null);
        var found = matter == null
                ? null
                : orders.acts(matter).stream()
                        .filter(act ->
                                number.equals(act.paper()) && reads(act, orders.readsWarnings(visit.login(), matter)))
                        .findFirst()
                        .orElse(null);
        if (matter == null || found == null) {
            showList(visit, 404, "", "", visit.words().say("orders.none"), Typed.NOTHING);
            return;
        }
        var ko = Words.in(Lang.KO);
        var until = found.until() == null
                ? ""
                : "\n" + ko.say("orders.next." + key(Track.following(found.what())), new When(ko).day(found.until()));
        visit.response().setHeader("Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(number));
        Answer.of(
                        200,
                        "application/pdf",
                        Answer.NEVER,
                        TrackPdf.print(
                                organization,
                                matter,
                                found,
                                ko.say("orders.paper." + key(found.what())),
                                name(ko, found) + until))
                .write(visit.request(), visit.response());
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    // The list

    private void showList(Visit visit, int status, String state, String after, String fault, Typed typed)
            throws IOException {
        var words = visit.words();
        var login = visit.login();
        boolean auditor = orders.isAuditor(login);
        var shown = named(State.values(), state.toUpperCase(Locale.ROOT).replace('-', '_'));
        var chosen = shown != null ? shown : auditor ? State.ANSWERED : State.ORDERED;
        var from = Place.parse(after);
        var found = orders.list(login, chosen, from.by(), from.id(), PAGE + 1);
        var lines = found.stream().limit(PAGE).map(line -> line(visit, line)).toList();
        var page = new OrdersScreen(
                frames.inside(visit, words.say("orders.title"), PATH),
                fault,
                words.say("orders.lead." + key(chosen)),
                orders.gaps(GAPS).stream().map(gap -> gap(words, gap)).toList(),
                Arrays.stream(State.values())
                        .map(one -> new Tab(
                                address(visit, one),
                                words.say("orders.tab." + key(one)),
                                count(login, one),
                                one == chosen))
                        .toList(),
                lines,
                found.size() > PAGE ? address(visit, chosen) + "&after=" + Place.of(found.get(PAGE - 1)) : null,
                auditor,
                typed.number(),
                typed.words());
        visit.answer(status, printer.print("audit/orders", page));
    }

    private static String address(Visit visit, State state) {
        return visit.to(PATH + "?state=" + key(state));
    }

    private String gap(Words words, Gaps.Gap gap) {
        var when = new When(words);
        var agency = organization
                .find(new AgencyCode(gap.agency()))
                .map(one -> words.of(one.name()))
                .orElse(gap.agency());
        return gap.until() == null
                ? words.say("orders.gap.open", agency, gap.system(), when.minute(gap.since()))
                : words.say(
                        "orders.gap.over", agency, gap.system(), when.minute(gap.since()), when.minute(gap.until()));
    }

    private String count(Login login, State state) {
        int count = orders.count(login, state, MANY + 1);
        return count > MANY ? "%,d+".formatted(MANY) : "%,d".formatted(count);
    }

    private Line line(Visit visit, Matters.Line line) {
        var words = visit.words();
        boolean hasTerm = line.nextBy().isBefore(Matter.NO_DAY);
        return new Line(
                visit.to(PATH + "/" + line.id()),
                name(words, line.about()),
                line.petition().value(),
                addressee(words, line.addressee()),
                hasTerm ? words.say("orders.next." + next(line.next()), new When(words).day(line.nextBy())) : "",
                hasTerm && orders.today().isAfter(line.nextBy()));
    }

    /** Where a page begins. */
    private record Place(LocalDate by, int id) {
        private static final Place FIRST = new Place(LocalDate.of(1, 1, 1), 0);

        static Place parse(String text) {
            if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{1,9}")) {
                return FIRST;
            }
            try {
                return new Place(LocalDate.parse(text.substring(0, 10)), Integer.parseInt(text.substring(11)));
            } catch (DateTimeException _) {
                return FIRST;
            }
        }

        static String of(Matters.Line line) {
            return line.nextBy() + "_" + line.id();
        }
    }

    // One

    private void show(Visit visit, int status, int id, String fault, Typed typed) throws IOException {
        var words = visit.words();
        var login = visit.login();
        var matter = orders.find(login, id).orElse(null);
        if (matter == null) {
            showList(visit, 404, "", "", words.say("orders.none"), Typed.NOTHING);
            return;
        }
        var reads = orders.readsWarnings(login, matter);
        var page = new OrderScreen(
                inside(visit, id),
                visit.to(PATH + "/" + id),
                name(words, matter.about()),
                words.say("orders.state." + key(matter.state())),
                visit.to("/office/cases/" + matter.petition()),
                matter.petition().value(),
                addressee(words, matter.addressee()),
                matter.isLate(orders.today()),
                terms(words, matter),
                orders.acts(matter).stream()
                        .map(act -> act(visit, matter, act, reads))
                        .toList(),
                orders.isAuditor(login) && Orders.isOwn(login, matter) ? words.say(Hindrance.OWN_DIVISION.words()) : "",
                fault,
                forms(words, login, matter),
                typed.words(),
                typed.what());
        visit.answer(status, printer.print("audit/order", page));
    }

    private Inside inside(Visit visit, int id) {
        return frames.inside(visit, visit.words().say("orders.title"), PATH + "/" + id);
    }

    private static List<String> terms(Words words, Matter matter) {
        var order = matter.order();
        var when = new When(words);
        var next = matter.next();
        if (matter.state() == State.ON_TRACK && next.by().isBefore(Matter.NO_DAY)) {
            return List.of(words.say("orders.next." + key(next.what()), when.day(next.by())));
        }
        if (order == null || matter.state() != State.ORDERED) {
            return List.of();
        }
        var days = order.days();
        return List.of(
                words.say("orders.term.answer", when.day(days.answer())),
                words.say("orders.term.head", when.day(days.head())),
                words.say("orders.term.warning", when.day(days.warning())),
                words.say("orders.term.special-audit", when.day(days.specialAudit())));
    }

    /** What it is, with what is known of it beside its words. */
    private static String name(Words words, MatterAct act) {
        var what = words.say("orders.did." + key(act.what()));
        return switch (act.detail()) {
            case null -> what;
            case Order order ->
                words.say(
                        "orders.did.ordered",
                        order.number(),
                        words.of(order.demand().words()));
            case Decided decided -> what + ": " + decided(words, decided);
            case Verdict verdict -> what + ": " + words.say(verdict.words());
            case Plan plan ->
                what + ": " + words.say("audits.kind." + key(plan.kind()))
                        + (plan.urgent() ? " · " + words.say("audits.urgent") : "");
            case Published published ->
                words.say("orders.did.published", published.number())
                        + (published.ground() == null ? "" : " · " + words.say("ground." + published.ground()));
        };
    }

    private static String decided(Words words, Decided decided) {
        var when = new When(words);
        var said = words.say(decided.disposition().words()) + " · "
                + words.say(decided.immunity().words());
        if (decided.reviewBy() != null) {
            said += " · " + words.say("orders.review-by", when.day(decided.reviewBy()));
        }
        return decided.appealBy() == null
                ? said
                : said + " · " + words.say("orders.appeal-by", when.day(decided.appealBy()));
    }

    private static boolean reads(MatterAct act, boolean readsWarnings) {
        return readsWarnings
                || switch (act.what()) {
                    case WARNED,
                            QUERIED,
                            REPLIED,
                            CLOSED,
                            REVIEW_ASKED,
                            REVIEWED,
                            APPEALED,
                            APPEAL_EXTENDED,
                            APPEAL_DECIDED -> false;
                    default -> true;
                };
    }

    private Act act(Visit visit, Matter matter, MatterAct act, boolean readsWarnings) {
        var words = visit.words();
        boolean reads = reads(act, readsWarnings);
        return new Act(
                new When(words).minute(act.at()),
                act.official().isEmpty() ? words.say("orders.by-itself") : official(words, act.official()),
                name(words, act),
                reads ? act.words() : "",
                reads && act.paper() != null ? words.say("orders.paper", act.paper()) : "",
                reads && act.paper() != null
                        ? visit.to(PATH + "/" + matter.id() + "/papers/" + act.paper() + ".pdf")
                        : "");
    }

    private List<Form> forms(Words words, Login login, Matter matter) {
        var forms = new ArrayList<Form>();
        Stream.of(What.ANSWERED, What.REPLIED, What.IMPLEMENTED, What.REVIEW_ASKED, What.APPEALED)
                .filter(what -> matter.allows(what) && orders.mayAnswer(login, matter, what))
                .map(what -> form(words, what))
                .forEach(forms::add);
        if (orders.isAuditor(login) && !Orders.isOwn(login, matter)) {
            Stream.of(
                            What.ORDERED,
                            What.ACCEPTED,
                            What.NOT_ACCEPTED,
                            What.AUDIT_ENDED,
                            What.REPORTED,
                            What.PUBLISHED,
                            What.REVIEWED,
                            What.APPEAL_DECIDED,
                            What.APPEAL_EXTENDED,
                            What.DISPOSED,
                            What.WARNED,
                            What.QUERIED,
                            What.AUDITED,
                            What.WITHDRAWN,
                            What.CLOSED)
                    .filter(matter::allows)
                    .map(what -> form(words, what))
                    .forEach(forms::add);
        }
        return forms;
    }

    private static Form form(Words words, What what) {
        return new Form(
                what.name(),
                words.say("orders.do." + key(what)),
                words.say("orders.hint." + key(what)),
                lists(words, what),
                Orders.longest(what));
    }

    private static List<Choices> lists(Words words, What what) {
        return switch (what) {
            case ORDERED -> List.of(choices(words, "demand", OrderDemand.values(), one -> words.of(one.words())));
            case DISPOSED ->
                List.of(
                        choices(words, "disposition", Disposition.values(), one -> words.say(one.words())),
                        choices(words, "immunity", Immunity.values(), one -> words.say(one.words())));
            case AUDITED ->
                List.of(
                        choices(words, "audit", AuditResult.Kind.values(), one -> words.say("audits.kind." + key(one))),
                        new Choices(
                                "begins",
                                words.say("orders.begins"),
                                List.of(
                                        new Choice("", words.say("orders.begins.later")),
                                        new Choice(AT_ONCE, words.say("orders.begins.at-once")))));
            case REVIEWED, APPEAL_DECIDED ->
                List.of(choices(words, "verdict", Verdict.values(), one -> words.say(one.words())));
            case PUBLISHED ->
                List.of(new Choices(
                        "ground",
                        words.say("orders.ground"),
                        Stream.concat(
                                        Stream.of(new Choice("", words.say("orders.ground.none"))),
                                        Ground.ids().stream().map(one -> new Choice(one, words.say("ground." + one))))
                                .toList()));
            default -> List.of();
        };
    }

    private static <E extends Enum<E>> Choices choices(Words words, String field, E[] all, Function<E, String> name) {
        return new Choices(
                field,
                words.say("orders." + field),
                Arrays.stream(all)
                        .map(one -> new Choice(one.name(), name.apply(one)))
                        .toList());
    }

    // Names

    private static String name(Words words, String about) {
        var due = Orders.due(about);
        if (due != null) {
            return words.say("orders.about.due", new When(words).due(due));
        }
        return words.say(about.startsWith("missing ") ? "orders.about.missing" : "orders.about.seen");
    }

    private String addressee(Words words, Addressee addressee) {
        var agency = new AgencyCode(addressee.agency());
        var division = organization
                .unitOrLast(agency, new UnitId(addressee.division()), orders.today())
                .map(unit -> words.of(organization.agency(agency).name()) + " " + words.of(unit.name()))
                .orElse(addressee.division());
        return addressee.official().isEmpty() ? division : division + " · " + official(words, addressee.official());
    }

    private String official(Words words, String id) {
        return organization
                .official(new OfficialId(id))
                .map(Official::name)
                .map(words::of)
                .orElse(id);
    }

    private static String next(String what) {
        return what.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String key(Enum<?> one) {
        return next(one.name());
    }
}
