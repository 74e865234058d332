package city.open.town.borders;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Faults;
import city.open.town.borders.District.Point;
import city.open.town.borders.District.Ring;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads borders as GeoJSON (RFC 7946) and says all that is wrong with them, with its place. */
final class BordersFile {
    /** With more points a page is heavier than a phone should have to carry. */
    static final int MOST_POINTS = 20_000;

    record Written(Text source, String licence, List<District> districts) {}

    static final Written NOTHING = new Written(new Text("", ""), "", List.of());

    private final String file;
    private final Faults faults;
    private int points;

    private BordersFile(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    static Written read(String file, InputStream content, Faults faults) {
        try {
            return new BordersFile(file, faults).whole(JsonMapper.shared().readTree(content));
        } catch (JacksonException e) {
            faults.add("%s, line %d: not readable as JSON: %s"
                    .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()));
            return NOTHING;
        }
    }

    private Written whole(JsonNode json) {
        if (!json.path("type").asString("").equals("FeatureCollection")) {
            fault("a GeoJSON \"FeatureCollection\" is expected");
            return NOTHING;
        }
        var source = text(said(json.path("source"), "ko", "\"source\""), said(json.path("source"), "en", "\"source\""));
        var licence = said(json, "licence", "the file");
        List<District> districts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int at = 0;
        for (var feature : json.path("features")) {
            at++;
            var properties = feature.path("properties");
            var ko = properties.path("name_ko").asString("").strip();
            var where = "feature %d (%s)".formatted(at, ko.isEmpty() ? "without a name" : ko);
            said(properties, "name_ko", where);
            var en = said(properties, "name_en", where);
            var id = en.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            if (!en.isEmpty() && id.isEmpty()) {
                fault(where + ": \"name_en\" has no Latin letter to make an address of");
            }
            if (!seen.add(id) | !seen.add("ko " + ko)) {
                fault(where + ": another feature has this name already");
            }
            districts.add(new District(id, text(ko, en), polygons(feature.path("geometry"), where)));
        }
        if (districts.isEmpty()) {
            fault("no feature is there");
        }
        if (points > MOST_POINTS) {
            fault("the borders have %,d points, at most %,d go into a page; simplify them"
                    .formatted(points, MOST_POINTS));
        }
        return new Written(source, licence, List.copyOf(districts));
    }

    /** Where one is missing, which was told, the other stands for it. */
    private static Text text(String ko, String en) {
        return new Text(ko.isEmpty() ? en : ko, en.isEmpty() ? ko : en);
    }

    private void fault(String sentence) {
        faults.add(file + ": " + sentence);
    }

    private String said(JsonNode of, String part, String where) {
        var text = of.path(part).asString("").strip();
        if (text.isEmpty()) {
            fault(where + ": \"%s\" is missing".formatted(part));
        }
        return text;
    }

    private List<List<Ring>> polygons(JsonNode geometry, String where) {
        List<List<Ring>> polygons = new ArrayList<>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygons.add(polygon(geometry.path("coordinates"), where));
            case "MultiPolygon" ->
                geometry.path("coordinates").forEach(polygon -> polygons.add(polygon(polygon, where)));
            default -> fault(where + ": its geometry is to be a Polygon or a MultiPolygon");
        }
        return polygons;
    }

    private List<Ring> polygon(JsonNode polygon, String where) {
        List<Ring> rings = new ArrayList<>();
        for (var ring : polygon) {
            List<Point> line = new ArrayList<>();
            for (var position : ring) {
                double longitude = position.path(0).asDouble(Double.NaN);
                double latitude = position.path(1).asDouble(Double.NaN);
                if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                    fault(where
                            + ": %s is no position; longitude comes first, then latitude, in degrees (WGS 84)"
                                    .formatted(position));
                    return rings;
                }
                line.add(new Point(longitude, latitude));
            }
            if (line.size() < 4 || !line.getFirst().equals(line.getLast())) {
                fault(where + ": a line of its border is not closed; the last position is to be the first again");
                return rings;
            }
            points += line.size();
            rings.add(new Ring(line));
        }
        if (rings.isEmpty()) {
            fault(where + ": it has no border");
        }
        return rings;
    }
}
