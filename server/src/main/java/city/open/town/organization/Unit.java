package city.open.town.organization;

import city.open.ground.calendar.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part of an agency for as long as it looked like this. A reorganisation ends one and begins another under the same
 * id, so that both can be shown.
 *
 * @param validTo the last day it stood, none while it stands
 */
public record Unit(
        AgencyCode agency,
        UnitId id,
        @Nullable UnitId parent,
        Kind kind,
        Text name,
        String phone,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public Unit {
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    "unit %s of %s ends on %s, before it begins on %s".formatted(id, agency, validTo, validFrom));
        }
    }

    /** What sort of unit it is. A desk takes petitions in and hands them on. */
    public enum Kind {
        OFFICE,
        BUREAU,
        DIVISION,
        STATION,
        COMMITTEE,
        DESK
    }

    /** Whether the unit stood on this day. */
    public boolean standsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
