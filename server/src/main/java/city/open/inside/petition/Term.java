package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Suspension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The period within which a petition is to be decided, as the facts have counted it.
 *
 * @param countsFrom reception, or the moment at which it was opened again
 * @param due as last counted; while time stands still it will move. None where no period is set
 * @param deemedOn when silence takes effect, where it has one
 * @param extensions by how much it was extended, each time
 * @param suspensions the days left out so far; one that still runs is not among them
 * @param standstill the suspension that runs
 */
public record Term(
        Instant countsFrom,
        @Nullable Due due,
        @Nullable LocalDate deemedOn,
        List<Extension> extensions,
        List<Suspension> suspensions,
        @Nullable Standstill standstill)
        implements Standing.Part {

    /**
     * 처리기간 산입 멈춤 that has not ended.
     *
     * @param until by when it is expected to end, where that was said
     */
    public record Standstill(LocalDate since, @Nullable LocalDate until) {}

    static Term counted(Instant from, @Nullable Due due, @Nullable LocalDate deemedOn) {
        return new Term(from, due, deemedOn, List.of(), List.of(), null);
    }

    Term recounted(@Nullable Due newDue, @Nullable LocalDate newDeemedOn) {
        return new Term(countsFrom, newDue, newDeemedOn, extensions, suspensions, standstill);
    }

    Term extended(Extension by, Due newDue, @Nullable LocalDate newDeemedOn) {
        return new Term(countsFrom, newDue, newDeemedOn, Grown.list(extensions, by), suspensions, standstill);
    }

    Term stopped(LocalDate since, @Nullable LocalDate until) {
        return new Term(countsFrom, due, deemedOn, extensions, suspensions, new Standstill(since, until));
    }

    Term running() {
        return new Term(countsFrom, due, deemedOn, extensions, suspensions, null);
    }

    Term leavingOut(LocalDate from, LocalDate to) {
        return new Term(
                countsFrom, due, deemedOn, extensions, Grown.list(suspensions, new Suspension(from, to)), standstill);
    }

    boolean passedAt(Instant moment) {
        return due != null && due.passedAt(moment);
    }
}
