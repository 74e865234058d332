package city.open.town.organization;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to agencies, units and officials. Reading costs no query: everything is kept in memory. What is added
 * inside a transaction of the office stands or falls with it.
 */
@Component
public class Organization {
    private record Place(AgencyCode agency, UnitId unit) {}

    private static final String FOLDER = "organization";
    private static final long CHANGES_EVERY = TimeUnit.SECONDS.toNanos(10);

    private final OrganizationRegister register;
    private volatile Map<AgencyCode, Agency> agencies = Map.of();
    private volatile ConcurrentMap<Place, List<Unit>> units = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<OfficialId, Official> officials = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<Place, List<Official>> posts = new ConcurrentHashMap<>();
    /** As officials were before a change, by when it came. */
    private volatile ConcurrentMap<OfficialId, List<OrganizationRegister.Earlier>> earlier = new ConcurrentHashMap<>();

    /** Whose account is closed. */
    private volatile Set<OfficialId> shut = Set.of();

    private long refreshedAt;
    private volatile long changesLookedAt = System.nanoTime();

    /** With the sheets that come along. */
    public Organization(OfficeDatabase office) {
        this(new TownDatabase(office), CityFolder.here());
    }

    /**
     * Brings the tables up to the sheets, where this machine does that.
     *
     * @throws SheetFault when the sheets cannot be used; nothing is written then
     */
    @Autowired
    public Organization(TownDatabase town, CityFolder city) {
        register = new OrganizationRegister(town);
        Faults faults = new Faults();
        OrganizationSheets.Written written = sheets(city, faults);
        faults.stop(SheetFault::new);
        if (town.isWriter()) {
            register.write(written);
        }
        refresh();
        if (agencies.isEmpty()) {
            throw new EmptyTown();
        }
    }

    private static OrganizationSheets.Written sheets(CityFolder city, Faults faults) {
        return OrganizationSheets.read(Sheets.folder(city.place(), FOLDER, faults), faults);
    }

    /**
     * Reads the sheets of a folder alone, and says what is wrong with them.
     *
     * @param code of the agency that is the city itself
     * @return which units stand in them
     */
    public static BiPredicate<Agency.Level, UnitId> check(CityFolder city, String code, Faults faults) {
        var written = sheets(city, faults);
        if (written.agencies().stream()
                .noneMatch(agency -> agency.level() == Agency.Level.CITY
                        && agency.code().value().equals(code))) {
            faults.add("%s: no agency of `level: city` has the code %s, which %s says is the city itself"
                    .formatted(FOLDER, code, CityFolder.SHEET));
        }
        Map<AgencyCode, Agency.Level> levels = new HashMap<>();
        written.agencies().forEach(agency -> levels.put(agency.code(), agency.level()));
        return (at, unit) ->
                written.units().stream().anyMatch(one -> one.id().equals(unit) && levels.get(one.agency()) == at);
    }

    /** Reads everything again, as after another process has added something. */
    public final synchronized void refresh() {
        Map<AgencyCode, Agency> freshAgencies = new LinkedHashMap<>();
        register.agencies().forEach(agency -> freshAgencies.put(agency.code(), agency));
        ConcurrentMap<Place, List<Unit>> freshUnits = new ConcurrentHashMap<>();
        register.units().forEach(unit -> append(freshUnits, new Place(unit.agency(), unit.id()), unit));
        ConcurrentMap<OfficialId, Official> freshOfficials = new ConcurrentHashMap<>();
        ConcurrentMap<Place, List<Official>> freshPosts = new ConcurrentHashMap<>();
        for (Official official : register.officials()) {
            freshOfficials.put(official.id(), official);
            append(freshPosts, new Place(official.agency(), official.unit()), official);
        }
        ConcurrentMap<OfficialId, List<OrganizationRegister.Earlier>> freshEarlier = new ConcurrentHashMap<>();
        register.earlier()
                .forEach(one -> freshEarlier.merge(
                        one.official().id(),
                        List.of(one),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        earlier = freshEarlier;
        shut = register.shut();
        agencies = freshAgencies;
        units = freshUnits;
        officials = freshOfficials;
        posts = freshPosts;
        refreshedAt = System.nanoTime();
    }

    /** At most once a second, so that asking for who does not exist costs little. */
    private synchronized void lookAgain() {
        if (System.nanoTime() - refreshedAt > TimeUnit.SECONDS.toNanos(1)) {
            refresh();
        }
    }

    /** The city first, then the districts by code. */
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

    /** The unit as it was on this day, also one that another process has just added. */
    public Optional<Unit> unit(AgencyCode agency, UnitId id, LocalDate on) {
        if (!units.containsKey(new Place(agency, id))) {
            lookAgain();
        }
        return units.getOrDefault(new Place(agency, id), List.of()).stream()
                .filter(unit -> unit.standsOn(on))
                .findFirst();
    }

    /** The unit as it was on this day; where it did not stand then, as it was last. */
    public Optional<Unit> unitOrLast(AgencyCode agency, UnitId id, LocalDate on) {
        return unit(agency, id, on)
                .or(() -> units.getOrDefault(new Place(agency, id), List.of()).stream()
                        .reduce((_, later) -> later));
    }

    /** The units of an agency that stand on this day, in the order of their telephone numbers. */
    public List<Unit> units(AgencyCode agency, LocalDate on) {
        return units.entrySet().stream()
                .filter(entry -> entry.getKey().agency().equals(agency))
                .flatMap(entry -> entry.getValue().stream())
                .filter(unit -> unit.standsOn(on))
                .sorted((a, b) -> a.phone().equals(b.phone())
                        ? a.id().compareTo(b.id())
                        : a.phone().compareTo(b.phone()))
                .toList();
    }

    /** A unit and all that lie below it, as they stand on this day. */
    public Set<UnitId> within(AgencyCode agency, UnitId whole, LocalDate on) {
        var within = new HashSet<>(Set.of(whole));
        var all = units(agency, on);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var unit : all) {
                if (unit.parent() != null && within.contains(unit.parent())) {
                    grown |= within.add(unit.id());
                }
            }
        }
        return within;
    }

