package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.outside.portal.AgenciesPage.Line;
import city.open.outside.portal.Directory.Division;
import city.open.outside.portal.Directory.Place;
import city.open.outside.portal.Directory.Work;
import city.open.outside.record.NamedOfficial;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Row;
import city.open.outside.telling.Tellers;
import city.open.outside.telling.Usual;
import city.open.town.organization.Agency;
import city.open.town.organization.Rank;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Agencies and divisions: what each has to do, what of it is late, how to reach it, and who works there as far as petitions name them. Read
 * out of the public record and the list of units alone: an official that no petition names is not named here.
 */
@Controller
class AgencySite {
    private static final int ROWS = 8;
    private static final long FRESH_MILLIS = 30_000;

    private final Directory directory;
    private final AgencyData data;
    private final DivisionNames names;
    private final PublicRecord record;
    private final Pages pages;
    private final Tellers tellers;
    private final Framing framing;
    private final Printer printer;
    private final Kept kept;
    private final Outage outage;
    private final Clock clock;

    AgencySite(
            Directory directory,
            AgencyData data,
            DivisionNames names,
            PublicRecord record,
            Pages pages,
            Tellers tellers,
            Framing framing,
            Printer printer,
            Kept kept,
            Outage outage,
            Clock clock) {
        this.directory = directory;
        this.data = data;
        this.names = names;
        this.record = record;
        this.pages = pages;
        this.tellers = tellers;
        this.framing = framing;
        this.printer = printer;
        this.kept = kept;
        this.outage = outage;
        this.clock = clock;
    }

