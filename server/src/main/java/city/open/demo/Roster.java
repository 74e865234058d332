package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.inside.petition.By;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Owner;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invented officials, and who of them acts when a procedure names a rank. */
final class Roster {
    static final UnitId PETITIONS_OFFICE = new UnitId("petitions-office");
    private static final UnitId MAYORS_OFFICE = new UnitId("mayors-office");
    private static final UnitId DISCLOSURE = new UnitId("information-disclosure");
    private static final UnitId OMBUDSMAN = new UnitId("ombudsman");
    private static final UnitId AUDIT = new UnitId("audit-division");
    private static final UnitId DIGITAL = new UnitId("digital-policy");

    private final Organization organization;
    private final Catalogue catalogue;
    private final Places places;
    private final AgencyCode city;

    Roster(Organization organization, Catalogue catalogue, Places places) {
        this.organization = organization;
        this.catalogue = catalogue;
        this.places = places;
        this.city = organization.agencies().stream()
                .filter(agency -> agency.level() == Agency.Level.CITY)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no agency is the city"))
                .code();
    }

    AgencyCode city() {
        return city;
    }

    /** The mayors' own offices where the sheets of the organisation name none. */
    List<Unit> mayorsOffices(LocalDate since) {
        return organization.agencies().stream()
                .filter(agency ->
                        organization.unit(agency.code(), MAYORS_OFFICE, since).isEmpty())
                .map(agency -> new Unit(
                        agency.code(),
                        MAYORS_OFFICE,
                        null,
                        Unit.Kind.OFFICE,
                        agency.level() == Agency.Level.CITY
                                ? new Text("시장실", "Office of the Mayor")
                                : new Text("구청장실", "Office of the District Mayor"),
                        agency.phonePrefix() + "-0001",
                        since,
                        null))
                .toList();
    }

    /** Everyone who serves in a division that answers for a procedure, in the units above it and at the petitions desk. */
    List<Official> invent(long seed, People people, LocalDate since) {
        var inventing = new Inventing(seed, people, since);
        for (var agency : organization.agencies()) {
            Set<UnitId> parents = new LinkedHashSet<>();
            for (var division : divisions(agency)) {
                var unit = unit(agency.code(), division, since);
                inventing.post(unit, Rank.DIVISION_HEAD, 0);
                inventing.post(unit, Rank.TEAM_LEADER, 0);
                int officers =
                        agency.level() == Agency.Level.CITY && !division.value().startsWith("fire-") ? 4 : 3;
                for (int i = 1; i <= officers; i++) {
                    inventing.post(unit, Rank.OFFICER, i);
                }
                if (unit.parent() != null) {
                    parents.add(unit.parent());
                }
            }
            for (var parent : parents) {
                var unit = unit(agency.code(), parent, since);
                inventing.post(unit, rankOfHead(agency, unit), 0);
            }
            var mayors = unit(agency.code(), MAYORS_OFFICE, since);
            boolean atCity = agency.level() == Agency.Level.CITY;
            inventing.post(mayors, atCity ? Rank.MAYOR : Rank.DISTRICT_MAYOR, 0);
            inventing.post(mayors, atCity ? Rank.VICE_MAYOR : Rank.DEPUTY_DISTRICT_MAYOR, 0);
        }
        inventing.post(unit(city, AUDIT, since), Rank.OFFICER, 1);
        inventing.post(unit(city, DIGITAL, since), Rank.OFFICER, 1);
        inventing.post(unit(city, AUDIT, since), Rank.OFFICER, 2);
        inventing.post(unit(city, AUDIT, since), Rank.DIVISION_HEAD, 0);
        inventing.post(unit(city, OMBUDSMAN, since), Rank.OFFICER, 1);
        inventing.post(unit(city, OMBUDSMAN, since), Rank.OFFICER, 2);
        inventing.post(unit(city, DISCLOSURE, since), Rank.OFFICER, 1);
        return inventing.officials;
    }

    /** The divisions of the city that answer for some procedure and have a bureau above them. */
    List<UnitId> citysDivisions() {
        return catalogue.current().stream()
                .flatMap(procedure -> procedure.owners().stream())
                .filter(owner -> owner.at() == Agency.Level.CITY
                        && unit(city, owner.unit(), LocalDate.MAX).parent() != null
                        && !owner.unit().value().startsWith("fire-"))
                .map(Owner::unit)
                .distinct()
                .toList();
    }

