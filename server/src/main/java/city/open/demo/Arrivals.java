package city.open.demo;

import city.open.ground.calendar.CityTime;
import city.open.inside.petition.Moment;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Level;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.Variant;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who comes to which counter, for what, and when. */
final class Arrivals {
    private final long seed;
    private final Phrasebook phrases;
    private final People people;
    private final Places places;
    private final Roster roster;
    private final Storyteller storyteller;
    private final OfficeHours hours;
    private final List<Procedure> procedures;
    private final List<Double> weights;
    private final List<AgencyCode> districts;

    Arrivals(
            long seed,
            Catalogue catalogue,
            Organization organization,
            Phrasebook phrases,
            People people,
            Places places,
            Roster roster,
            Storyteller storyteller,
            OfficeHours hours) {
        this.seed = seed;
        this.phrases = phrases;
        this.people = people;
        this.places = places;
        this.roster = roster;
        this.storyteller = storyteller;
        this.hours = hours;
        this.procedures = catalogue.current().stream().filter(phrases::knows).toList();
        this.weights = procedures.stream().map(phrases::weight).toList();
        this.districts = organization.agencies().stream()
                .filter(agency -> agency.level() == Agency.Level.DISTRICT)
                .map(Agency::code)
                .toList();
    }

    /** So many petitions between the two moments, more towards the end; every procedure is among them. In order. */
    List<Arrival> between(Instant from, Instant to, int count) {
        List<Arrival> arrivals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            var chance = Chance.of(seed, "arrival", i);
            var procedure = i < procedures.size() ? procedures.get(i) : anyProcedure(chance);
            var at = someDeskTime(from, to, chance);
            if (at.isBefore(to)) {
                arrivals.add(arrival(procedure, at, chance));
            }
        }
        arrivals.sort((a, b) -> a.moment().recordedAt().compareTo(b.moment().recordedAt()));
        return arrivals;
    }

    /** One that comes in at this moment, whatever the hour. */
    Arrival now(Instant at) {
        var chance = Chance.of(seed, "arrival", at);
        return arrival(anyProcedure(chance), at, chance);
    }

    private Procedure anyProcedure(Chance chance) {
        return procedures.get(chance.weighted(weights));
    }

    private Instant someDeskTime(Instant from, Instant to, Chance chance) {
        // Of the last weeks more are shown, so that a few hundred are still on their way.
        double part = chance.happens(0.12) ? chance.between(0.93, 1.0) : Math.pow(chance.between(0.0, 1.0), 0.75);
        var day = hours.plusDays(
                OfficeHours.day(
                        from.plusSeconds((long) (Duration.between(from, to).toSeconds() * part))),
                0);
        // Counters are busiest in the late morning and after lunch.
        int minutes = (int) (480 * (chance.between(0.0, 1.0) + chance.between(0.0, 1.0)) / 2);
        var opening = day.atTime(LocalTime.of(9, 0)).atZone(CityTime.ZONE).toInstant();
        return hours.plus(opening, Duration.ofSeconds(minutes * 60L + chance.between(0, 59)));
    }

    private Arrival arrival(Procedure procedure, Instant at, Chance chance) {
        var agency = agency(procedure, chance);
        var variant = variant(procedure, chance);
        var filing = new Filing(procedure, variant, agency, division(procedure, agency, chance), at);
        var scene = storyteller.scene(filing);
        boolean asked = procedure.nature() == Nature.APPLICATION || procedure.nature() == Nature.REPORT;
        String channel = !asked
                ? "counter"
                : chance.one(List.of("online", "online", "online", "online", "counter", "counter", "post"));
        var submitted = at.minusSeconds(
                switch (channel) {
                    case "online" -> chance.between(300, 15_000);
                    case "post" -> chance.between(1_800, 12_000);
                    default -> chance.between(60, 900);
                });
        var entered = at.plusSeconds(chance.between(2, 90));
        boolean atDesk = procedure.first().kind() == Step.Kind.RECEIVE
                && procedure.first().actor() == city.open.town.catalogue.Actor.PETITIONS_OFFICE;
        return new Arrival(
                filing,
                scene.say("subjects"),
                asked ? applicant(procedure, chance) : null,
                phrases.hasSite(procedure) ? scene.address() : null,
                channel,
                submitted,
                new Moment(at, entered),
                roster.handler(agency, atDesk ? Roster.PETITIONS_OFFICE : filing.division(), chance));
    }

    private String applicant(Procedure procedure, Chance chance) {
        return chance.happens(phrases.companies(procedure))
                ? people.company(chance)
                : people.person(chance).ko();
    }

    private @Nullable String variant(Procedure procedure, Chance chance) {
        double left = chance.between(0.0, 1.0);
        for (Variant variant : procedure.variants()) {
            left -= phrases.share(procedure, variant.id());
            if (left < 0) {
                return variant.id();
            }
        }
        return null;
    }

    private AgencyCode agency(Procedure procedure, Chance chance) {
        boolean toCity = switch (procedure.level()) {
            case CITY, FIRE -> true;
            case DISTRICT -> false;
            case BOTH, NATIONAL ->
                owners(procedure, Agency.Level.DISTRICT).isEmpty()
                        || (!owners(procedure, Agency.Level.CITY).isEmpty() && chance.happens(0.14));
        };
        return toCity ? roster.city() : chance.one(districts);
    }

    private UnitId division(Procedure procedure, AgencyCode agency, Chance chance) {
        if (procedure.level() == Level.FIRE) {
            return chance.one(places.districts()).fire();
        }
        var level = agency.equals(roster.city()) ? Agency.Level.CITY : Agency.Level.DISTRICT;
        var owners = owners(procedure, level);
        return owners.size() > 1 && chance.happens(0.2) ? owners.get(1) : owners.getFirst();
    }

    private static List<UnitId> owners(Procedure procedure, Agency.Level level) {
        return procedure.owners().stream()
                .filter(owner -> owner.at() == level)
                .map(owner -> owner.unit())
                .toList();
    }
}
