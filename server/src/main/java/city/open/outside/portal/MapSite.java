package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.MapPage.Area;
import city.open.outside.portal.MapPage.Line;
import city.open.outside.portal.MapPage.Shade;
import city.open.outside.portal.Narrowing.Narrowed;
import city.open.outside.record.PlaceCount;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.telling.Question;
import city.open.outside.telling.Question.NotMeant;
import city.open.outside.telling.Tellers;
import city.open.town.borders.Borders;
import city.open.town.borders.District;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Petitions by where they are, as fine as their public views tell: each number is a list that can be looked up (docs/decisions/0054). The borders lie here;
 * nobody else's map is asked for.
 */
@Controller
class MapSite {
    private static final String GEO_JSON = "application/geo+json";
    private static final String ALL = "all";
    /** What a map does not ask, or sets itself. */
    private static final List<String> NOT_ASKED = List.of("division", "place", "with", "sort", "view", "after");

    private static final int SHADES = 4;

    private final PublicRecord record;
    private final Borders borders;
    private final MapDrawing drawing;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Narrowing narrowing;
    private final Tellers tellers;
    private final Framing framing;
    private final Printer printer;
    private final Outage outage;

    MapSite(
            PublicRecord record,
            Borders borders,
            Catalogue catalogue,
            Organization organization,
            Narrowing narrowing,
            Tellers tellers,
            Framing framing,
            Printer printer,
            Outage outage) {
        this.record = record;
        this.borders = borders;
        this.drawing = MapDrawing.of(borders.districts());
        this.catalogue = catalogue;
        this.organization = organization;
        this.narrowing = narrowing;
        this.tellers = tellers;
        this.framing = framing;
        this.printer = printer;
        this.outage = outage;
    }

    @GetMapping({"/{lang:ko|en}/map", "/{lang:ko|en}/map.{suffix:json|csv}"})
    void map(Guest guest, @PathVariable(required = false) @Nullable String suffix) throws IOException {
        answer(guest, null, Format.of(suffix));
    }

    @GetMapping("/{lang:ko|en}/map/{name}")
    void district(Guest guest, @PathVariable String name) throws IOException {
        var named = Format.Named.of(name);
        var district = borders.find(named.name()).orElseThrow(() -> new NotServed(404, "unknown-district"));
        answer(guest, district, named.format());
    }

