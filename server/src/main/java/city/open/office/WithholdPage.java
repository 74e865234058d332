package city.open.office;

import city.open.page.Inside;
import java.util.List;

/** @param asked the entries, by their place in the petition, on which a decision waits */
public record WithholdPage(
        Inside inside, String number, String back, List<Integer> asked, List<FormView.Choice> grounds, String fault) {}
