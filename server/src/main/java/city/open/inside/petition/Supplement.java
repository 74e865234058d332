package city.open.inside.petition;

import java.time.LocalDate;

/**
 * What the applicant is to supply and has not (Decree art. 24).
 *
 * @param since from this day on time stands still
 * @param until by when the applicant is to answer
 * @param extensions how often the applicant was given more time
 * @param lastDemand whether the one further demand was made
 */
public record Supplement(LocalDate since, LocalDate until, int extensions, boolean lastDemand) {
    static Supplement requested(LocalDate since, LocalDate until) {
        return new Supplement(since, until, 0, false);
    }

    Supplement extended(LocalDate longer, int times) {
        return new Supplement(since, longer, times, lastDemand);
    }

    Supplement demanded(LocalDate last) {
        return new Supplement(since, last, extensions, true);
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }
}
