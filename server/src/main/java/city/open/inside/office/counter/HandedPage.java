package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/** @param papers those that can be handed out now */
public record HandedPage(Inside inside, String number, String back, List<FormView.Choice> papers) {
    public HandedPage {
        papers = List.copyOf(papers);
    }
}
