package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.border.disclosure.Stops.Stop;
import city.open.border.letters.Person;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.guard.Finding.Kind;
import city.open.ground.guard.SealedValues;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.EventKinds;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.InspectionHeld;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.vault.Marks;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The core of the leak test: what leaves of a fact, as entry, view and words to search by. Each rule that holds something back is weakened by
 * itself, and each time something leaks: so there is no rule that the test would not miss.
 */
@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class WeakenedPolicyTest {
    private static final PetitionNumber NUMBER = PetitionNumber.of(2026, "6110000", 7);
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");
    private static final Salt SALT = new Salt(new byte[Salt.BYTES]);
    private static final SealedValues SEALED = Marks.of(
            new Person(
                    "독고표식",
                    "010-7319-4826",
                    "seepage7319@poison.example",
                    "서울특별시 종로구 누수로 7319, 48동 2616호",
                    null,
                    "Wilhelmina Tokenfield"),
            null);

    /** For each kind of finding, words that hold it and nothing else. */
    private static final Map<Kind, String> POISONS = poisons();

    private static Map<Kind, String> poisons() {
        Map<Kind, String> poisons = new EnumMap<>(Kind.class);
        poisons.put(Kind.SEALED_NAME, "독고표식");
        poisons.put(Kind.SEALED_PHONE, "7319-4826");
        poisons.put(Kind.SEALED_EMAIL, "seepage7319");
        poisons.put(Kind.SEALED_ADDRESS, "48동 2616호");
        poisons.put(Kind.RESIDENT_NUMBER, "960121-1021413");
        poisons.put(Kind.FOREIGNER_NUMBER, "760413-5212134");
        poisons.put(Kind.RESIDENT_OR_CORPORATE, "110111-3129495");
        poisons.put(Kind.EMAIL, "other@poison.example");
        poisons.put(Kind.CARD, "4111-1111-1111-1111");
        poisons.put(Kind.DRIVER_LICENCE, "11-12-345678-90");
        poisons.put(Kind.PASSPORT, "M789C1234");
        poisons.put(Kind.PHONE, "010-5555-1234");
        poisons.put(Kind.ACCOUNT, "110-123-456789");
        poisons.put(Kind.PLATE, "123허4567");
        return poisons;
    }

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private PublisherDatabase database;

    @Test
    void whatever_stands_in_any_part_of_any_fact_nothing_personal_leaves() {
        for (var kind : EventKinds.all()) {
            for (var part : kind.getRecordComponents()) {
                for (var poison : List.of(POISONS.get(Kind.SEALED_NAME), POISONS.get(Kind.PHONE))) {
                    var fact = fact(kind, part.getName(), poison);
                    assertThat(published(fact, ShippedPolicies.NEWEST, stops(fact, null)))
                            .as("%s in %s.%s", poison, EventKinds.named(kind), part.getName())
                            .doesNotContain(poison);
                }
            }
        }
    }

    @Test
    void each_rule_that_holds_a_part_back_is_missed_when_it_is_weakened() {
        var missed = new TreeSet<String>();
        var held = new TreeSet<String>();
        for (var kind : EventKinds.all()) {
            for (var part : kind.getRecordComponents()) {
                var name = EventKinds.named(kind);
                var treatment = ShippedPolicies.NEWEST.treatment(name, part.getName());
                if (treatment == null || treatment.way() == Treatment.Way.OPEN) {
                    continue;
                }
                var token = "누설표식" + part.getName();
                var fact = fact(kind, part.getName(), token);
                held.add(name + "." + part.getName());
                assertThat(published(fact, ShippedPolicies.NEWEST, Stops.NONE))
                        .as(name)
                        .doesNotContain(token);
                if (published(fact, opened(name, part.getName()), Stops.NONE).contains(token)) {
                    missed.add(name + "." + part.getName());
                }
            }
        }
        assertThat(missed).isEqualTo(held).hasSizeGreaterThan(8);
    }

    @Test
    void each_kind_of_finding_is_missed_when_the_guard_lets_it_pass() {
        var missed = new TreeSet<Kind>();
        POISONS.forEach((kind, poison) -> {
            var fact = fact(InspectionHeld.class, "findings", "현장 확인: " + poison + " 참조");
            assertThat(published(fact, ShippedPolicies.NEWEST, stops(fact, null)))
                    .as(poison)
                    .doesNotContain(poison);
            if (published(fact, ShippedPolicies.NEWEST, stops(fact, kind)).contains(poison)) {
                missed.add(kind);
            }
        });
        assertThat(missed).isEqualTo(new TreeSet<>(POISONS.keySet()));
        // Numbers of businesses and corporations are public; every other kind has to have its poison here.
        assertThat(Arrays.stream(Kind.values()).filter(kind -> !kind.isPublic()))
                .containsExactlyInAnyOrderElementsOf(POISONS.keySet());
    }

    private static Policy opened(String kind, String part) {
        var rules = new TreeMap<>(ShippedPolicies.NEWEST.rules());
        var parts = new HashMap<>(rules.getOrDefault(kind, Map.of()));
        parts.put(part, Treatment.OPEN);
        rules.put(kind, parts);
        return new Policy(ShippedPolicies.NEWEST.version(), rules, Map.of());
    }

    /** @param weakened what the guard overlooks */
    private Stops stops(Fact fact, @Nullable Kind weakened) {
        List<Stop> found = new Guarding(database, organization)
                .stops(fact, List.of(), ShippedPolicies.NEWEST, procedure().code(), SEALED, Stops.NONE);
        return Stops.NONE.with(
                found.stream().filter(stop -> stop.kind() != weakened).toList());
    }

    /** All that leaves of a petition that has this fact. */
    private String published(Fact fact, Policy policy, Stops stops) {
        var disclosing = new Disclosing(organization);
        var views = new Views(organization, disclosing);
        List<Fact> facts = fact.seq() == 1 ? List.of(fact) : List.of(fact(Received.class, "", ""), fact);
        var petition = Petition.of(facts.stream().map(stops::shown).toList());
        var view = views.view(petition, procedure(), new StatutoryClock(holidays.known()), 0, 1);
        var entry = disclosing.entry(fact, List.of(), 1, policy, procedure(), SALT, stops);
        return String.join(
                "\n", RecordJson.canonical(entry.shown()), RecordJson.JSON.writeValueAsString(view), views.words(view));
    }

    private Procedure procedure() {
        return catalogue.find(new ProcedureCode("TR-10")).orElseThrow();
    }

    private Fact fact(Class<? extends PetitionEvent> kind, String poisoned, String poison) {
        return new SampleFacts(procedure()).of(kind, poisoned, poison);
    }
}