    /** One official for each part in {@link Cast}. */
    Map<String, OfficialId> cast(UnitId division, UnitId neighbour) {
        Map<String, OfficialId> cast = new LinkedHashMap<>();
        cast.put(Cast.OFFICER, id(city, division, Rank.OFFICER, 1));
        cast.put(Cast.TEAM_LEADER, id(city, division, Rank.TEAM_LEADER, 0));
        cast.put(Cast.DIVISION_HEAD, id(city, division, Rank.DIVISION_HEAD, 0));
        cast.put(Cast.BUREAU_HEAD, ((By.OfOffice) headAbove(city, division)).official());
        cast.put(Cast.VICE_MAYOR, ((By.OfOffice) vice(city)).official());
        cast.put(Cast.MAYOR, ((By.OfOffice) mayor(city)).official());
        cast.put(Cast.NEIGHBOUR, id(city, neighbour, Rank.TEAM_LEADER, 0));
        cast.put(Cast.AUDITOR, id(city, AUDIT, Rank.OFFICER, 1));
        cast.put(Cast.SECOND_AUDITOR, id(city, AUDIT, Rank.OFFICER, 2));
        cast.put(Cast.HEAD_OF_AUDIT, id(city, AUDIT, Rank.DIVISION_HEAD, 0));
        cast.put(Cast.OMBUDSMAN, id(city, OMBUDSMAN, Rank.OFFICER, 1));
        cast.put(Cast.CUSTODIAN, id(city, OMBUDSMAN, Rank.OFFICER, 2));
        cast.put(Cast.SECOND_CUSTODIAN, id(city, DISCLOSURE, Rank.OFFICER, 1));
        cast.put(Cast.ADMIN, id(city, DIGITAL, Rank.OFFICER, 1));
        return cast;
    }

    By ombudsman() {
        return new By.OfOffice(city, OMBUDSMAN, id(city, OMBUDSMAN, Rank.OFFICER, 1), Rank.OFFICER);
    }

    Text name(By.OfOffice office) {
        return unit(office.agency(), office.division(), LocalDate.MAX).name();
    }

    /** Takes office when everything is loaded, so that a second start knows. */
    Official lastToArrive(long seed, People people, LocalDate since) {
        var inventing = new Inventing(seed, people, since);
        inventing.post(unit(city, DISCLOSURE, since), Rank.DIVISION_HEAD, 0);
        return inventing.officials.getFirst();
    }

    boolean isComplete() {
        return organization
                .official(id(city, DISCLOSURE, Rank.DIVISION_HEAD, 0))
                .isPresent();
    }

    boolean hasBegun() {
        return organization.official(id(city, MAYORS_OFFICE, Rank.MAYOR, 0)).isPresent();
    }

    /** The divisions of an agency that answer for some procedure, and its petitions desk. */
    Collection<UnitId> divisions(Agency agency) {
        Set<UnitId> divisions = new LinkedHashSet<>();
        divisions.add(PETITIONS_OFFICE);
        for (var procedure : catalogue.current()) {
            procedure.owners().stream()
                    .filter(owner -> owner.at() == agency.level())
                    .forEach(owner -> divisions.add(owner.unit()));
        }
        if (agency.level() == Agency.Level.CITY) {
            places.districts().forEach(district -> divisions.add(district.fire()));
        }
        return divisions;
    }

    By handler(AgencyCode agency, UnitId division, Chance chance) {
        return officer(agency, division, chance.between(1, 3));
    }

    /** Another officer of the same division. */
    By colleague(By handler) {
        var office = (By.OfOffice) handler;
        int number = Integer.parseInt(office.official().value().replaceAll(".*-", ""));
        return officer(office.agency(), office.division(), number % 3 + 1);
    }

    private By officer(AgencyCode agency, UnitId division, int number) {
        return by(official(agency, division, Rank.OFFICER, number));
    }

    By teamLeader(AgencyCode agency, UnitId division) {
        return by(official(agency, division, Rank.TEAM_LEADER, 0));
    }

    By divisionHead(AgencyCode agency, UnitId division) {
        return by(official(agency, division, Rank.DIVISION_HEAD, 0));
    }

    /** A team leader of a division beside this one in the same agency, where it has any. */
    @Nullable
    By concurring(AgencyCode agency, UnitId division, Chance chance) {
        var others = divisions(organization.agency(agency)).stream()
                .filter(other -> !other.equals(division)
                        && !other.equals(PETITIONS_OFFICE)
                        && !other.value().startsWith("fire-"))
                .toList();
        return others.isEmpty() ? null : teamLeader(agency, chance.one(others));
    }

    /** Those who sign before {@code approver}, lowest first, and the approver last. */
    List<By> line(AgencyCode agency, UnitId division, Actor approver) {
        List<By> line = new ArrayList<>();
        line.add(teamLeader(agency, division));
        int height = height(approver);
        if (height >= 2) {
            line.add(divisionHead(agency, division));
        }
        if (height >= 3) {
            var above = headAbove(agency, division);
            if (!line.contains(above)) {
                line.add(above);
            }
        }
        if (height >= 4) {
            line.add(vice(agency));
        }
        if (height >= 5) {
            line.add(mayor(agency));
        }
        return line;
    }

