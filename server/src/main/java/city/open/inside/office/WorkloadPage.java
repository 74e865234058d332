package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What lies on the desks of a tier, and where time is lost.
 *
 * @param lead the whole in a sentence
 * @param narrowed the agency or division that was chosen, or empty
 * @param agencies where more than one is in reach and none was chosen
 * @param whole the address without that choice
 * @param csv the address of the same as a table, or empty for those who may not take it away
 */
public record WorkloadPage(
        Inside inside,
        String title,
        String lead,
        String narrowed,
        String whole,
        List<InboxPage.InboxLine> late,
        List<Load> agencies,
        List<Load> divisions,
        List<Load> officials,
        List<Pace> paces,
        String csv) {

    public WorkloadPage {
        late = List.copyOf(late);
        agencies = List.copyOf(agencies);
        divisions = List.copyOf(divisions);
        officials = List.copyOf(officials);
        paces = List.copyOf(paces);
    }

    /**
     * @param address where it is broken down further, or empty
     * @param share of the most that anyone has, 0 to 100, and {@code lateShare} of the same
     */
    public record Load(
            String name,
            String address,
            long open,
            long late,
            long due,
            long decided,
            String median,
            int share,
            int lateShare) {}

    /**
     * How long a step really takes.
     *
     * @param law the time that the law's period gives it, or empty
     * @param lost how much longer than that it usually takes, or empty
     * @param share of the slowest, 0 to 100
     */
    public record Pace(
            String step,
            String procedure,
            long finished,
            String median,
            String slow,
            String law,
            String lost,
            int share) {}
}