    @GetMapping({"/{lang:ko|en}/agencies", "/{lang:ko|en}/agencies.{suffix:json|csv}"})
    void agencies(Guest guest, @PathVariable(required = false) @Nullable String suffix) throws IOException {
        var in = guest.lang();
        var bySuffix =
                suffix == null ? null : Format.Named.of("agencies." + suffix).format();
        var answer = switch (Format.asked(guest.request(), bySuffix, Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> data.agencies();
            case CSV -> data.agenciesCsv(in);
            default -> keep(guest.to("/agencies"), () -> print(in));
        };
        send(guest, answer);
    }

    @GetMapping("/{lang:ko|en}/agencies/{name}")
    void agency(Guest guest, @PathVariable String name) throws IOException {
        var in = guest.lang();
        var named = Format.Named.of(name);
        var place = place(named.name());
        var answer = switch (Format.asked(guest.request(), named.format(), Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> data.agency(place);
            case CSV -> data.agencyCsv(in, place);
            default -> keep(guest.to("/agencies/" + named.name()), () -> print(in, place));
        };
        send(guest, answer);
    }

    @GetMapping("/{lang:ko|en}/agencies/{agency}/{name}")
    void division(Guest guest, @PathVariable String agency, @PathVariable String name) throws IOException {
        var in = guest.lang();
        var named = Format.Named.of(name);
        var division = division(agency, named.name());
        var answer = switch (Format.asked(guest.request(), named.format(), Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> data.division(division);
            case CSV -> data.divisionCsv(in, division);
            default -> keep(guest.to("/agencies/" + agency + "/" + named.name()), () -> print(in, division));
        };
        send(guest, answer);
    }

    @GetMapping("/api/v1/agencies")
    void agenciesForMachines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        data.agencies().write(request, response);
    }

    @GetMapping("/api/v1/agencies/{code}")
    void agencyForMachines(@PathVariable String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        data.agency(place(code)).write(request, response);
    }

    @GetMapping("/api/v1/agencies/{code}/{division}")
    void divisionForMachines(
            @PathVariable String code,
            @PathVariable String division,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        data.division(division(code, division)).write(request, response);
    }

    private Place place(String code) {
        return directory.agency(code).orElseThrow(() -> new NotServed(404, "unknown-agency"));
    }

    private Division division(String agency, String id) {
        return directory.division(place(agency).agency(), id).orElseThrow(() -> new NotServed(404, "unknown-division"));
    }

    private Answer keep(String address, Supplier<byte[]> print) {
        return kept.get(address, () -> Answer.ok(Answer.HTML, print.get()).until(clock.millis() + FRESH_MILLIS));
    }

    private void send(Guest guest, Answer answer) throws IOException {
        guest.answer(outage.told(answer, guest.request()));
    }

    private Frame frame(Words words, String title, String path, @Nullable String feed) {
        return framing.frame(words, title, path, "agencies").listening(null, feed, true);
    }

    private byte[] print(Lang lang) {
        var words = Words.in(lang);
        var places = directory.agencies();
        return printer.print(
                "agencies",
                new AgenciesPage(
                        frame(words, words.say("agency.title"), "/agencies", null),
                        line(
                                words.say("disclosure.together"),
                                "",
                                places.stream().map(Place::work).reduce(Work.NONE, Work::plus),
                                "/petitions?"),
                        places.stream().map(place -> line(words, place)).toList()));
    }

    private byte[] print(Lang lang, Place place) {
        var words = Words.in(lang);
        var code = place.agency().code().value();
        return printer.print(
                "agency",
                new AgencyPage(
                        frame(
                                words,
                                words.of(place.agency().name()),
                                path(place.agency()),
                                feed(words, place.agency(), "")),
                        code,
                        line(words, place),
                        directory.divisions(place.agency()).stream()
                                .map(division -> line(words, division))
                                .toList()));
    }

    private byte[] print(Lang lang, Division division) {
        var words = Words.in(lang);
        var agency = division.agency();
        var unit = division.unit();
        var until = unit == null || division.stands() ? null : unit.validTo();
        var frame = frame(
                words,
                words.of(names.division(division)),
                path(division),
                feed(words, agency, "&division=" + division.id()));
        return printer.print(
                "division",
                new DivisionPage(
                        frame,
                        words.of(agency.name()),
                        agency.code().value(),
                        division.id(),
                        line(words, division),
                        until == null
                                ? ""
                                : words.say("division.gone", frame.when().day(until)),
                        rows(words, division, true),
                        rows(words, division, false),
                        kinds(words, division),
                        people(words, division)));
    }

    private List<Row> rows(Words words, Division division, boolean late) {
        return pages.rows(
                words,
                record.search(new PublicQuery(
                        null,
                        null,
                        null,
                        division.agency().code().value(),
                        division.id(),
                        "open",
                        null,
                        null,
                        late,
                        null,
                        ROWS)));
    }

    private List<DivisionPage.Kind> kinds(Words words, Division division) {
        List<DivisionPage.Kind> kinds = new ArrayList<>();
        directory.byProcedure(division).forEach((code, work) -> {
            var procedure = pages.procedure(code).orElse(null);
            var name = procedure == null ? code : words.of(procedure.name());
            kinds.add(new DivisionPage.Kind(
                    code,
                    name,
                    procedure == null ? "" : "/procedures/" + code,
                    line(name, "", work, petitions(division) + "&procedure=" + code),
                    Usual.of(words, record.durations(code), procedure),
                    procedure == null || !procedure.basis().binds()
                            ? ""
                            : words.of(procedure.period().inWords())));
        });
        return kinds;
    }

    /** By rank, the highest first; within a rank as the record has them, by name. */
    private List<DivisionPage.Person> people(Words words, Division division) {
        return record.named(division.agency().code().value(), division.id()).stream()
                .sorted(Comparator.comparingInt(AgencySite::height).reversed())
                .map(one ->
                        new DivisionPage.Person(tellers.official(words, one), one.phone() == null ? "" : one.phone()))
                .toList();
    }

    private static int height(NamedOfficial official) {
        return Arrays.stream(Rank.values())
                .filter(rank -> rank.name().equalsIgnoreCase(official.rank().replace('-', '_')))
                .mapToInt(Rank::height)
                .findFirst()
                .orElse(0);
    }

    private static Line line(Words words, Place place) {
        return line(
                words.of(place.agency().name()),
                path(place.agency()),
                place.work(),
                "/petitions?agency=" + place.agency().code().value());
    }

    private static Line line(String name, String path, Work work, String petitions) {
        return new Line(name, path, "", "", work.open(), work.late(), petitions);
    }

    private Line line(Words words, Division division) {
        var unit = division.unit();
        var within = division.within();
        return new Line(
                words.of(names.division(division)),
                path(division),
                !division.stands() ? words.say("division.no-more") : within == null ? "" : words.of(within.name()),
                unit == null ? "" : unit.phone(),
                division.work().open(),
                division.work().late(),
                petitions(division));
    }

    private static String petitions(Division division) {
        return "/petitions?agency=" + division.agency().code().value() + "&division=" + division.id();
    }

    private static String feed(Words words, Agency agency, String narrowed) {
        return "/" + words.lang().tag() + "/petitions.atom?agency="
                + agency.code().value() + narrowed;
    }

    private static String path(Agency agency) {
        return "/agencies/" + agency.code().value();
    }

    private static String path(Division division) {
        return path(division.agency()) + "/" + division.id();
    }
}
