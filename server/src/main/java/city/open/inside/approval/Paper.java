package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.inside.petition.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a drafter writes: one version of a document.
 *
 * @param decision what becomes of the petition once the paper is approved; none for a paper that decides nothing
 * @param grounds the facts and the law it rests on
 * @param acknowledged why it goes up although a supplement, a consultation or a suspension is open
 */
public record Paper(
        Text title,
        @Nullable Decision decision,
        Text grounds,
        Openness openness,
        Matter matter,
        @Nullable Text acknowledged) {

    /** Nothing is open that it would have to speak of. */
    public Paper(Text title, @Nullable Decision decision, Text grounds, Openness openness, Matter matter) {
        this(title, decision, grounds, openness, matter, null);
    }

    /** What becomes public of it. */
    List<Text> open() {
        var open = new ArrayList<>(List.of(title, grounds));
        if (acknowledged != null) {
            open.add(acknowledged);
        }
        if (decision != null) {
            open.add(decision.reason());
            open.addAll(decision.conditions());
            if (decision.remedies() != null) {
                open.add(decision.remedies());
            }
        }
        return open;
    }

    /** @param remedies how to object; a refusal names them (Act art. 27) */
    public record Decision(
            Outcome outcome,
            Text reason,
            List<Text> conditions,
            @Nullable Text remedies) {
        public Decision {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * 공개 구분, part of the closing block.
     *
     * @param grounds the numbers 1 to 8 of Disclosure Act art. 9(1) on which something stays closed
     */
    public record Openness(Degree degree, Set<Integer> grounds) {
        public enum Degree {
            OPEN,
            PARTLY,
            CLOSED
        }

        public Openness {
            grounds = Set.copyOf(new TreeSet<>(grounds));
        }

        public static Openness open() {
            return new Openness(Degree.OPEN, Set.of());
        }

        boolean isGrounded() {
            return degree == Degree.OPEN ? grounds.isEmpty() : !grounds.isEmpty();
        }
    }
}
