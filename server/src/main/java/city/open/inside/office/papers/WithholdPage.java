package city.open.inside.office.papers;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * @param asked the entries on which a decision waits
 * @param refused about which of them a decision was just refused, or 0
 * @param ground as it was chosen there
 * @param reason as it was typed there
 */
public record WithholdPage(
        Inside inside,
        String number,
        String back,
        List<Asked> asked,
        List<FormView.Choice> grounds,
        String fault,
        int refused,
        String ground,
        String reason,
        String english) {

    /**
     * @param seq the entry's place in the petition
     * @param what as everyone sees it now, with its minute
     */
    public record Asked(int seq, String what) {}
}
