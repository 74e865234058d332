package city.open.inside.exchange;

import city.open.ground.calendar.Text;

/** Something that was typed and cannot be used, in a sentence for whoever typed it. */
public final class NotTaken extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final transient Text words;

    public NotTaken(String ko, String en) {
        super(en);
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
