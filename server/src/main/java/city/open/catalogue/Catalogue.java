package city.open.catalogue;

import city.open.catalogue.Chart.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The door to the procedures: those in force, and every version a petition may still be running on. */
@Component
public class Catalogue {
    private final Map<ProcedureCode, List<Procedure>> versions = new ConcurrentHashMap<>();
    private final Map<ChartKey, Chart> charts = new ConcurrentHashMap<>();
    private final List<Sector> sectors = List.of();

    private record ChartKey(ProcedureCode code, int version, Direction direction, String lang) {}

    public List<Sector> sectors() {
        return sectors;
    }

    /** The newest version of each procedure, by code. */
    public List<Procedure> current() {
        return versions.values().stream()
                .map(List::getLast)
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    public Optional<Procedure> find(ProcedureCode code) {
        return Optional.ofNullable(versions.get(code)).map(List::getLast);
    }

    /** This version; asking for one that was never published is a fault in the caller. */
    public Procedure version(ProcedureCode code, int version) {
        return versions.getOrDefault(code, List.of()).stream()
                .filter(procedure -> procedure.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("procedure %s has no version %d".formatted(code, version)));
    }

    public List<Procedure> of(Sector sector) {
        return current().stream()
                .filter(procedure -> procedure.sector().id().equals(sector.id()))
                .toList();
    }

    /** Makes this the version in force. The same content as the newest version makes no new one. */
    public synchronized Procedure publish(Procedure definition, Instant now) {
        List<Procedure> before = versions.getOrDefault(definition.code(), List.of());
        Procedure next = definition.withVersion(before.size() + 1);
        if (!before.isEmpty() && before.getLast().equals(next.withVersion(before.size()))) {
            return before.getLast();
        }
        versions.merge(
                definition.code(),
                List.of(next),
                (old, added) -> Stream.concat(old.stream(), added.stream()).toList());
        return next;
    }

    /** The flow chart of a version, laid out once. */
    public Chart chart(Procedure procedure, Direction direction, String lang) {
        return charts.computeIfAbsent(
                new ChartKey(procedure.code(), procedure.version(), direction, lang),
                key -> FlowChart.layout(procedure, direction, lang));
    }
}
