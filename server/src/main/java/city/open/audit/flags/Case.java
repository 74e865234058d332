package city.open.audit.flags;

import city.open.ground.calendar.Text;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case as the flags look at it: what its facts say, in plain values. Times are the city's, to the minute.
 *
 * @param agency and {@code division}: who had it last
 * @param official who had it last; empty where nobody did
 * @param site to the dong; empty where it is about no place
 * @param decision the one that holds; null while there is none
 * @param opinions of those who were asked about the draft that was signed: whether each agreed, by who it was
 * @param drafts papers that were answered, in order
 * @param handover the last time another official got it before the decision
 * @param names of steps and ranks, for sentences
 */
public record Case(
        String number,
        String procedure,
        int version,
        String sector,
        String agency,
        String division,
        String official,
        String site,
        LocalDateTime received,
        @Nullable Decision decision,
        List<Approval> approvals,
        @Nullable String firstDue,
        List<Extension> extensions,
        Map<String, Boolean> opinions,
        List<Draft> drafts,
        @Nullable Handover handover,
        @Nullable Contract contract,
        Map<String, Text> names) {

    public Case {
        approvals = List.copyOf(approvals);
        extensions = List.copyOf(extensions);
        opinions = Map.copyOf(opinions);
        drafts = List.copyOf(drafts);
    }

    /**
     * @param seq of the entry
     * @param due as a day or a minute, as it was before the decision; null where none was counted
     * @param workingMinutes from reception on, without the time that stood still
     * @param onItsMerits not where papers went back or were withdrawn, nor where silence decided
     * @param wayTold whether anything is known of the way there: another system can tell of a decision alone
     * @param mandatory the steps that the procedure has before its decision, and nobody may leave out
     * @param done those of them that were begun
     * @param ended when each of these ended, as far as it is known
     */
    public record Decision(
            int seq,
            String by,
            LocalDateTime occurred,
            LocalDateTime recorded,
            @Nullable String due,
            long workingMinutes,
            boolean onItsMerits,
            String reason,
            boolean wayTold,
            List<String> mandatory,
            Set<String> done,
            Map<String, LocalDateTime> ended) {}

    /**
     * @param rank of whoever signed, or in whose place
     * @param table the rank that the delegation table asked for; null where it does not know the task
     */
    public record Approval(
            int seq,
            String by,
            LocalDateTime at,
            String rank,
            @Nullable String table,
            boolean acting) {}

    /** @param until the due date after it, as a day or a minute */
    public record Extension(int seq, LocalDateTime recorded, String reason, boolean consented, String until) {}

    /** @param line who was to sign, in order */
    public record Draft(String line, boolean approved, String text) {}

    /** @param explained an absence, a declared interest or the draw says why */
    public record Handover(int seq, LocalDateTime at, String from, boolean explained) {}

    /**
     * @param threshold from which sum on the ombudsman watches such contracts; null where no rule says
     * @param won as it was stated first
     */
    public record Contract(
            LocalDate on, String kind, long won, @Nullable Long threshold) {}

    /** Such as {@code 6110000/bus-policy}. */
    String place() {
        return agency + "/" + division;
    }
}
