package city.open.inside.rendition;

import city.open.ground.calendar.Text;

/** A paper of which no rendition can be made; says why, for the official who tried. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Text words;

    Unreadable(String ko, String en) {
        super(en);
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
