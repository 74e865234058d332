package city.open.outside.record;

import city.open.ground.calendar.Text;
import city.open.outside.record.PolicySheet.Hand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit of a division found and demanded, as everyone may know it (Public Audit Act, art. 26). Results are only added; one that was decided anew says
 * which earlier one it replaces. It names neither an official nor a petition.
 *
 * @param number of the result, without a gap
 * @param name of the audit, as lists say it
 * @param procedure by which the division works that was looked into
 * @param plannedOn when its plan was told
 * @param urgent whether it began before its plan had been told for the time that the rules give
 * @param result in the words of the Audit Division; null where they are withheld
 * @param ground of article 9(1) of the Disclosure Act on which they are; else null
 * @param replaces the number of an earlier result of the same audit; else null
 * @param hands who reported it and who let it be known
 */
public record AuditResult(
        int number,
        Text name,
        Kind kind,
        String agency,
        String division,
        String procedure,
        LocalDate plannedOn,
        boolean urgent,
        LocalDate endedOn,
        @Nullable String result,
        @Nullable String ground,
        List<Demand> demands,
        @Nullable Integer replaces,
        List<Hand> hands,
        Instant at) {
    public AuditResult {
        demands = List.copyOf(demands);
        hands = List.copyOf(hands);
        if ((result == null) == (ground == null)) {
            throw new IllegalArgumentException("words, or the ground on which they are withheld");
        }
    }

    /** Kept in the log, so that a name is never reused. */
    public enum Kind {
        /** 특정감사. */
        SPECIAL,
        /** 복무감사. */
        CONDUCT
    }

    /** What can be demanded. Discipline is one: which degree an official was given is theirs. */
    public enum Demanded {
        CORRECTION,
        IMPROVEMENT,
        RECOMMENDATION,
        NOTICE,
        CAUTION,
        COMPENSATION,
        ACCUSATION,
        DISCIPLINE
    }

    /** 적극행정 면책. */
    public enum Immunity {
        NO_GROUND,
        ASKED_AND_REFUSED,
        GRANTED
    }

    /**
     * @param until within which it is to be carried out
     * @param carriedOutOn as it was known when the result was published; null where it was not yet
     * @param fellOn when it was lifted after re-deliberation or on appeal; null where it stands
     */
    public record Demand(
            Demanded demanded,
            Immunity immunity,
            LocalDate on,
            LocalDate until,
            @Nullable LocalDate carriedOutOn,
            @Nullable LocalDate fellOn) {}

    /**
     * As it is in the record.
     *
     * @param index the entry of the log that has its hash; null before there is one
     */
    public record Published(AuditResult audit, @Nullable Long index) {}
}
