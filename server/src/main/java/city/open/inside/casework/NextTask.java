package city.open.inside.casework;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.Step;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The one thing to do next with a petition as it stands. */
public sealed interface NextTask {

    /** A form, filled in as far as the petition says. */
    record Fill(Form form) implements NextTask {}

    /** A paper has to be drafted for this step and run through its line. */
    record Draft(Step step) implements NextTask {}

    /**
     * Others are to act.
     *
     * @param until when they are due, where that is known
     * @param then the form for recording that they have, where it is ours to record
     */
    record Wait(
            Text words, @Nullable LocalDate until, @Nullable Form then) implements NextTask {}

    /** All is done. */
    record Nothing() implements NextTask {}
}
