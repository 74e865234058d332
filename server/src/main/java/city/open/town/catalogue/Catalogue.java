package city.open.town.catalogue;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import city.open.town.organization.TownDatabase;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to the procedures: those in force, and every version a petition may still be running on. Reading costs no
 * query.
 */
@Component
public class Catalogue {
    private record ChartKey(ProcedureCode code, int version, Direction direction, String lang) {}

    private static final long LOOK_AGAIN_AFTER = TimeUnit.SECONDS.toNanos(10);

    private final ProcedureVersions stored;
    private static final String FOLDER = "catalogue";

    private final boolean writes;
    private final List<Sector> sectors;
    private final List<LifeEvent> lifeEvents;
    private final ConcurrentMap<ProcedureCode, NavigableMap<Integer, Procedure>> versions = new ConcurrentHashMap<>();
    private final ConcurrentMap<ChartKey, Chart> charts = new ConcurrentHashMap<>();
    private volatile long lookedAt = System.nanoTime();

    /** With the sheets that come along. */
    public Catalogue(OfficeDatabase office, Organization organization, Clock clock) {
        this(new TownDatabase(office), organization, clock, CityFolder.here());
    }

    /**
     * Publishes what the sheets say, where this machine does that. A procedure that is no longer in them stays in force as it was.
     *
     * @throws CatalogueFault when the sheets cannot be used; nothing is published then
     */
    @Autowired
    public Catalogue(TownDatabase town, Organization organization, Clock clock, CityFolder city) {
        Faults faults = new Faults();
        CatalogueSheets.Written written = CatalogueSheets.read(
                Sheets.folder(city.place(), FOLDER, faults),
                faults,
                // Where nothing is written, a unit that a new sheet brings is not there yet.
                (at, unit) -> !town.isWriter() || stands(organization, at, unit));
        faults.stop(CatalogueFault::new);
        this.sectors = written.sectors();
        this.lifeEvents = written.lifeEvents();
        this.stored = new ProcedureVersions(town);
        this.writes = town.isWriter();
        stored.all().forEach(this::keep);
        if (town.isWriter()) {
            Instant now = clock.instant();
            written.procedures().forEach(procedure -> publish(procedure, now));
        }
    }

    /**
     * Reads the sheets of a folder alone, and says what is wrong with them.
     *
     * @param unitStands which units the city has
     * @return the codes of its procedures
     */
    public static Set<ProcedureCode> check(
            CityFolder city, BiPredicate<Agency.Level, UnitId> unitStands, Faults faults) {
        return CatalogueSheets.read(Sheets.folder(city.place(), FOLDER, faults), faults, unitStands)
                .procedures()
                .stream()
                .map(Procedure::code)
                .collect(Collectors.toSet());
    }

    private static boolean stands(Organization organization, Agency.Level at, UnitId unit) {
        return organization.agencies().stream()
                .filter(agency -> agency.level() == at)
                .flatMap(agency -> organization.everyUnit(agency.code()).stream())
                .anyMatch(one -> one.id().equals(unit));
    }

    /** In the order of the sheets. */
    public List<Sector> sectors() {
        return sectors;
    }

    /** In the order of the sheet; none where it has none. */
    public List<LifeEvent> lifeEvents() {
        return lifeEvents;
    }

    public Optional<Sector> sector(String id) {
        return sectors.stream().filter(sector -> sector.id().equals(id)).findFirst();
    }

    /** The newest version of each procedure, by code. */
    public List<Procedure> current() {
        lookAgain();
        return versions.values().stream()
                .map(all -> all.lastEntry().getValue())
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    public List<Procedure> of(Sector sector) {
        return current().stream()
                .filter(procedure -> procedure.sector().id().equals(sector.id()))
                .toList();
    }

    /** The newest version, also one that another process, such as an import, has just published. */
    public Optional<Procedure> find(ProcedureCode code) {
        lookAgain();
        Optional<Procedure> known = Optional.ofNullable(versions.get(code))
                .map(all -> all.lastEntry().getValue());
        return known.isPresent() ? known : stored.latest(code).map(this::keep);
    }

    /** This version; asking for one that was never published is a fault in the caller. */
    public Procedure version(ProcedureCode code, int version) {
        return Optional.ofNullable(versions.get(code))
                .map(all -> all.get(version))
                .or(() -> stored.find(code, version).map(this::keep))
                .orElseThrow(
                        () -> new IllegalArgumentException("procedure %s has no version %d".formatted(code, version)));
    }

    /**
     * Puts this content in force as a new version, whatever number it carries. Content equal to the newest version makes
     * no new one. Inside a transaction of the office the version stands or falls with it.
     *
     * @throws CatalogueFault when steps or links do not fit together
     */
    public synchronized Procedure publish(Procedure definition, Instant now) {
        ProcedureCheck.sound(definition);
        byte[] hash = ProcedureJson.hash(definition);
        while (true) {
            Optional<Procedure> newest = stored.latest(definition.code());
            if (newest.isPresent() && Arrays.equals(ProcedureJson.hash(newest.get()), hash)) {
                return keep(newest.get());
            }
            Procedure next =
                    definition.withVersion(newest.map(Procedure::version).orElse(0) + 1);
            if (stored.add(next, now)) {
                forgetOnRollback(next);
                return keep(next);
            }
        }
    }

    /** The flow chart of a version, laid out once, for whoever looks at it first. */
    public Chart chart(Procedure procedure, Direction direction, String lang) {
        return charts.computeIfAbsent(
                new ChartKey(procedure.code(), procedure.version(), direction, lang),
                _ -> FlowChart.layout(procedure, direction, lang));
    }

    /** Memory must not know a version that the database never got. */
    private void forgetOnRollback(Procedure added) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        versions.computeIfPresent(added.code(), (_, all) -> {
                            all.remove(added.version());
                            return all.isEmpty() ? null : all;
                        });
                    }
                }
            });
        }
    }

    /** Where another machine publishes, its new versions are in force here within ten seconds. */
    private void lookAgain() {
        if (writes || System.nanoTime() - lookedAt < LOOK_AGAIN_AFTER) {
            return;
        }
        lookedAt = System.nanoTime();
        try {
            if (stored.count()
                    != versions.values().stream().mapToLong(Map::size).sum()) {
                stored.all().forEach(this::keep);
            }
        } catch (DataAccessException away) {
            // What is known stands, as every page that was read does.
        }
    }

    private Procedure keep(Procedure procedure) {
        versions.computeIfAbsent(procedure.code(), _ -> new ConcurrentSkipListMap<>())
                .put(procedure.version(), procedure);
        return procedure;
    }
}
