package city.open.inside.petition;

import city.open.ground.calendar.Text;
import java.time.LocalDate;

/**
 * What the applicant is to supply and has not (Decree art. 24).
 *
 * @param what as it was asked for last
 * @param since from this day on time stands still
 * @param until by when the applicant is to answer
 * @param extensions how often the applicant was given more time
 * @param lastDemand whether the one further demand was made
 */
public record Supplement(Text what, LocalDate since, LocalDate until, int extensions, boolean lastDemand) {
    static Supplement requested(Text what, LocalDate since, LocalDate until) {
        return new Supplement(what, since, until, 0, false);
    }

    Supplement extended(LocalDate longer, int times) {
        return new Supplement(what, since, longer, times, lastDemand);
    }

    Supplement demanded(Text again, LocalDate last) {
        return new Supplement(again, since, last, extensions, true);
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }
}
