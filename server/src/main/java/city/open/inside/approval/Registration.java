package city.open.inside.approval;

import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;

/**
 * The registration number of a record: system kind, code of the division, serial of the year (Public Records Decree art. 20). Given on
 * approval and never again.
 */
public record Registration(AgencyCode agency, UnitId division, int year, int serial) {
    /** This system among those that register records. */
    private static final String SYSTEM = "OPEN";

    @Override
    public String toString() {
        return "%s-%s-%s-%d-%d".formatted(SYSTEM, agency, division, year, serial);
    }
}
