package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Agency;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the delegation table (사무전결처리 규칙): who approves a unit task.
 *
 * @param id of the unit task, with its condition; the same id can return with later dates
 * @param concurring divisions whose concurrence the task needs
 * @param validTo the last day it counted, none while it counts
 */
public record Delegation(
        String id,
        ProcedureCode procedure,
        Agency.Level level,
        Text task,
        Condition condition,
        Rank approver,
        List<UnitId> concurring,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Text basis) {

    public Delegation {
        concurring = List.copyOf(concurring);
    }

    /** Amounts in won, sizes in square metres; each bound that is there must hold, "from" inclusive and "below" exclusive. */
    public record Condition(
            @Nullable Long amountFrom,
            @Nullable Long amountBelow,
            @Nullable Long sizeFrom,
            @Nullable Long sizeBelow,
            @Nullable Boolean novel) {

        public static Condition none() {
            return new Condition(null, null, null, null, null);
        }

        public boolean asksAmount() {
            return amountFrom != null || amountBelow != null;
        }

        public boolean asksSize() {
            return sizeFrom != null || sizeBelow != null;
        }

        boolean holds(Matter matter) {
            return within(amountFrom, amountBelow, matter.amount())
                    && within(sizeFrom, sizeBelow, matter.size())
                    && (novel == null || novel == matter.novel());
        }

        /** How much it asks: of two conditions that hold, the one that asks more is meant. */
        int weight() {
            return (asksAmount() ? 1 : 0) + (asksSize() ? 1 : 0) + (novel == null ? 0 : 1);
        }

        private static boolean within(@Nullable Long from, @Nullable Long below, @Nullable Long value) {
            if (from == null && below == null) {
                return true;
            }
            return value != null && (from == null || value >= from) && (below == null || value < below);
        }
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
