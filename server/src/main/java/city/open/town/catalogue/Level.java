package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/** Which offices run a procedure. */
public enum Level {
    CITY("시", "City"),
    DISTRICT("자치구", "District"),
    BOTH("시·자치구", "City and districts"),
    FIRE("소방서", "Fire service"),
    NATIONAL("국가기관(이송)", "National office (transferred)");

    private final Text text;

    Level(String ko, String en) {
        this.text = new Text(ko, en);
    }

    public Text text() {
        return text;
    }
}
