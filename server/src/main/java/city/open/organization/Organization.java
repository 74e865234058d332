package city.open.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The door to agencies, units and officials. Reading costs no query: everything is kept in memory. */
@Component
public class Organization {
    private final Map<AgencyCode, Agency> agencies = Collections.synchronizedMap(new TreeMap<>());
    private final List<Unit> units = new ArrayList<>();
    private final Map<OfficialId, Official> officials = Collections.synchronizedMap(new TreeMap<>());

    public List<Agency> agencies() {
        return List.copyOf(agencies.values());
    }

    /** The agency with this code; an unknown code is a fault in the caller. */
    public Agency agency(AgencyCode code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no agency has the code " + code));
    }

    public Optional<Agency> find(AgencyCode code) {
        return Optional.ofNullable(agencies.get(code));
    }

    public synchronized Optional<Unit> unit(AgencyCode agency, UnitId id, LocalDate on) {
        return units(agency, on).stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    public synchronized List<Unit> units(AgencyCode agency, LocalDate on) {
        return units.stream()
                .filter(unit -> unit.agency().equals(agency) && unit.standsOn(on))
                .toList();
    }

    public Optional<Official> official(OfficialId id) {
        return Optional.ofNullable(officials.get(id));
    }

    public List<Official> officials(AgencyCode agency, UnitId unit, LocalDate on) {
        return officials.values().stream()
                .filter(official ->
                        official.agency().equals(agency) && official.unit().equals(unit) && official.servesOn(on))
                .toList();
    }

    public synchronized void add(Unit unit) {
        if (!units.contains(unit)) {
            units.add(unit);
        }
    }

    public void add(Official official) {
        officials.put(official.id(), official);
    }
}
