package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.StepId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is still open while a paper goes up, which its drafter acknowledges and its approver sees. Pure. */
public sealed interface OpenPoint {
    record Supplement() implements OpenPoint {}

    record Suspension() implements OpenPoint {}

    /** Those concerned are still to be heard: no reason helps, the paper cannot be approved before. */
    record Hearing() implements OpenPoint {}

    /** @param office that was asked and has not replied */
    record Consultation(Text office) implements OpenPoint {}

    /** @param waiting comments that nobody has looked at, or that are shown and not answered; {@code underWay} while more can come */
    record Comments(int waiting, boolean underWay) implements OpenPoint {}

    /** A step before the decision that nobody may leave out and nobody has begun: noted with the decision. */
    record Step(StepId step) implements OpenPoint {}

    /** Whether nothing goes up without a reason. */
    default boolean asksForReason() {
        return !(this instanceof Step || this instanceof Hearing);
    }

    /**
     * @param outcome of the paper, none for one that decides nothing
     * @param unseen comments that nobody has looked at
     */
    static List<OpenPoint> of(
            Petition petition, Procedure procedure, @Nullable Outcome outcome, int unseen, LocalDate today) {
        if (petition.isDecided()) {
            return List.of();
        }
        List<OpenPoint> open = new ArrayList<>();
        // That the supplement stayed out is the very reason for returning the papers.
        if (petition.supplementOpen() && outcome != Outcome.RETURNED) {
            open.add(new Supplement());
        }
        if (petition.standstill() != null) {
            open.add(new Suspension());
        }
        if (petition.hearing() != null && outcome != null) {
            open.add(new Hearing());
        }
        petition.consultations().stream()
                .filter(one -> one.isOpen())
                .forEach(one -> open.add(new Consultation(one.office())));
        var comments = petition.comments();
        int left = comments.open().size() + unseen;
        if (outcome != null && (comments.isUnderWayOn(today) || left > 0)) {
            open.add(new Comments(left, comments.isUnderWayOn(today)));
        }
        if (outcome != null) {
            petition.passedOver(procedure).forEach(step -> open.add(new Step(step)));
        }
        return open;
    }
}
