package city.open.town.catalogue;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import city.open.town.organization.TownDatabase;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import java.util.function.Function;
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
    /** What a sheet can say of a procedure, in the order in which sheets say it. */
    public static final List<String> KEYS = List.of(
            "code",
            "name",
            "nature",
            "compound",
            "level",
            "owners",
            "period",
            "basis",
            "deemed",
            "deemed-note",
            "law",
            "documents",
            "steps",
            "branches",
            "variants",
            "tracks",
            "disclosure",
            "notes",
            "until");

    private record ChartKey(ProcedureCode code, int version, Direction direction, String lang) {}

    private static final long LOOK_AGAIN_AFTER = TimeUnit.SECONDS.toNanos(10);

    private final ProcedureVersions stored;
    private static final String FOLDER = "catalogue";

    private final Organization organization;
    private final Clock clock;
    private final List<Entry> shared;
    private final SheetText writing;
    private final List<Sector> sectors;
    private final List<LifeEvent> lifeEvents;
    private final ConcurrentMap<ProcedureCode, NavigableMap<Integer, Procedure>> versions = new ConcurrentHashMap<>();
    private final Map<ProcedureCode, Procedure> inFolder;

    private volatile Map<ProcedureCode, Map<Integer, ProcedureRelease>> releases;
    private final ConcurrentMap<ChartKey, Chart> charts = new ConcurrentHashMap<>();
    /** How many versions there were when all were read; one that was asked for by its number may be in memory before. */
    private volatile long counted;

    private volatile long lookedAt = System.nanoTime();

    /** With the sheets that come along. */
    public Catalogue(OfficeDatabase office, Organization organization, Clock clock) {
        this(new TownDatabase(office), organization, clock, CityFolder.here());
    }

    /**
     * Publishes what the sheets say, where this machine does that. A procedure that is no longer in them stays in force as it was, and so does one of which
     * officials have released the newest version: what two persons have looked at no file undoes (decision 65).
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
        this.organization = organization;
        this.clock = clock;
        this.shared = written.shared();
        this.writing = CatalogueSheets.writing(shared);
        this.stored = new ProcedureVersions(town);
        this.counted = stored.count();
        this.releases = stored.releases();
        stored.all().forEach(this::keep);
        this.inFolder = written.procedures().stream()
                .collect(Collectors.toUnmodifiableMap(Procedure::code, Function.identity()));
        if (town.isWriter()) {
            Instant now = clock.instant();
            written.procedures().stream()
                    .filter(procedure -> otherwise(procedure.code()).isEmpty())
                    .forEach(procedure -> publish(procedure, now));
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

    /** Whether two have the same content, whatever their versions. */
    public static boolean isSame(Procedure one, Procedure other) {
        return Arrays.equals(ProcedureJson.hash(one), ProcedureJson.hash(other));
    }

    /**
     * Puts this content in force as the next version, in the transaction of whoever releases it; other machines see it within ten seconds.
     *
     * @return nothing if there is a newer version than the one that the release was made from
     * @throws CatalogueFault when steps or links do not fit together
     */
    public Optional<Procedure> release(AuditDatabase audit, Procedure definition, ProcedureRelease release) {
        ProcedureCheck.sound(definition);
        Procedure next = definition.withVersion(release.base() + 1);
        if (stored.latest(definition.code()).map(Procedure::version).orElse(0) != release.base()
                || !stored.add(audit, next, release.at())) {
            return Optional.empty();
        }
        stored.add(audit, next, release);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(next);
                releases = stored.releases();
            }
        });
        return Optional.of(next);
    }

    /** How this version came about, where officials have released it; nothing for one of the sheets. */
    public Optional<ProcedureRelease> releaseOf(Procedure procedure) {
        return Optional.ofNullable(releases.get(procedure.code())).map(all -> all.get(procedure.version()));
    }

    /** Whether the folder of sheets has it; one that was taken out, or came from an event log, stays in force as it is. */
    public boolean isInFolder(ProcedureCode code) {
        return inFolder.containsKey(code);
    }

    /** What the folder of sheets says of a procedure of which a version was released that says otherwise. */
    public Optional<Procedure> otherwise(ProcedureCode code) {
        return Optional.ofNullable(inFolder.get(code))
                .filter(says -> Optional.ofNullable(versions.get(code))
                        .map(all -> all.lastEntry().getValue())
                        .filter(newest -> releaseOf(newest).isPresent() && !isSame(newest, says))
                        .isPresent());
    }

    /**
     * What a sheet can choose from what all procedures share, by the names that stand in it.
     *
     * @param tracks with what they are called
     * @param trackSteps the steps of each track, in their order
     */
    public record Shared(
            List<UsualBranch> usual,
            Map<String, Text> tracks,
            Map<String, List<Step>> trackSteps,
            List<String> profiles) {

        /** By their ids. */
        public List<String> branches() {
            return usual.stream().map(UsualBranch::id).toList();
        }
    }

    /**
     * A branch that a procedure names at the step where it leaves.
     *
     * @param leavesBefore whether it leaves one step earlier, beside the step that names it
     */
    public record UsualBranch(String id, List<Step> steps, boolean leavesBefore) {}

    /** In the order of the shared sheets. */
    public Shared shared() {
        return CatalogueSheets.choices(shared);
    }

    /**
     * The one procedure of a sheet that somebody drafts, as it would be if it were in force. Nothing read may be used while there are faults.
     *
     * @param sheet as those of the folder are, with one procedure
     */
    public Optional<Procedure> draft(String sheet, Faults faults) {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        return Sheets.read("draft", sheet, faults)
                .flatMap(entry -> CatalogueSheets.draft(
                        shared,
                        entry,
                        faults,
                        (at, unit) -> stands(organization, at, unit),
                        (at, unit) -> organization.agencies().stream()
                                .filter(agency -> agency.level() == at)
                                .anyMatch(agency -> organization
                                        .unit(agency.code(), unit, today)
                                        .isPresent())));
    }

    /** @throws CatalogueFault when steps or links do not fit together */
    public static void sound(Procedure procedure) {
        ProcedureCheck.sound(procedure);
    }

    /** A procedure as a sheet that says it; nothing for one that no sheet can say, as it was made from an event log. */
    public Optional<String> sheet(Procedure procedure) {
        var text = writing.of(procedure);
        var faults = new Faults();
        var again = Sheets.read("sheet", text, faults)
                .flatMap(entry -> CatalogueSheets.draft(shared, entry, faults, (_, _) -> true, (_, _) -> true));
        return again.filter(one -> faults.none() && isSame(one, procedure)).map(_ -> text);
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

    /** What another machine publishes is in force here within ten seconds. */
    private void lookAgain() {
        if (System.nanoTime() - lookedAt < LOOK_AGAIN_AFTER) {
            return;
        }
        lookNow();
    }

    void lookNow() {
        lookedAt = System.nanoTime();
        try {
            long count = stored.count();
            if (count != counted) {
                // How a version came about is known before the version is in force.
                releases = stored.releases();
                stored.all().forEach(this::keep);
                counted = count;
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
