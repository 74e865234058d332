package city.open.outside.portal;

import city.open.ground.page.Frame;
import java.util.List;

/** The agencies of the city, with what is open and late at each; or the divisions of one. */
public record AgenciesPage(Frame frame, Line all, List<Line> lines) {

    /**
     * An agency or a division.
     *
     * @param path of its own page, without the language
     * @param within the unit that it belongs to, and since when it is no more; empty for an agency
     * @param phone empty where none is known
     * @param petitions its petitions in browse, without the language: what narrows them further can be added
     */
    public record Line(String name, String path, String within, String phone, long open, long late, String petitions) {

        public String toOpen() {
            return petitions + "&status=open";
        }

        public String toLate() {
            return petitions + "&status=open&late=true";
        }

        /** For those who see no more than a link to it. */
        public String inBrief(Frame frame) {
            return open == 0
                    ? frame.say("agency.nothing")
                    : frame.say("agency.has", number(open)) + " · "
                            + (late == 0 ? frame.say("agency.none.late") : frame.say("agency.has.late", number(late)));
        }

        /** As the other tables write it. */
        public String number(long count) {
            return "%,d".formatted(count);
        }
    }
}
