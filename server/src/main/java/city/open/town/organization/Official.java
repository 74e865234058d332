package city.open.town.organization;

import city.open.ground.calendar.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in a unit, for as long as the posting lasted.
 *
 * @param alias stands for the name where the agency does not publish names; it stays the same over the years
 * @param phone the office number, never a private one
 * @param validTo the last day of the posting, none while it lasts
 */
public record Official(
        OfficialId id,
        AgencyCode agency,
        UnitId unit,
        Rank rank,
        Text name,
        String alias,
        String phone,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public Official {
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    "official %s leaves on %s, before arriving on %s".formatted(id, validTo, validFrom));
        }
    }

    /** Whether the official held this post on this day. */
    public boolean servesOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
