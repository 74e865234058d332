package city.open.audit.postcard;

import city.open.ground.page.Inside;
import java.util.List;

/** The reports that an official may know of: what is late, what is open, and what is over. */
public record PostcardsScreen(Inside inside, List<Line> late, List<Line> open, List<Line> over) {
    public PostcardsScreen {
        late = List.copyOf(late);
        open = List.copyOf(open);
        over = List.copyOf(over);
    }

    /**
     * @param name by which officials speak of it
     * @param next what has to be done and by when, or empty
     */
    public record Line(String address, String name, String receivedOn, String state, String auditor, String next) {}
}
