package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import java.time.Instant;
import java.util.List;

/**
 * How a version came about that was not in the sheets: drafted, reviewed and released by officials, as everyone reads it.
 *
 * @param base the version it was made from; 0 for the first of a procedure
 * @param hands who did what, in the order in which they did
 */
public record ProcedureRelease(int base, Text why, List<Hand> hands, Instant at) {
    public ProcedureRelease {
        hands = List.copyOf(hands);
    }

    /**
     * One who had a hand in it, by name or alias as the agency's identity policy has it.
     *
     * @param act {@code drafted}, {@code reviewed} or {@code released}
     */
    public record Hand(String act, Text who) {}
}
