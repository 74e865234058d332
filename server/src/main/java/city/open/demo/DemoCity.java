package city.open.demo;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Moment;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The invented city: its past, loaded once, and the petitions that are on their way. */
public final class DemoCity {
    private static final Logger log = LoggerFactory.getLogger(DemoCity.class);
    private static final int MONTHS = 18;
    /** Facts in one transaction: enough to make it cheap, few enough for the publisher to work beside it. */
    private static final int BATCH = 10_000;

    private static final int QUEUE = 10_000;

    private final Petitions petitions;
    private final Organization organization;
    private final Catalogue catalogue;
    private final DemoSettings settings;
    private final People people = People.read();
    private final Roster roster;
    private final Storyteller storyteller;
    private final Arrivals arrivals;
    private final List<String> refusals = new ArrayList<>();

    DemoCity(
            Petitions petitions,
            Organization organization,
            Catalogue catalogue,
            HolidayRegister holidays,
            DemoSettings settings) {
        this.petitions = petitions;
        this.organization = organization;
        this.catalogue = catalogue;
        this.settings = settings;
        var phrases = new Phrasebook();
        var places = Places.read();
        var hours = new OfficeHours(holidays.known());
        this.roster = new Roster(organization, catalogue, places);
        this.storyteller =
                new Storyteller(settings.seed(), phrases, places, roster, new StatutoryClock(holidays.known()), hours);
        this.arrivals = new Arrivals(
                settings.seed(), catalogue, organization, phrases, people, places, roster, storyteller, hours);
    }

    /** Loads the past up to {@code now} and answers with what is on its way; where it was loaded before, only the latter. */
    List<Life> load(Instant now) {
        if (roster.isComplete()) {
            return open(now);
        }
        if (roster.hasBegun()) {
            log.warn("An earlier load of the demo was cut off; the city goes on with what was loaded then."
                    + " Start with an empty data folder for the whole past.");
            markComplete();
            return open(now);
        }
        var from = now.atZone(CityTime.ZONE).minusMonths(MONTHS).toInstant();
        petitions.together(work -> {
            var since = since();
            roster.mayorsOffices(since).forEach(organization::add);
            roster.invent(settings.seed(), people, since).forEach(organization::add);
            return true;
        });
        var lives = record(arrivals.between(from, now, settings.petitions()), now);
        markComplete();
        return lives;
    }

    Roster roster() {
        return roster;
    }

    /** What the rules would not let happen in the load. A story that knows the rules leaves this empty. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void markComplete() {
        organization.add(roster.lastToArrive(settings.seed(), people, since()));
    }

    /** Before any petition of the past. Units stand since then. */
    private LocalDate since() {
        return LocalDate.of(2024, 1, 1);
    }

    /** One of the things that happen in a load: a reception, or the next beat of a petition. */
    private record Entry(
            Instant recordedAt,
            int petition,
            @Nullable Arrival arrival,
            @Nullable Beat beat) {}

    private List<Life> record(List<Arrival> past, Instant now) {
        List<Entry> entries = new ArrayList<>();
        List<List<Beat>> stories = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            var arrival = past.get(i);
            var beats = storyteller.tell(arrival.filing());
            stories.add(beats);
            entries.add(new Entry(arrival.moment().recordedAt(), i, arrival, null));
            for (var beat : beats) {
                entries.add(new Entry(beat.recordedAt(), i, null, beat));
            }
        }
        entries.removeIf(entry -> entry.recordedAt().isAfter(now));
        entries.sort(Comparator.comparing(Entry::recordedAt));
        var lives = new Life[past.size()];
        for (int i = 0; i < entries.size(); i += BATCH) {
            var batch = entries.subList(i, Math.min(entries.size(), i + BATCH));
            petitions.together(work -> {
                for (var entry : batch) {
                    record(entry, work, stories, lives);
                }
                return true;
            });
        }
        if (!refusals.isEmpty()) {
            log.warn("The rules refused {} acts of the demo, such as {}.", refusals.size(), refusals.getFirst());
        }
        List<Life> open = new ArrayList<>();
        for (var life : lives) {
            if (life != null && !life.isOver()) {
                open.add(life);
            }
        }
        return open;
    }

    private void record(Entry entry, Petitions.Work work, List<List<Beat>> stories, Life[] lives) {
        var arrival = entry.arrival();
        if (arrival != null) {
            var received = work.receive(arrival.reception(), arrival.by(), arrival.moment());
            lives[entry.petition()] = new Life(received.fact().petition(), stories.get(entry.petition()));
            return;
        }
        var life = lives[entry.petition()];
        var beat = life.next();
        var decision = work.record(
                life.number(),
                beat.act().apply(OfficeHours.day(beat.occurredAt())),
                beat.by(),
                new Moment(beat.occurredAt(), beat.recordedAt()));
        if (decision instanceof Decision.Refused(var rule)) {
            refusals.add("%s of %s: %s".formatted(beat.kind().getSimpleName(), life.number(), rule));
        }
        life.goOn();
    }

    /** The undecided petitions of the whole city, each where the journal stands. */
    private List<Life> open(Instant now) {
        List<Life> open = new ArrayList<>();
        var today = OfficeHours.day(now);
        for (Agency agency : organization.agencies()) {
            for (var unit : organization.units(agency.code(), today)) {
                for (var waiting : petitions.queue(agency.code(), unit.id(), QUEUE)) {
                    resume(waiting.number()).ifPresent(open::add);
                }
            }
        }
        return open;
    }

    private Optional<Life> resume(PetitionNumber number) {
        var facts = petitions.facts(number);
        if (facts.isEmpty()
                || !(facts.getFirst().event() instanceof Received received)
                || received.imported()
                || !isOurs(facts.getFirst(), received)) {
            return Optional.empty();
        }
        var life = new Life(number, storyteller.tell(filing(facts.getFirst(), received)));
        life.catchUp(facts);
        return life.isOver() ? Optional.empty() : Optional.of(life);
    }

    /** Whether the demo can tell a story about it. */
    private boolean isOurs(Fact first, Received received) {
        return first.by() instanceof city.open.inside.petition.By.OfOffice office
                && office.official().value().startsWith("demo-")
                && catalogue.find(received.procedure()).isPresent();
    }

    private Filing filing(Fact first, Received received) {
        return new Filing(
                catalogue.version(received.procedure(), received.version()),
                received.variant(),
                first.by().agency(),
                received.division(),
                first.occurredAt());
    }

    /** Somebody comes to a counter now. */
    Life receive(Instant now) {
        var arrival = arrivals.now(now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        var fact = petitions
                .receive(
                        arrival.reception(),
                        arrival.by(),
                        new Moment(arrival.moment().occurredAt(), now))
                .fact();
        return new Life(fact.petition(), storyteller.tell(arrival.filing()));
    }
}
