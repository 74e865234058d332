package city.open.inside.piles;

import city.open.town.organization.OfficialId;
import java.util.Set;

/** Other rooms say here who deputises for whom: a deputy is told what those are told for whom they stand in. */
@FunctionalInterface
public interface StandIns {
    /** For whom this official deputises today. */
    Set<OfficialId> standsInFor(OfficialId deputy);
}
