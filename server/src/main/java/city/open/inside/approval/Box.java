package city.open.inside.approval;

import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A box of the approval sheet. Boxes of people who neither sign nor delegate are not made.
 *
 * @param place from 1, as the boxes stand on the sheet
 * @param stage boxes of one stage may be signed in any order, but only after all earlier stages
 * @param delegated 전결: the approver signs by delegation of the head of the agency
 */
public record Box(
        int place,
        int stage,
        Part part,
        AgencyCode agency,
        UnitId unit,
        OfficialId official,
        Rank rank,
        boolean delegated,
        @Nullable Signature signature) {

    /** Signed or skipped. */
    public boolean isDone() {
        return signature != null && signature.kind() != Signature.Kind.RETURNED;
    }

    Box with(Signature put) {
        return new Box(place, stage, part, agency, unit, official, rank, delegated, put);
    }
}
