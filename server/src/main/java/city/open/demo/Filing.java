package city.open.demo;

import city.open.town.catalogue.Procedure;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a petition's story follows from; all of it can be read again in the journal. */
record Filing(Procedure procedure, @Nullable String variant, AgencyCode agency, UnitId division, Instant receivedAt) {

    Chance chance(long seed) {
        return Chance.of(seed, procedure.code(), agency, receivedAt.getEpochSecond());
    }
}
