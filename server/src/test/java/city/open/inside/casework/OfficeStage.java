package city.open.inside.casework;

import city.open.Open;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.dates.Clockwork;
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
public abstract class OfficeStage {
    static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    public static final AgencyCode SEOUL = new AgencyCode("6110000");
    public static final UnitId BUILDING = new UnitId("building-policy");
    public static final UnitId HOUSING = new UnitId("apartment-housing");
    public static final ProcedureCode PERMIT = new ProcedureCode("HC-02");
    public static final ProcedureCode TAXI = new ProcedureCode("TR-10");
    public static final Text SUBJECT = new Text("6층 건물 신축", "A six-storey building");

    public static final Login KIM = officer("kim", BUILDING);
    public static final Login LEE = officer("lee", BUILDING);
    public static final Login PARK = officer("park", BUILDING);
    public static final Login HAN = officer("han", HOUSING);

    public static final SetClock CLOCK = new SetClock();

    @Autowired
    public Clockwork clockwork;

    @Autowired
    public Desk desk;

    @Autowired
    public Petitions petitions;

    @Autowired
    public Organization organization;

    @Autowired
    public Catalogue catalogue;

    @Autowired
    public OfficeDatabase office;

    @Autowired
    public Accounts accounts;

    /** Where the vault keeps its key. */
    @DynamicPropertySource
    public static void folder(DynamicPropertyRegistry properties) {
        properties.add("open.data", () -> TestDatabase.logFolder().toString());
    }

    @TestConfiguration
    public static class Time {
        @Bean
        @Primary
        Clock setClock() {
            return CLOCK;
        }
    }

    public static final class SetClock extends Clock {
        private volatile Instant now = seoul("2026-06-01T10:00");

        public void set(String seoulTime) {
            now = seoul(seoulTime);
        }

        public void pass(Duration time) {
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
    public void monday() {
        clockwork.stop();
        CLOCK.set("2026-06-01T10:00");
        List.of(KIM, LEE, PARK, HAN).forEach(this::serves);
    }

    public void serves(Login login) {
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

    public static Login officer(String name, UnitId division) {
        return new Login(
                name, new OfficialId(name), SEOUL, division, Rank.OFFICER, new Text(name, name), Set.of(Role.OFFICER));
    }

    public static Instant seoul(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    public PetitionNumber received() {
        return received(PERMIT, BUILDING);
    }

    public PetitionNumber received(ProcedureCode procedure, UnitId division) {
        return petitions
                .receive(
                        Reception.filed(procedure, SEOUL, division, SUBJECT, CLOCK.instant()),
                        KIM.by(),
                        Moment.now(CLOCK.instant()))
                .fact()
                .petition();
    }

    /** Received, and on Kim's desk. */
    public PetitionNumber kims() {
        var number = received();
        record(number, Act.assign(BUILDING, KIM.official(), null));
        return number;
    }

    public void record(PetitionNumber number, Act act) {
        record(number, act, KIM.by());
    }

    public void record(PetitionNumber number, Act act, By by) {
        petitions.record(number, act, by, Moment.now(CLOCK.instant())).fact();
    }

    public Petition petition(PetitionNumber number) {
        return petitions.find(number).orElseThrow();
    }

    public Submission submission(PetitionNumber number, Form form) {
        return Submission.of(form, petition(number).seq(), UUID.randomUUID().toString());
    }

    public static Form form(Task task, String... fields) {
        var form = Form.of(task);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form;
    }

    public Posted atOnce(Login login, PetitionNumber number, Form form) {
        var sent = submission(number, form);
        return desk.post(login, number, new Submission(form, sent.seenSeq(), sent.token(), null, true));
    }

    public List<String> kinds(PetitionNumber number) {
        return petitions.facts(number).stream().map(fact -> fact.kind()).toList();
    }

    public <T extends PetitionEvent> T last(PetitionNumber number, Class<T> kind) {
        return petitions.facts(number).stream()
                .map(fact -> fact.event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
