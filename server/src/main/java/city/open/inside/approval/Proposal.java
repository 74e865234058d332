package city.open.inside.approval;

import city.open.inside.petition.Authority;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line for a draft, or the rule for which there is none. */
public sealed interface Proposal {
    /**
     * @param line nobody has signed in it yet
     * @param rule the row of the delegation table that counts, where the table knows the task
     * @param authority how the approver compares with the table
     * @param approvers everyone who could approve, lowest first
     */
    record Possible(
            Line line, @Nullable Delegation rule, @Nullable Authority authority, List<Official> approvers)
            implements Proposal {

        /** How another approver would compare with the table. */
        public @Nullable Authority authorityOf(Official approver) {
            return rule == null ? null : Ladder.compare(approver.rank(), rule.approver());
        }
    }

    record None(Refusal refusal) implements Proposal {}

    /**
     * What the drafter wants otherwise than the table proposes.
     *
     * @param approver another approver, none for the proposed one
     * @param concurring divisions that are to concur beside those the table asks for
     */
    record Wish(@Nullable OfficialId approver, List<UnitId> concurring) {
        public Wish {
            concurring = List.copyOf(concurring);
        }

        public static Wish none() {
            return new Wish(null, List.of());
        }
    }
}
