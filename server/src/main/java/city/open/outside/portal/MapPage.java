package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.BrowsePage.Group;
import city.open.outside.telling.Question;
import java.util.List;

/**
 * Petitions by where they are: the districts drawn, and the same as a table that needs no drawing; or one district by its parts.
 *
 * @param path of this page, without the language
 * @param question what was asked for, as it was written
 * @param counted what is counted, in words, such as <i>open</i>
 * @param found all that was found, with those whose place is not public
 * @param drawing none where the city has no borders
 * @param areas the districts as they are drawn
 * @param legend what the shades mean, the lightest first
 * @param lines of the table: districts, or the places in one
 * @param elsewhere places in no district that is drawn
 * @param nowhere those whose place is not public
 * @param tooMany whether more was found than is counted; nothing is, then
 * @param petitions the address of the list of what this page counts
 * @param source who drew the borders, and under which licence they may be used
 */
public record MapPage(
        Frame frame,
        String path,
        Question question,
        List<Choice> statuses,
        List<Choice> sectors,
        List<Group> procedures,
        List<Choice> agencies,
        String counted,
        Line found,
        MapDrawing drawing,
        List<Area> areas,
        List<Shade> legend,
        List<Line> lines,
        List<Line> elsewhere,
        Line nowhere,
        boolean tooMany,
        String petitions,
        String table,
        String json,
        String source,
        String licence) {

    /**
     * A district, drawn.
     *
     * @param shortName where there is little room
     * @param shade from 0, for none, to 4
     * @param here whether the page is about it
     */
    public record Area(Line line, String id, String shortName, MapDrawing.Shape shape, int shade, boolean here) {}

    /**
     * A place.
     *
     * @param link its own page, empty where it has none
     * @param petitions the list of those that are counted
     */
    public record Line(String name, String link, long count, long late, String petitions, String latest) {}

    public record Shade(int shade, String words) {}

    public boolean ofDistrict() {
        return !path.equals("/map");
    }

    public String number(long count) {
        return Share.number(count);
    }

    public String inWords(Line line) {
        return frame.say("map.area", line.name(), number(line.count()), counted, number(line.late()));
    }
}