    private static int height(Actor actor) {
        return switch (actor) {
            case TEAM_LEADER -> 1;
            case OFFICER, PETITIONS_OFFICE, DIVISION_HEAD -> 2;
            case BUREAU_HEAD, OFFICE_HEAD, FIRE_CHIEF, FIRE_HQ_HEAD -> 3;
            case VICE_MAYOR, DEPUTY_DISTRICT_MAYOR -> 4;
            case MAYOR, DISTRICT_MAYOR -> 5;
            case HEARING_OFFICER, COMMITTEE, OTHER_DIVISION, OTHER_AGENCY, APPLICANT, PUBLIC -> 2;
        };
    }

    /** Who does the work of a step. Someone without a post here appears by role. */
    By acting(Actor actor, AgencyCode agency, UnitId division, By handler) {
        return switch (actor) {
            case PETITIONS_OFFICE, OFFICER -> handler;
            case TEAM_LEADER,
                    DIVISION_HEAD,
                    BUREAU_HEAD,
                    OFFICE_HEAD,
                    VICE_MAYOR,
                    MAYOR,
                    DEPUTY_DISTRICT_MAYOR,
                    DISTRICT_MAYOR,
                    FIRE_CHIEF,
                    FIRE_HQ_HEAD -> line(agency, division, actor).getLast();
            case APPLICANT -> new By.OfApplicant(agency);
            case HEARING_OFFICER, COMMITTEE, OTHER_DIVISION, OTHER_AGENCY, PUBLIC ->
                new By.OfOthers(agency, null, role(actor));
        };
    }

    static String role(Actor actor) {
        return actor.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private By headAbove(AgencyCode agency, UnitId division) {
        var parent = unit(agency, division, LocalDate.MAX).parent();
        if (parent == null) {
            return divisionHead(agency, division);
        }
        var unit = unit(agency, parent, LocalDate.MAX);
        return by(official(agency, parent, rankOfHead(organization.agency(agency), unit), 0));
    }

    private By vice(AgencyCode agency) {
        return by(
                official(agency, MAYORS_OFFICE, agency.equals(city) ? Rank.VICE_MAYOR : Rank.DEPUTY_DISTRICT_MAYOR, 0));
    }

    private By mayor(AgencyCode agency) {
        return by(official(agency, MAYORS_OFFICE, agency.equals(city) ? Rank.MAYOR : Rank.DISTRICT_MAYOR, 0));
    }

    private static Rank rankOfHead(Agency agency, Unit unit) {
        if (agency.level() == Agency.Level.DISTRICT) {
            return Rank.BUREAU_HEAD;
        }
        return switch (unit.kind()) {
            case STATION -> Rank.FIRE_CHIEF;
            case OFFICE -> unit.id().value().equals("fire-hq") ? Rank.FIRE_HQ_HEAD : Rank.OFFICE_HEAD;
            case BUREAU, DIVISION, COMMITTEE, DESK -> Rank.BUREAU_HEAD;
        };
    }

    private static By by(Official official) {
        return new By.OfOffice(official.agency(), official.unit(), official.id(), official.rank());
    }

    private Official official(AgencyCode agency, UnitId unit, Rank rank, int number) {
        var id = id(agency, unit, rank, number);
        return organization.official(id).orElseThrow(() -> new IllegalStateException("the demo has no official " + id));
    }

    private static OfficialId id(AgencyCode agency, UnitId unit, Rank rank, int number) {
        return new OfficialId("demo-%s-%s-%s-%d"
                .formatted(agency, unit, rank.name().toLowerCase(Locale.ROOT).replace('_', '-'), number));
    }

    private Unit unit(AgencyCode agency, UnitId id, LocalDate on) {
        return organization
                .unit(agency, id, on)
                .orElseThrow(() -> new IllegalStateException("agency %s has no unit %s".formatted(agency, id)));
    }

    private static final class Inventing {
        private final long seed;
        private final People people;
        private final LocalDate since;
        private final List<Official> officials = new ArrayList<>();
        private final Set<String> aliases = new HashSet<>();

        private Inventing(long seed, People people, LocalDate since) {
            this.seed = seed;
            this.people = people;
            this.since = since;
        }

        void post(Unit unit, Rank rank, int number) {
            var id = id(unit.agency(), unit.id(), rank, number);
            var chance = Chance.of(seed, id);
            String alias;
            do {
                alias = "K-%04X".formatted(chance.between(0x1000, 0xFFFF));
            } while (!aliases.add(unit.agency() + alias));
            officials.add(new Official(
                    id,
                    unit.agency(),
                    unit.id(),
                    rank,
                    Objects.requireNonNull(people.person(chance)),
                    alias,
                    extension(unit.phone(), number),
                    since,
                    null));
        }

        /** The heads answer the unit's own number; the officers those that follow it. */
        private static String extension(String phone, int number) {
            int last = Integer.parseInt(phone.substring(phone.length() - 4)) + number;
            return phone.substring(0, phone.length() - 4) + "%04d".formatted(last);
        }
    }
}
