package city.open.portal;

import city.open.record.Figures;
import java.time.Instant;
import java.util.List;

/** The first page: search, what just happened, sectors and four figures. */
public record HomePage(Frame frame, Figures figures, List<Field> sectors, List<News> news) {

    /** A sector with how many of its petitions are open. */
    public record Field(String id, String name, long open) {}

    public record News(long index, Instant at, String what, String number, String subject, String place) {}

    public String percent(double share) {
        return Double.isNaN(share) ? frame.say("figure.none") : Math.round(share * 100) + "%";
    }

    public String days(double days) {
        return Double.isNaN(days) ? frame.say("figure.none") : frame.say("span.working", When.number(days));
    }
}
