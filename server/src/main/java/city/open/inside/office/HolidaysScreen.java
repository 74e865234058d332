package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holidays that are named while OPEN runs: what waits for a second official, the form for the next one, and what was announced.
 *
 * @param done what was just done, or empty
 * @param fault why it could not be, or empty
 * @param calendar where everybody reads the days of the year
 */
public record HolidaysScreen(
        Inside inside,
        String done,
        String fault,
        List<Waiting> waiting,
        FormView announce,
        List<Day> days,
        String calendar) {
    public HolidaysScreen {
        waiting = List.copyOf(waiting);
        days = List.copyOf(days);
    }

    /**
     * A proposal.
     *
     * @param effect how many petitions are due on that day or later
     * @param moves where the first of them would go
     * @param agrees whether the one who looks may agree
     */
    public record Waiting(
            String id, String what, String basis, String by, String effect, List<Move> moves, boolean agrees) {
        public Waiting {
            moves = List.copyOf(moves);
        }
    }

    /** Where a date would go. */
    public record Move(String number, String before, String after) {}

    /**
     * A day that was announced.
     *
     * @param withdrawn when and why it was taken back, or empty
     * @param withdraw the form to take it back; none where it cannot be any more
     */
    public record Day(
            String day,
            String name,
            String basis,
            String announced,
            String withdrawn,
            @Nullable FormView withdraw) {}
}
