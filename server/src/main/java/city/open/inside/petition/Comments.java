package city.open.inside.petition;

import city.open.inside.petition.PetitionEvent.CommentGiven;
import city.open.inside.petition.PetitionEvent.CommentsAnswered;
import city.open.inside.petition.PetitionEvent.CommentsInvited;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What anybody says on a petition while comments are invited.
 *
 * @param period the last one; null where comments were never invited
 * @param last the number of the last comment, 0 where there is none
 * @param open those that are shown and not answered
 * @param since when the first of these was shown; null where none is open
 * @param letters how many neighbours were written to
 */
public record Comments(
        @Nullable Period period,
        int last,
        Set<Integer> open,
        @Nullable Instant since,
        int letters) implements Standing.Part {
    static final Comments NONE = new Comments(null, 0, Set.of(), null, 0);

    public Comments {
        open = Set.copyOf(open);
    }

    /** First day and last, both included, and by when the office answers. */
    public record Period(LocalDate from, LocalDate until, LocalDate answerBy) {}

    /** Whether comments are still to come: also before the first day. */
    public boolean isUnderWayOn(LocalDate day) {
        return period != null && !day.isAfter(period.until());
    }

    Comments invited(CommentsInvited e) {
        return new Comments(new Period(e.from(), e.until(), e.answerBy()), last, open, since, letters);
    }

    Comments written(int more) {
        return new Comments(period, last, open, since, letters + more);
    }

    Comments given(CommentGiven e, Instant at) {
        if (e.words() == null) {
            return new Comments(period, e.number(), open, since, letters);
        }
        Set<Integer> more = new TreeSet<>(open);
        more.add(e.number());
        return new Comments(period, e.number(), more, since == null ? at : since, letters);
    }

    Comments answered(CommentsAnswered e) {
        var left = open.stream().filter(one -> !e.numbers().contains(one)).collect(Collectors.toSet());
        return new Comments(period, last, left, left.isEmpty() ? null : since, letters);
    }
}
