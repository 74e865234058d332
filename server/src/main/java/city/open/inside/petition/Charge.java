package city.open.inside.petition;

import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has a petition, and who declared an interest and stays out of it. */
record Charge(AgencyCode agency, UnitId division, @Nullable OfficialId official, Set<OfficialId> conflicts)
        implements Standing.Part {

    static Charge of(AgencyCode agency, UnitId division) {
        return new Charge(agency, division, null, Set.of());
    }

    Charge givenTo(UnitId division, OfficialId official) {
        return new Charge(agency, division, official, conflicts);
    }

    /** Whoever is to handle it there is found anew. */
    Charge movedTo(@Nullable AgencyCode other, UnitId division) {
        return new Charge(other == null ? agency : other, division, null, conflicts);
    }

    Charge without(OfficialId concerned) {
        var more = new LinkedHashSet<>(conflicts);
        more.add(concerned);
        return new Charge(
                agency, division, concerned.equals(official) ? null : official, Collections.unmodifiableSet(more));
    }
}