    /** Every unit of an agency that ever stood; an id can occur several times. */
    public List<Unit> everyUnit(AgencyCode agency) {
        return units.entrySet().stream()
                .filter(entry -> entry.getKey().agency().equals(agency))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** Also one that another process, such as an import, has just added. */
    public Optional<Official> official(OfficialId id) {
        if (!officials.containsKey(id)) {
            lookAgain();
        }
        return Optional.ofNullable(officials.get(id));
    }

    /** As everyone is told who it is: the name, or the stable alias where the agency publishes no names. */
    public Text inPublic(Official official) {
        return agency(official.agency()).identity() == Agency.IdentityPolicy.NAME
                ? official.name()
                : new Text(official.alias(), official.alias());
    }

    /**
     * As the official was at that moment, so that what was told of them then stays as it was. Changes of another process are known within ten seconds,
     * and count from later on ({@link #change}).
     */
    public Optional<Official> official(OfficialId id, Instant at) {
        lookAtChanges();
        return earlier.getOrDefault(id, List.of()).stream()
                .filter(one -> at.isBefore(one.until()))
                .findFirst()
                .map(OrganizationRegister.Earlier::official)
                .or(() -> official(id));
    }

    /**
     * Gives an official another name, rank, unit or telephone from a moment on. For what is told of earlier ones they stay as they were.
     *
     * @param from not before every machine has heard of it: what is told of this minute is told with what was known before
     * @param by whose account does it, none for the program
     */
    public synchronized void change(Official official, Instant from, @Nullable String by) {
        var before = officials.get(official.id());
        if (before != null && !before.equals(official)) {
            register.keep(new OrganizationRegister.Earlier(before, from), by);
            refreshOnRollback();
            earlier.merge(
                    official.id(),
                    List.of(new OrganizationRegister.Earlier(before, from)),
                    (old, more) -> Stream.concat(old.stream(), more.stream())
                            .sorted(Comparator.comparing(OrganizationRegister.Earlier::until))
                            .toList());
        }
        add(official);
    }

    private void lookAtChanges() {
        if (System.nanoTime() - changesLookedAt > CHANGES_EVERY) {
            changesLookedAt = System.nanoTime();
            try {
                if (!register.shut().equals(shut)
                        || register.changes()
                                != earlier.values().stream()
                                        .mapToLong(List::size)
                                        .sum()) {
                    refresh();
                }
            } catch (DataAccessException away) {
                // What is known stands until the database is back.
            }
        }
    }

    /** Everybody who serves or ever served, in no order. */
    public List<Official> everyOfficial() {
        return List.copyOf(officials.values());
    }

    /** Who serves in a unit on this day, by id; not whose account is closed, as nothing can be given to them. */
    public List<Official> officials(AgencyCode agency, UnitId unit, LocalDate on) {
        lookAtChanges();
        return posts.getOrDefault(new Place(agency, unit), List.of()).stream()
                .filter(official -> official.servesOn(on) && !shut.contains(official.id()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** Adds a unit, or changes it if one of this id began on the same day. The same unit twice changes nothing. */
    public synchronized void add(Unit unit) {
        Place place = new Place(unit.agency(), unit.id());
        List<Unit> before = units.getOrDefault(place, List.of());
        if (before.contains(unit)) {
            return;
        }
        agency(unit.agency());
        register.write(unit);
        refreshOnRollback();
        List<Unit> after = new ArrayList<>(before);
        after.removeIf(old -> old.validFrom().equals(unit.validFrom()));
        after.add(unit);
        units.put(place, List.copyOf(after));
    }

    /** Adds an official, or gives one of this id another post. The same official twice changes nothing. */
    public synchronized void add(Official official) {
        @Nullable Official before = officials.get(official.id());
        if (official.equals(before)) {
            return;
        }
        if (!units.containsKey(new Place(official.agency(), official.unit()))) {
            throw new IllegalArgumentException("official %s cannot serve in unit %s of agency %s: there is none"
                    .formatted(official.id(), official.unit(), official.agency()));
        }
        register.write(official);
        refreshOnRollback();
        officials.put(official.id(), official);
        if (before != null) {
            posts.computeIfPresent(
                    new Place(before.agency(), before.unit()),
                    (_, there) -> there.stream()
                            .filter(one -> !one.id().equals(official.id()))
                            .toList());
        }
        append(posts, new Place(official.agency(), official.unit()), official);
    }

    private void refreshOnRollback() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .noneMatch(RefreshOnRollback.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new RefreshOnRollback());
        }
    }

    private final class RefreshOnRollback implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
                refresh();
            }
        }
    }

    private static <T> void append(ConcurrentMap<Place, List<T>> map, Place place, T added) {
        map.merge(place, List.of(added), (before, more) -> {
            List<T> after = new ArrayList<>(before);
            after.addAll(more);
            return List.copyOf(after);
        });
    }
}
