package city.open.outside.telling;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.vocabulary.TakenUp;
import city.open.outside.record.Disclosed.CommentGiven;
import city.open.outside.record.Disclosed.CommentsAnswered;
import city.open.outside.record.Disclosed.CommentsInvited;
import city.open.outside.record.Disclosed.Erased;
import city.open.outside.record.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Comments on a petition as its entries tell them: when they were invited, what was said, and what was made of it. */
public final class Comments {
    private final List<Period> periods = new ArrayList<>();
    private final Map<Integer, One> all = new TreeMap<>();
    private boolean erased;

    /** From the first day to the last, both included. {@code index} is that of the entry. */
    public record Period(
            long index,
            @Nullable Text about,
            LocalDate from,
            LocalDate until,
            @Nullable LocalDate answerBy) {}

    /**
     * @param words null where they are not shown, and {@code ground} says why; both null where they were withheld later
     * @param answer null while there is none
     */
    public record One(
            int number,
            long index,
            @Nullable LocalDate givenOn,
            boolean neighbour,
            @Nullable Text words,
            @Nullable String ground,
            @Nullable Answer answer) {}

    /** @param words null where they were withheld */
    public record Answer(
            long index,
            LocalDate on,
            @Nullable TakenUp takenUp,
            @Nullable Text words,
            boolean late) {}

    public Comments(List<Entry> entries) {
        entries.forEach(this::take);
    }

    private void take(Entry entry) {
        switch (entry.disclosed()) {
            case CommentsInvited one -> {
                if (one.from() != null && one.until() != null) {
                    periods.add(new Period(entry.index(), one.about(), one.from(), one.until(), one.answerBy()));
                }
            }
            case CommentGiven one -> {
                if (one.number() != null) {
                    all.put(
                            one.number(),
                            new One(
                                    one.number(),
                                    entry.index(),
                                    one.givenOn(),
                                    one.neighbour(),
                                    one.words(),
                                    one.ground(),
                                    null));
                }
            }
            case CommentsAnswered one ->
                one.numbers()
                        .forEach(number -> all.computeIfPresent(number, (_, comment) -> answered(comment, entry, one)));
            case Erased _ -> erased = true;
            default -> {
                // Of anything else nothing is said here.
            }
        }
    }

    private static One answered(One comment, Entry entry, CommentsAnswered one) {
        var on = When.dayOf(entry.occurredAt());
        return new One(
                comment.number(),
                comment.index(),
                comment.givenOn(),
                comment.neighbour(),
                comment.words(),
                comment.ground(),
                new Answer(
                        entry.index(),
                        on,
                        one.takenUp() == null ? null : one.takenUp().known(),
                        one.answer(),
                        one.answerBy() != null && on.isAfter(one.answerBy())));
    }

    /** The last one; null where comments were never invited. */
    public @Nullable Period period() {
        return periods.isEmpty() ? null : periods.getLast();
    }

    public boolean areTakenOn(LocalDate day) {
        var last = period();
        return !erased && last != null && !day.isBefore(last.from()) && !day.isAfter(last.until());
    }

    /** Whether what was sealed of the petition is gone, so that none is taken any more. */
    public boolean areErased() {
        return erased;
    }

    /** By their numbers. */
    public List<One> all() {
        return List.copyOf(all.values());
    }

    /** The numbers of those of which this was made; null for those that wait for their answer. */
    public List<Integer> numbers(@Nullable TakenUp takenUp) {
        return all.values().stream()
                .filter(one -> takenUp == null
                        ? one.answer() == null && one.ground() == null
                        : one.answer() != null && Objects.equals(one.answer().takenUp(), takenUp))
                .map(One::number)
                .toList();
    }

    /** Whether the day has passed by which all were to be answered, and some are not. */
    public boolean areLateOn(LocalDate day) {
        var last = period();
        return last != null
                && last.answerBy() != null
                && day.isAfter(last.answerBy())
                && !numbers(null).isEmpty();
    }
}
