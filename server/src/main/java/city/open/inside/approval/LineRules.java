package city.open.inside.approval;

import city.open.inside.petition.Authority;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which line a draft gets. Pure: who serves where is an argument. */
final class LineRules {
    private LineRules() {}

    /**
     * @param ladder who could stand in the line, lowest rank first
     * @param rule the row of the delegation table, where it knows the task; else the lowest rank above the drafter approves
     * @param headOf who concurs for a division
     * @param conflicts who declared an interest and stays out
     */
    static Proposal propose(
            Official drafter,
            List<Official> ladder,
            @Nullable Delegation rule,
            Function<UnitId, Optional<Official>> headOf,
            Set<OfficialId> conflicts,
            Proposal.Wish wish) {
        var above = ladder.stream()
                .filter(one -> Ladder.height(one.rank()) > Ladder.height(drafter.rank())
                        && !one.id().equals(drafter.id())
                        && !conflicts.contains(one.id()))
                .toList();
        if (above.isEmpty()) {
            return new Proposal.None(Refusal.NO_APPROVER);
        }
        var approver = approver(above, rule, wish.approver());
        if (approver == null) {
            return new Proposal.None(Refusal.NOT_AN_APPROVER);
        }
        var concurring = concurring(drafter, rule, wish, headOf, conflicts, approver);
        if (concurring == null) {
            return new Proposal.None(Refusal.CONCURRENCE_UNKNOWN);
        }
        var line = Line.of(drafter, reviewers(above, approver, concurring), concurring, approver);
        return new Proposal.Possible(
                line, rule, rule == null ? null : Ladder.compare(approver.rank(), rule.approver()), above);
    }

    /** Whom the table asks for; where nobody of that rank is there, the next above. */
    private static @Nullable Official approver(
            List<Official> above, @Nullable Delegation rule, @Nullable OfficialId wished) {
        if (wished != null) {
            return above.stream()
                    .filter(one -> one.id().equals(wished))
                    .findFirst()
                    .orElse(null);
        }
        return above.stream()
                .filter(one -> rule == null || Ladder.compare(one.rank(), rule.approver()) != Authority.BELOW)
                .findFirst()
                .orElseGet(above::getLast);
    }

    /** One of each rank between drafter and approver. */
    private static List<Official> reviewers(List<Official> above, Official approver, List<Official> concurring) {
        var reviewers = new ArrayList<Official>();
        int reached = 0;
        for (var one : above) {
            int height = Ladder.height(one.rank());
            if (height > reached && height < Ladder.height(approver.rank()) && !concurring.contains(one)) {
                reviewers.add(one);
                reached = height;
            }
        }
        return reviewers;
    }

    /** Null when a division that should concur has nobody who could. */
    private static @Nullable List<Official> concurring(
            Official drafter,
            @Nullable Delegation rule,
            Proposal.Wish wish,
            Function<UnitId, Optional<Official>> headOf,
            Set<OfficialId> conflicts,
            Official approver) {
        var asked = new LinkedHashSet<UnitId>();
        if (rule != null) {
            asked.addAll(rule.concurring());
        }
        asked.addAll(wish.concurring());
        var heads = new ArrayList<Official>();
        for (var unit : asked) {
            if (unit.equals(drafter.unit())) {
                continue;
            }
            var head = headOf.apply(unit)
                    .filter(one -> !conflicts.contains(one.id()))
                    .orElse(null);
            if (head == null) {
                return null;
            }
            if (!head.id().equals(approver.id()) && !heads.contains(head)) {
                heads.add(head);
            }
        }
        return heads;
    }
}
