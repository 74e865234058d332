package city.open.demo;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.guard.Mask;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Deputies;
import city.open.inside.casework.Draws;
import city.open.inside.identity.Accounts;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DemoCityTest.OnThatDay.class, initializers = TestDatabase.ForSpring.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class DemoCityTest {
    private static final Instant NOW = Instant.parse("2026-06-10T05:30:00Z");
    private static final DemoSettings SETTINGS = new DemoSettings(true, 1, true, 7, 300);

    /** Papers are dated by the clock of the house. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OnThatDay {
        @Bean
        @Primary
        Clock minutesLater() {
            return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW.plusSeconds(60)));
        }
    }

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private OfficeDatabase office;

    @Autowired
    private Draws draws;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Deputies deputies;

    @Autowired
    private Accounts accounts;

    private DemoCity city;
    private List<Life> onTheirWay;
    private List<Life> foundAgain;
    private List<String> undecided;
    private long loaded;
    private long afterSecondStart;

    @BeforeAll
    void a_year_and_a_half_pass() {
        city = new DemoCity(petitions, organization, catalogue, holidays, SETTINGS);
        onTheirWay = city.load(NOW);
        loaded = facts();
        undecided = texts("SELECT number FROM office.petition WHERE decided_at IS NULL");
        foundAgain = new DemoCity(petitions, organization, catalogue, holidays, SETTINGS).load(NOW);
        afterSecondStart = facts();
    }

    @Test
    void the_door_took_every_act() {
        assertThat(city.refusals()).isEmpty();
    }

    @Test
    void every_procedure_appears() {
        assertThat(texts("SELECT DISTINCT procedure FROM office.petition ORDER BY 1"))
                .isEqualTo(catalogue.current().stream()
                        .map(procedure -> procedure.code().value())
                        .toList());
    }

    @Test
    void most_end_in_time_and_some_do_not() {
        assertThat(share("late", "decided_at IS NOT NULL")).isBetween(0.04, 0.16);
        assertThat(share("outcome = 'REFUSED'", "decided_at IS NOT NULL")).isBetween(0.01, 0.10);
        assertThat(share("decided_at IS NULL", "true")).isBetween(0.03, 0.25);
    }

    @Test
    void neighbours_comment_and_are_answered() {
        assertThat(texts("SELECT DISTINCT kind FROM office.journal WHERE kind LIKE 'comment%' ORDER BY 1"))
                .containsExactly("comment.given", "comments.answered", "comments.invited");
    }

    @Test
    void the_journal_names_no_applicant() {
        assertThat(texts("SELECT body->>'applicant' FROM office.journal WHERE body->>'applicant' IS NOT NULL"))
                .anyMatch(name -> name.contains("*"))
                .allMatch(name -> Mask.person(name).equals(name));
        assertThat(texts("SELECT body->>'site' FROM office.journal WHERE body->>'site' IS NOT NULL"))
                .isNotEmpty()
                .allMatch(place -> place.endsWith(" ***"));
    }

    @Test
    void every_text_is_in_both_languages_and_has_no_blank_left() {
        assertThat(
                        texts(
                                "SELECT DISTINCT text::text FROM office.journal, jsonb_path_query(body, 'strict $.**.en') AS text"))
                .isNotEmpty()
                .noneMatch(text -> text.matches(".*[가-힣{}].*"));
        assertThat(
                        texts(
                                "SELECT DISTINCT text::text FROM office.journal, jsonb_path_query(body, 'strict $.**.ko') AS text"))
                .isNotEmpty()
                .noneMatch(Pattern.compile("[{}]").asPredicate());
    }

    @Test
    void a_departure_says_why() {
        assertThat(texts("SELECT body->'departure'->>'en' FROM office.journal WHERE body->>'departure' IS NOT NULL"))
                .doesNotContain("no reason was stated");
    }

    @Test
    void nobody_approves_what_they_drafted() {
        assertThat(texts("""
                SELECT a.petition
                  FROM office.journal a
                  JOIN office.journal d ON d.petition = a.petition AND d.kind = 'document.drafted'
                 WHERE a.kind = 'document.approved' AND a.by->>'official' = d.by->>'official'
                """)).isEmpty();
    }

    @Test
    void officials_work_at_their_desks_and_on_working_days_only() {
        var hours = new OfficeHours(holidays.known());
        assertThat(petitions.facts(onTheirWay.getFirst().number()))
                .filteredOn(fact -> fact.by() instanceof By.OfOffice)
                .allMatch(fact -> hours.atDesk(fact.occurredAt()).equals(fact.occurredAt()));
    }

    @Test
    void the_same_seed_and_the_same_now_give_the_same_stories() {
        assertThat(told(7)).isEqualTo(told(7)).isNotEqualTo(told(8));
    }

    @Test
    void a_second_start_loads_nothing_and_goes_on_where_the_journal_ends() {
        assertThat(afterSecondStart).isEqualTo(loaded);
        assertThat(foundAgain).extracting(life -> life.number().value()).containsExactlyInAnyOrderElementsOf(undecided);
        for (var life : foundAgain) {
            var remembered = onTheirWay.stream()
                    .filter(other -> other.number().equals(life.number()))
                    .findFirst()
                    .orElseThrow();
            assertThat(life.next().occurredAt()).isEqualTo(remembered.next().occurredAt());
        }
    }

    @Test
    void the_city_moves_at_every_act() {
        var clock = Clock.fixed(NOW.plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        var intranet = new Intranet(petitions, organization, draws, approvals, deputies);
        var simulation = new Simulation(city, petitions, intranet, clock, SETTINGS);
        var before = facts();
        simulation.goOnWith(city.load(NOW));
        for (int i = 0; i < 60; i++) {
            simulation.act();
        }
        // An approval can bring the signatures that the line still wants before it.
        assertThat(facts()).isGreaterThanOrEqualTo(before + 60);
    }

    @Test
    void visitors_find_papers_questions_and_a_deputy_on_their_desks() {
        var intranet = new Intranet(petitions, organization, draws, approvals, deputies);
        var cast = new Cast(organization, city.roster(), petitions, accounts);
        var officer = cast.login(Cast.OFFICER);
        var procedure = catalogue.current().stream()
                .filter(one -> one.owners().stream()
                        .anyMatch(owner ->
                                owner.at() == Agency.Level.CITY && owner.unit().equals(officer.division())))
                .findFirst()
                .orElseThrow();
        var reception = Reception.filed(
                procedure.code(), officer.agency(), officer.division(), new Text("신청", "a petition"), NOW);
        for (int i = 0; i < 3; i++) {
            var number = petitions
                    .receive(reception, officer.by(), Moment.now(NOW))
                    .fact()
                    .petition();
            petitions.record(
                    number, Act.assign(officer.division(), officer.official(), null), officer.by(), Moment.now(NOW));
        }
        new Desks(petitions, approvals, organization, cast, intranet).lay(NOW.plusSeconds(60));
        assertThat(approvals.waitingFor(cast.login(Cast.TEAM_LEADER)).count()).isPositive();
        assertThat(deputies.deputyOf(cast.login(Cast.BUREAU_HEAD).official()))
                .contains(cast.login(Cast.DIVISION_HEAD).official());
    }

    private long facts() {
        return office.jdbc()
                .sql("SELECT count(*) FROM office.journal")
                .query(Long.class)
                .single();
    }

    private List<String> told(long seed) {
        var phrases = new Phrasebook();
        var places = Places.read();
        var roster = new Roster(organization, catalogue, places);
        var hours = new OfficeHours(holidays.known());
        var teller = new Storyteller(seed, phrases, places, roster, new StatutoryClock(holidays.known()), hours);
        var arrivals =
                new Arrivals(seed, catalogue, organization, phrases, People.read(), places, roster, teller, hours);
        return arrivals.between(NOW.minus(Duration.ofDays(200)), NOW, 80).stream()
                .map(arrival -> arrival.reception() + " "
                        + teller.tell(arrival.filing()).stream()
                                .map(beat -> "%s %s %s %s"
                                        .formatted(
                                                beat.occurredAt(),
                                                beat.recordedAt(),
                                                beat.by(),
                                                beat.kind().getSimpleName()))
                                .toList())
                .toList();
    }

    private double share(String of, String among) {
        return office.jdbc()
                .sql("SELECT avg(CASE WHEN %s THEN 1.0 ELSE 0 END) FROM office.petition WHERE %s".formatted(of, among))
                .query(Double.class)
                .single();
    }

    private List<String> texts(String sql) {
        return office.jdbc().sql(sql).query(String.class).list();
    }
}