    @GetMapping("/api/v1/map")
    void forMachines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        json(asked(request), null).write(request, response);
    }

    private void answer(Guest guest, @Nullable District district, @Nullable Format bySuffix) throws IOException {
        var in = guest.lang();
        var asked = asked(guest.request());
        var answer = switch (Format.asked(guest.request(), bySuffix, Format.HTML, Format.JSON, Format.CSV)) {
            case JSON -> json(asked, district);
            case CSV -> csv(in, asked, district);
            default -> Answer.ok(Answer.HTML, print(in, asked, district));
        };
        guest.answer(outage.told(answer, guest.request()));
    }

    /**
     * @param written as the address has it
     * @param meant with the status that is counted where none is named: a map without a question is of what is open
     * @param counts by place; nothing where more was found than is counted
     */
    private record Asked(Question written, Question meant, Optional<List<PlaceCount>> counts) {
        private List<PlaceCount> in(@Nullable District district) {
            return counts.orElse(List.of()).stream()
                    .filter(count -> district == null || count.place() != null && district.has(count.place()))
                    .toList();
        }
    }

    private Asked asked(HttpServletRequest request) {
        var written = Question.of(request).without(NOT_ASKED);
        var meant = meant(written);
        try {
            return new Asked(written, meant, record.places(meant.query(catalogue, organization, 1)));
        } catch (NotMeant fault) {
            throw NotServed.of(fault);
        }
    }

    private static Question meant(Question written) {
        return switch (written.part("status")) {
            case ALL -> written.without(List.of("status"));
            case "" -> written.with("status", "open");
            default -> written;
        };
    }

    /** The map of what a list shows, as far as it can be asked. */
    static String address(Lang lang, Question listed) {
        var asked = listed.without(NOT_ASKED);
        var question = switch (asked.part("status")) {
            case "" -> asked.with("status", ALL);
            case "open" -> asked.without(List.of("status"));
            default -> asked;
        };
        return question.address("/" + lang.tag() + "/map", "after", null);
    }

    // The page

    private byte[] print(Lang lang, Asked asked, @Nullable District district) {
        var words = Words.in(lang);
        var path = district == null ? "/map" : path(district);
        var title = district == null ? words.say("map.title") : words.say("map.title.of", words.of(district.name()));
        var written = asked.written();
        var of = new Narrowed(
                written.parts().get("sector"),
                written.parts().get("procedure"),
                written.parts().get("agency"));
        var districts = new LinkedHashMap<District, Line>();
        borders.districts()
                .forEach(one -> districts.put(
                        one,
                        line(
                                asked,
                                words.of(one.name()),
                                written.address("/" + lang.tag() + path(one), "after", null),
                                one.name().ko(),
                                lang,
                                asked.in(one))));
        long most = districts.values().stream().mapToLong(Line::count).max().orElse(0);
        var found =
                line(asked, "", "", district == null ? null : district.name().ko(), lang, asked.in(district));
        return printer.print(
                "map",
                new MapPage(
                        framing.frame(words, title, written.address(path, "after", null), "map")
                                .listening(null, null, written.parts().isEmpty()),
                        path,
                        written,
                        statuses(words, written),
                        narrowing.sectors(words, of),
                        narrowing.procedures(words, of),
                        narrowing.agencies(words, of),
                        counted(words, asked.meant()),
                        found,
                        drawing,
                        drawing.shapes().stream()
                                .map(shape -> new Area(
                                        Objects.requireNonNull(districts.get(shape.district())),
                                        shape.district().id(),
                                        shortName(words.of(shape.district().name())),
                                        shape,
                                        shade(
                                                Objects.requireNonNull(districts.get(shape.district()))
                                                        .count(),
                                                most),
                                        shape.district().equals(district)))
                                .toList(),
                        legend(words, most),
                        district == null ? sorted(words, districts.values().stream()) : within(words, asked, district),
                        district == null ? elsewhere(words, asked) : List.of(),
                        line(
                                asked,
                                words.say("map.nowhere"),
                                "",
                                PublicQuery.NOWHERE,
                                lang,
                                district == null
                                        ? asked.in(null).stream()
                                                .filter(count -> count.place() == null)
                                                .toList()
                                        : List.of()),
                        asked.counts().isEmpty(),
                        found.petitions(),
                        written.address("/" + lang.tag() + path + ".csv", "after", null),
                        written.address("/" + lang.tag() + path + ".json", "after", null),
                        words.of(borders.source()),
                        borders.licence()));
    }

    private static String path(District district) {
        return "/map/" + district.id();
    }

    private List<Line> within(Words words, Asked asked, District district) {
        return sorted(words, asked.in(district).stream().map(count -> {
            var place = Objects.requireNonNull(count.place());
            var rest = district.within(place);
            return line(
                    asked,
                    rest.isEmpty() ? words.say("map.no-dong") : tellers.place(words, rest),
                    "",
                    place,
                    words.lang(),
                    List.of(count));
        }));
    }

    private List<Line> elsewhere(Words words, Asked asked) {
        return sorted(
                words,
                asked.in(null).stream()
                        .filter(count -> count.place() != null
                                && borders.around(count.place()).isEmpty())
                        .map(count -> line(
                                asked,
                                tellers.place(words, Objects.requireNonNull(count.place())),
                                "",
                                count.place(),
                                words.lang(),
                                List.of(count))));
    }

    private static List<Line> sorted(Words words, Stream<Line> lines) {
        var collator = Collator.getInstance(Locale.forLanguageTag(words.lang().tag()));
        return lines.sorted(Comparator.comparing(Line::name, collator)).toList();
    }

    /** @param place by which the list is narrowed; null where it is not */
    private static Line line(
            Asked asked, String name, String link, @Nullable String place, Lang lang, List<PlaceCount> counts) {
        var listed = place == null ? asked.meant() : asked.meant().with("place", place);
        var base = "/" + lang.tag() + "/petitions";
        return new Line(
                name,
                link,
                counts.stream().mapToLong(PlaceCount::petitions).sum(),
                counts.stream().mapToLong(PlaceCount::late).sum(),
                listed.address(base, "after", null),
                listed.address(base, "late", "true"));
    }

    private static List<Choice> statuses(Words words, Question written) {
        var chosen = written.part("status").isEmpty() ? "open" : written.part("status");
        return Stream.concat(Question.STATUSES.stream(), Stream.of(ALL))
                .map(status -> new Choice(
                        status.equals("open") ? "" : status,
                        status.equals(ALL) ? words.say("browse.any") : words.say("choice." + status),
                        status.equals(chosen)))
                .toList();
    }

    private static String counted(Words words, Question meant) {
        var status = meant.part("status");
        return status.isEmpty()
                ? words.say("map.petitions")
                : words.knows("choice." + status) ? words.say("choice." + status) : status;
    }

    /** What of a name stands on a drawing: without the unit that all have. */
    private static String shortName(String name) {
        return name.length() > 2 && name.endsWith("구") ? name.substring(0, name.length() - 1) : name.replace("-gu", "");
    }

    /** In equal steps up to the most that any district has. */
    private static int shade(long count, long most) {
        return count == 0 ? 0 : (int) Math.ceilDiv(count, step(most));
    }

    private static long step(long most) {
        return Math.max(1, Math.ceilDiv(most, SHADES));
    }

    private static List<Shade> legend(Words words, long most) {
        var shades = new ArrayList<Shade>();
        shades.add(new Shade(0, words.say("map.legend.none")));
        long step = step(most);
        for (int shade = 1; shade <= SHADES && (shade - 1) * step < most; shade++) {
            long from = (shade - 1) * step + 1;
            long to = Math.min(shade * step, most);
            shades.add(new Shade(shade, from == to ? Share.number(from) : Share.number(from) + "–" + Share.number(to)));
        }
        return shades;
    }

    // Data

    /** A page says that it is too many; a file with half of them would say something else. */
    private static void refuseTooMany(Asked asked) {
        if (asked.counts().isEmpty()) {
            throw new NotServed(400, "too-many-places", Share.number(PublicRecord.PLACED));
        }
    }

    /** GeoJSON (RFC 7946): a feature is a district, with the places in it. */
    private Answer json(Asked asked, @Nullable District only) {
        refuseTooMany(asked);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "FeatureCollection");
        json.put("source", borders.source());
        json.put("licence", borders.licence());
        json.put("asked", asked.meant().parts());
        put(json, asked.in(only));
        json.put(
                "features",
                borders.districts().stream()
                        .filter(district -> only == null || only.equals(district))
                        .map(district -> feature(asked, district))
                        .toList());
        if (only == null) {
            json.put(
                    "elsewhere",
                    places(asked.in(null).stream()
                            .filter(count -> count.place() != null
                                    && borders.around(count.place()).isEmpty())
                            .toList()));
            Map<String, Object> nowhere = new LinkedHashMap<>();
            put(
                    nowhere,
                    asked.in(null).stream()
                            .filter(count -> count.place() == null)
                            .toList());
            json.put("nowhere", nowhere);
        }
        return Answer.ok(GEO_JSON, RecordJson.JSON.writeValueAsBytes(json));
    }

    private static Map<String, Object> feature(Asked asked, District district) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", district.name());
        put(properties, asked.in(district));
        properties.put("places", places(asked.in(district)));
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", district.id());
        feature.put("properties", properties);
        feature.put("geometry", geometry(district));
        return feature;
    }

    /** As the file had it. */
    private static Map<String, Object> geometry(District district) {
        var polygons = district.polygons().stream()
                .map(polygon -> polygon.stream()
                        .map(ring -> ring.points().stream()
                                .map(point -> List.of(point.longitude(), point.latitude()))
                                .toList())
                        .toList())
                .toList();
        return polygons.size() == 1
                ? Map.of("type", "Polygon", "coordinates", polygons.getFirst())
                : Map.of("type", "MultiPolygon", "coordinates", polygons);
    }

    private static List<Map<String, Object>> places(List<PlaceCount> counts) {
        return counts.stream()
                .map(count -> {
                    Map<String, Object> place = new LinkedHashMap<>();
                    place.put("place", count.place());
                    put(place, List.of(count));
                    return place;
                })
                .toList();
    }

    private static void put(Map<String, Object> json, List<PlaceCount> counts) {
        json.put("petitions", counts.stream().mapToLong(PlaceCount::petitions).sum());
        json.put("late", counts.stream().mapToLong(PlaceCount::late).sum());
    }

    private Answer csv(Lang lang, Asked asked, @Nullable District only) {
        refuseTooMany(asked);
        var words = Words.in(lang);
        return Data.csv(
                words,
                List.of("map-district", "map-place", "map-petitions", "past-due"),
                asked.in(only).stream()
                        .map(count -> {
                            var place = count.place();
                            return List.<Object>of(
                                    place == null
                                            ? ""
                                            : borders.around(place)
                                                    .map(District::name)
                                                    .map(words::of)
                                                    .orElse(""),
                                    place == null ? words.say("map.nowhere") : tellers.place(words, place),
                                    count.petitions(),
                                    count.late());
                        })
                        .toList());
    }
}
