package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.ground.page.When;
import city.open.outside.record.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The first page: search, what just happened, sectors, four figures, and what is late where. */
public record HomePage(Frame frame, LocalDate today, Figures figures, List<Field> sectors, List<News> news, Late late) {

    /**
     * What is late where.
     *
     * @param shapes the districts; none where no borders are known
     * @param places those with most, first
     * @param map the address of the whole map
     */
    public record Late(int width, int height, List<Shape> shapes, List<LatePlace> places, String map) {}

    public record Shape(String path, int shade) {}

    public record LatePlace(String name, long late, String link) {}

    /** A sector with how many of its petitions are open. */
    public record Field(String id, String name, long open) {}

    public record News(long index, Instant at, String what, String number, String subject, String place) {}

    /** The time for today's news, the day for older. */
    public String moment(News news) {
        var day = When.dayOf(news.at());
        return day.equals(today) ? frame.when().time(news.at()) : day.toString().substring(5);
    }

    public String percent(double share) {
        return Double.isNaN(share) ? frame.say("figure.none") : Math.round(share * 100) + "%";
    }

    public String days(double days) {
        return Double.isNaN(days) ? frame.say("figure.none") : frame.say("span.working", When.number(days));
    }
}
