package city.open.inside.petition;

import city.open.ground.vocabulary.HearingWay;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The decisions on one petition.
 *
 * @param earlier in whose place another comes, oldest first; each stays beside it
 * @param current none while it is not decided, or not decided anew
 * @param hearing how those concerned are still to be heard before it is decided anew
 */
record Endings(
        List<Ending> earlier,
        @Nullable Ending current,
        @Nullable Hearing hearing) implements Standing.Part {
    static final Endings NONE = new Endings(List.of(), null, null);

    Endings decided(Ending ending) {
        return new Endings(earlier, ending, hearing);
    }

    Endings changed(UnaryOperator<Ending> change) {
        return current == null ? this : new Endings(earlier, change.apply(current), hearing);
    }

    Endings openedAgain(@Nullable Hearing first) {
        return new Endings(current == null ? earlier : Grown.list(earlier, current), null, first);
    }

    Endings heard() {
        return new Endings(earlier, current, null);
    }

    /** @param opinionsBy until when they may speak, or the day of the hearing */
    record Hearing(HearingWay way, LocalDate opinionsBy) {
        static @Nullable Hearing of(PetitionEvent.Reopened e) {
            return e.hearing() == null || e.opinionsBy() == null ? null : new Hearing(e.hearing(), e.opinionsBy());
        }
    }
}
