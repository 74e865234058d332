package city.open.inside.casework;

import city.open.Open;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two divisions, the people in them, a clock that goes when it is told to, and nothing that happens by itself. */
@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@Import(OfficeStage.Time.class)
abstract class OfficeStage {
    static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    static final AgencyCode SEOUL = new AgencyCode("6110000");
    static final UnitId BUILDING = new UnitId("building-policy");
    static final UnitId HOUSING = new UnitId("apartment-housing");
    static final ProcedureCode PERMIT = new ProcedureCode("HC-02");
    static final ProcedureCode TAXI = new ProcedureCode("TR-10");
    static final Text SUBJECT = new Text("6층 건물 신축", "A six-storey building");

    static final Login KIM = officer("kim", BUILDING);
    static final Login LEE = officer("lee", BUILDING);
    static final Login PARK = officer("park", BUILDING);
    static final Login HAN = officer("han", HOUSING);

    static final SetClock CLOCK = new SetClock();

    @Autowired
    Clockwork clockwork;

    @Autowired
    Desk desk;

    @Autowired
    Petitions petitions;

    @Autowired
    Organization organization;

    @Autowired
    Catalogue catalogue;

    @Autowired
    OfficeDatabase office;

    @Autowired
    Accounts accounts;

    /** Where the vault keeps its key. */
    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("open.data", () -> TestDatabase.logFolder().toString());
    }

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        Clock setClock() {
            return CLOCK;
        }
    }

    static final class SetClock extends Clock {
        private volatile Instant now = seoul("2026-06-01T10:00");

        void set(String seoulTime) {
            now = seoul(seoulTime);
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void monday() {
        clockwork.stop();
        CLOCK.set("2026-06-01T10:00");
        List.of(KIM, LEE, PARK, HAN).forEach(this::serves);
    }

    void serves(Login login) {
        organization.add(new Official(
                login.official(),
                login.agency(),
                login.division(),
                login.rank(),
                login.name(),
                "K-" + login.account(),
                "02-2133-0000",
                LocalDate.of(2020, 1, 1),
                null));
        accounts.add(login.account(), login.official(), login.roles());
    }

    static Login officer(String name, UnitId division) {
        return new Login(
                name, new OfficialId(name), SEOUL, division, Rank.OFFICER, new Text(name, name), Set.of(Role.OFFICER));
    }

    static Instant seoul(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    PetitionNumber received() {
        return received(PERMIT, BUILDING);
    }

    PetitionNumber received(ProcedureCode procedure, UnitId division) {
        return petitions
                .receive(
                        Reception.filed(procedure, SEOUL, division, SUBJECT, CLOCK.instant()),
                        KIM.by(),
                        Moment.now(CLOCK.instant()))
                .fact()
                .petition();
    }

    /** Received, and on Kim's desk. */
    PetitionNumber kims() {
        var number = received();
        record(number, Act.assign(BUILDING, KIM.official(), null));
        return number;
    }

    void record(PetitionNumber number, Act act) {
        record(number, act, KIM.by());
    }

    void record(PetitionNumber number, Act act, By by) {
        petitions.record(number, act, by, Moment.now(CLOCK.instant())).fact();
    }

    Petition petition(PetitionNumber number) {
        return petitions.find(number).orElseThrow();
    }

    Submission submission(PetitionNumber number, Form form) {
        return Submission.of(form, petition(number).seq(), UUID.randomUUID().toString());
    }

    static Form form(Task task, String... fields) {
        var form = Form.of(task);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form;
    }

    Posted atOnce(Login login, PetitionNumber number, Form form) {
        var sent = submission(number, form);
        return desk.post(login, number, new Submission(form, sent.seenSeq(), sent.token(), null, true));
    }

    List<String> kinds(PetitionNumber number) {
        return petitions.facts(number).stream().map(fact -> fact.kind()).toList();
    }

    <T extends PetitionEvent> T last(PetitionNumber number, Class<T> kind) {
        return petitions.facts(number).stream()
                .map(fact -> fact.event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
