package city.open.outside.portal;

import city.open.ground.page.When;
import city.open.outside.record.OpenWork;
import city.open.outside.record.PublicRecord;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agencies of the city and their divisions, with what each has to do at this moment. */
@Component
class Directory {
    private final PublicRecord record;
    private final Organization organization;
    private final Clock clock;

    Directory(PublicRecord record, Organization organization, Clock clock) {
        this.record = record;
        this.organization = organization;
        this.clock = clock;
    }

    /** Petitions that are not decided, and those of them that are past their due date. */
    record Work(long open, long late) {
        static final Work NONE = new Work(0, 0);

        Work plus(Work other) {
            return new Work(open + other.open, late + other.late);
        }
    }

    record Place(Agency agency, Work work) {}

    /**
     * @param unit as it is today, or as it was last; null where only petitions know it
     * @param within the unit that it belongs to
     * @param stands whether the unit is there today
     */
    record Division(
            Agency agency,
            String id,
            @Nullable Unit unit,
            @Nullable Unit within,
            boolean stands,
            Work work) {}

    /** The city first, then the districts by code. */
    List<Place> agencies() {
        var work = record.openWork();
        return organization.agencies().stream()
                .map(agency -> new Place(agency, sum(work, isOf(agency))))
                .toList();
    }

    Optional<Place> agency(String code) {
        return organization.agencies().stream()
                .filter(agency -> agency.code().value().equals(code))
                .findFirst()
                .map(agency -> new Place(agency, sum(record.openWork(), isOf(agency))));
    }

    /** Those that stand today, as the city lists them; then those that are no more and still have petitions. */
    List<Division> divisions(Agency agency) {
        var today = When.dayOf(clock.instant());
        var ids = new ArrayList<String>();
        organization
                .units(agency.code(), today)
                .forEach(unit -> ids.add(unit.id().value()));
        var others = new TreeSet<String>();
        record.openWork().stream()
                .filter(isOf(agency))
                .map(OpenWork::division)
                .filter(id -> !ids.contains(id))
                .forEach(others::add);
        ids.addAll(others);
        return ids.stream().map(id -> division(agency, id, today)).toList();
    }

    /** Nothing for a name that neither the organisation nor any petition or figure knows. */
    Optional<Division> division(Agency agency, String id) {
        var one = division(agency, id, When.dayOf(clock.instant()));
        return one.unit() != null || one.work().open() > 0 || isCounted(agency, id)
                ? Optional.of(one)
                : Optional.empty();
    }

    private boolean isCounted(Agency agency, String id) {
        return record.divisions().keySet().stream()
                .anyMatch(of -> of.agency().equals(agency.code().value())
                        && of.division().equals(id));
    }

    private Division division(Agency agency, String id, LocalDate today) {
        var unit = unit(agency.code(), id, today).orElse(null);
        var parent = unit == null ? null : unit.parent();
        return new Division(
                agency,
                id,
                unit,
                parent == null
                        ? null
                        : organization.unitOrLast(agency.code(), parent, today).orElse(null),
                unit != null && unit.standsOn(today),
                sum(record.openWork(), isOf(agency).and(work -> work.division().equals(id))));
    }

    private Optional<Unit> unit(AgencyCode agency, String id, LocalDate today) {
        try {
            return organization.unitOrLast(agency, new UnitId(id), today);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** What a division has to do by procedure, the most first. */
    Map<String, Work> byProcedure(Division division) {
        var kinds = new LinkedHashMap<String, Work>();
        record.openWork().stream()
                .filter(isOf(division.agency()).and(work -> work.division().equals(division.id())))
                .sorted(Comparator.comparingLong(OpenWork::open).reversed().thenComparing(OpenWork::procedure))
                .forEach(work -> kinds.put(work.procedure(), new Work(work.open(), work.late())));
        return kinds;
    }

    private static Predicate<OpenWork> isOf(Agency agency) {
        return work -> work.agency().equals(agency.code().value());
    }

    private static Work sum(List<OpenWork> work, Predicate<OpenWork> which) {
        return work.stream()
                .filter(which)
                .map(one -> new Work(one.open(), one.late()))
                .reduce(Work.NONE, Work::plus);
    }
}
