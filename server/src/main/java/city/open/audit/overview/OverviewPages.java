package city.open.audit.overview;

import city.open.audit.orders.OpenOrders;
import city.open.audit.orders.OpenOrders.Listed;
import city.open.audit.overview.CityNow.Division;
import city.open.audit.overview.CityNow.Sight;
import city.open.audit.overview.OverviewScreen.Change;
import city.open.audit.overview.OverviewScreen.Glance;
import city.open.audit.overview.OverviewScreen.Line;
import city.open.audit.overview.OverviewScreen.Week;
import city.open.audit.overview.OverviewScreen.Weeks;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One screen for those who direct the city. */
@Controller
class OverviewPages {
    static final String PATH = "/office/overview";

    private static final double HIGHEST = 130;
    private static final int WEEK_WIDTH = 42;
    private static final int LEFT = 14;

    private final CityNow city;
    private final Organization organization;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;
    private final Clock clock;

    OverviewPages(
            CityNow city, Organization organization, Frames frames, Refusals refusals, Printer printer, Clock clock) {
        this.city = city;
        this.organization = organization;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/overview")
    void page(Visit visit) throws IOException {
        if (refusals.admit(visit, Right.SEE_OVERVIEW, PATH)) {
            visit.answer(200, printer.print("audit/overview", screen(visit, city.at(clock.instant()))));
        }
    }

    private OverviewScreen screen(Visit visit, Sight sight) {
        var words = visit.words();
        return new OverviewScreen(
                frames.inside(visit, words.say("overview.title"), PATH),
                new When(words).minute(sight.at()),
                glances(words, sight),
                divisions(visit, sight.divisions()),
                places(words, sight),
                orders(visit, sight),
                weeks(words, sight),
                changes(words, sight),
                words.say(
                        "overview.flags",
                        number(sight.flags().waiting()),
                        number(sight.flags().seen()),
                        number(sight.flags().confirmed())));
    }

    private static List<Glance> glances(Words words, Sight sight) {
        var open = sight.open();
        var orders = sight.orders();
        return List.of(
                new Glance(words.say("overview.open"), number(open.open()), "", false),
                new Glance(
                        words.say("overview.late"),
                        number(open.late()),
                        words.say("overview.late.more", number(open.newlyLate())),
                        open.late() > 0),
                new Glance(
                        words.say("overview.still"),
                        number(open.still()),
                        words.say("overview.still.more"),
                        open.still() > 0),
                new Glance(
                        words.say("overview.unanswered"),
                        number(orders.unanswered()),
                        words.say("overview.unanswered.more", number(orders.pastTerm())),
                        orders.pastTerm() > 0));
    }

    private List<Line> divisions(Visit visit, List<Division> divisions) {
        long most = divisions.stream().mapToLong(Division::late).max().orElse(0);
        return divisions.stream()
                .map(one -> new Line(
                        name(visit.words(), one),
                        "/" + visit.lang().tag() + "/office/workload?agency=" + one.agency() + "&division="
                                + one.division(),
                        List.of(number(one.open()), number(one.late()), number(one.still())),
                        share(one.late(), most),
                        one.late() > 0))
                .toList();
    }

    private static List<Line> places(Words words, Sight sight) {
        var open = sight.open();
        return Stream.of(
                        new Place("unassigned", open.unassigned(), false),
                        new Place("moving", open.moving(), false),
                        new Place("still", open.still(), true),
                        new Place("consultation", open.consultation(), false),
                        new Place("supplement", open.supplement(), false),
                        new Place("suspension", open.suspension(), false))
                .map(place -> new Line(
                        words.say("overview.place." + place.name()),
                        "",
                        List.of(number(place.number())),
                        share(place.number(), open.open()),
                        place.stuck()))
                .toList();
    }

    private record Place(String name, long number, boolean stuck) {}

    private static List<Line> orders(Visit visit, Sight sight) {
        var orders = sight.orders();
        long most = Stream.of(orders.seen(), orders.unanswered(), orders.toJudge(), orders.onTrack())
                .mapToLong(it -> it)
                .max()
                .orElse(0);
        return List.of(
                order(visit, "seen", Listed.SEEN, orders.seen(), most, false),
                order(visit, "unanswered", Listed.UNANSWERED, orders.unanswered(), most, orders.pastTerm() > 0),
                order(visit, "judge", Listed.TO_JUDGE, orders.toJudge(), most, false),
                order(visit, "track", Listed.ON_TRACK, orders.onTrack(), most, false));
    }

    private static Line order(Visit visit, String name, Listed listed, long number, long most, boolean late) {
        return new Line(
                visit.words().say("overview.orders." + name),
                "/" + visit.lang().tag() + OpenOrders.list(listed),
                List.of(number(number)),
                share(number, most),
                late);
    }

    private static Weeks weeks(Words words, Sight sight) {
        var when = new When(words);
        long most = sight.weeks().stream()
                .mapToLong(week -> Math.max(week.received(), week.decided()))
                .max()
                .orElse(0);
        var weeks = sight.weeks().reversed();
        return new Weeks(
                words.say("overview.weeks.words"),
                number(most),
                Stream.iterate(0, i -> i < weeks.size(), i -> i + 1)
                        .map(i -> new Week(
                                when.day(weeks.get(i).until()),
                                number(weeks.get(i).received()),
                                number(weeks.get(i).decided()),
                                number(weeks.get(i).decidedLate()),
                                LEFT + i * WEEK_WIDTH,
                                height(weeks.get(i).received(), most),
                                height(weeks.get(i).decided(), most)))
                        .toList());
    }

    private static double height(long number, long most) {
        return most == 0 ? 0 : Math.round(10 * HIGHEST * number / most) / 10.0;
    }

    private static List<Change> changes(Words words, Sight sight) {
        var now = sight.weeks().get(0);
        var before = sight.weeks().get(1);
        return List.of(
                change(words, "received", now.received(), before.received(), 0),
                change(words, "decided", now.decided(), before.decided(), -1),
                change(words, "decided-late", now.decidedLate(), before.decidedLate(), 1),
                change(
                        words,
                        "ordered",
                        sight.thisWeek().ordered(),
                        sight.lastWeek().ordered(),
                        0),
                change(
                        words,
                        "answered",
                        sight.thisWeek().answered(),
                        sight.lastWeek().answered(),
                        0),
                change(
                        words,
                        "warned",
                        sight.thisWeek().warned(),
                        sight.lastWeek().warned(),
                        0));
    }

    /** @param bad 1 where more is worse, -1 where fewer are, 0 where neither says anything */
    private static Change change(Words words, String name, long now, long before, int bad) {
        long difference = now - before;
        return new Change(
                words.say("overview.change." + name),
                number(now),
                number(before),
                difference == 0 ? "0" : "%+,d".formatted(difference),
                bad * difference > 0);
    }

    private static double share(long number, long most) {
        return most == 0 ? 0 : Math.round(1_000.0 * number / most) / 10.0;
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }

    private String name(Words words, Division one) {
        var agency = new AgencyCode(one.agency());
        return organization
                .unitOrLast(agency, new UnitId(one.division()), When.dayOf(clock.instant()))
                .map(unit -> words.of(organization.agency(agency).name()) + " " + words.of(unit.name()))
                .orElse(one.division());
    }
}
