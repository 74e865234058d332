package city.open.outside.portal;

import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.portal.HomePage.Late;
import city.open.outside.portal.HomePage.LatePlace;
import city.open.outside.portal.HomePage.Shape;
import city.open.outside.record.PlaceCount;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Question;
import city.open.outside.telling.Tellers;
import city.open.town.borders.Borders;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is late where at this moment, for the first page: a small drawing, and the places with most in words. Looked up when something
 * was entered, so that what is withheld is gone at once, and each minute, as dates pass. */
@Component
class LateMap {
    private static final int MOST = 8;
    private static final int SHADES = 4;
    private static final long KEPT_MILLIS = 60_000;
    private static final Question LATE = new Question(Map.of("status", "open", "late", "true"));

    private final PublicRecord record;
    private final MapDrawing drawing;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Tellers tellers;
    private final Clock clock;
    private volatile @Nullable Counted counted;

    LateMap(
            PublicRecord record,
            Borders borders,
            Catalogue catalogue,
            Organization organization,
            Tellers tellers,
            Clock clock) {
        this.record = record;
        this.drawing = MapDrawing.of(borders.districts());
        this.catalogue = catalogue;
        this.organization = organization;
        this.tellers = tellers;
        this.clock = clock;
    }

    /** @param counts nothing where there are more than are counted by place */
    private record Counted(long index, long at, Optional<List<PlaceCount>> counts) {}

    Late of(Lang lang) {
        var words = Words.in(lang);
        var all = counts().orElse(List.of());
        var inDistricts = drawing.shapes().stream()
                .map(shape -> all.stream()
                        .filter(count ->
                                count.place() != null && shape.district().has(count.place()))
                        .mapToLong(PlaceCount::late)
                        .sum())
                .toList();
        long most = inDistricts.stream().mapToLong(Long::longValue).max().orElse(0);
        long step = Math.max(1, Math.ceilDiv(most, SHADES));
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < inDistricts.size(); i++) {
            shapes.add(new Shape(drawing.shapes().get(i).path(), (int) Math.ceilDiv(inDistricts.get(i), step)));
        }
        return new Late(
                drawing.width(),
                drawing.height(),
                shapes,
                all.stream()
                        .filter(count -> count.place() != null && count.late() > 0)
                        .sorted(Comparator.comparingLong(PlaceCount::late).reversed())
                        .limit(MOST)
                        .map(count -> place(words, count))
                        .toList(),
                LATE.without(List.of("status")).address("/" + lang.tag() + "/map", "after", null));
    }

    private LatePlace place(Words words, PlaceCount count) {
        var place = count.place() == null ? "" : count.place();
        return new LatePlace(
                tellers.place(words, place),
                count.late(),
                LATE.with("place", place).address("/" + words.lang().tag() + "/petitions", "after", null));
    }

    private Optional<List<PlaceCount>> counts() {
        var kept = counted;
        long now = clock.millis();
        long index = record.lastIndex();
        boolean fresh = kept != null && kept.index() == index && Math.abs(now - kept.at()) < KEPT_MILLIS;
        if (kept == null || !fresh) {
            kept = new Counted(index, now, record.places(LATE.query(catalogue, organization, 1)));
            counted = kept;
        }
        return kept.counts();
    }
}
