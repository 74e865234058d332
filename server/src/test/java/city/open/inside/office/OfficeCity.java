package city.open.inside.office;

import city.open.Patience;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A bureau with its people and what lies on their desks, on the afternoon of Monday 23 November 2026. */
@TestConfiguration(proxyBeanMethods = false)
public class OfficeCity {
    public static final AgencyCode SEOUL = new AgencyCode("6110000");
    public static final AgencyCode GANGNAM = new AgencyCode("3220000");
    public static final UnitId BUS = new UnitId("bus-policy");
    public static final UnitId FACILITIES = new UnitId("traffic-facilities");
    public static final Instant NOON = at("2026-11-23T14:05");
    public static final String PASSWORD = "a long word that nobody guesses";

    private static final ProcedureCode TERMINAL = new ProcedureCode("TR-05");
    private static final ProcedureCode ROUTE = new ProcedureCode("TR-04");

    private final Petitions petitions;
    private final PublicRecord record;
    private final OfficeDatabase database;
    private final Accounts accounts;
    private final Organization organization;
    /** With little work in it: who logs in at every step of a story would wait more for this than for all the rest. */
    private final String hash = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);

    private final Map<String, PetitionNumber> numbers = new LinkedHashMap<>();

    private final By han = new By.OfOffice(SEOUL, BUS, new OfficialId("han"), Rank.OFFICER);

    OfficeCity(
            Petitions petitions,
            PublicRecord record,
            OfficeDatabase database,
            Accounts accounts,
            Organization organization) {
        this.petitions = petitions;
        this.record = record;
        this.database = database;
        this.accounts = accounts;
        this.organization = organization;
        organization.add(official("han", SEOUL, BUS, Rank.OFFICER, "한지우", "Han Ji-woo"));
        organization.add(official("moon", SEOUL, BUS, Rank.OFFICER, "문하린", "Moon Ha-rin"));
        organization.add(official("yoon", SEOUL, FACILITIES, Rank.OFFICER, "윤서준", "Yoon Seo-jun"));
        organization.add(
                official("jang", SEOUL, new UnitId("transportation"), Rank.OFFICE_HEAD, "장현우", "Jang Hyun-woo"));
        organization.add(
                official("oh", SEOUL, new UnitId("planning-coordination"), Rank.VICE_MAYOR, "오세린", "Oh Se-rin"));
        organization.add(official("min", SEOUL, new UnitId("planning-coordination"), Rank.MAYOR, "민가람", "Min Ga-ram"));
        organization.add(official("seo", SEOUL, new UnitId("welfare-policy"), Rank.OFFICER, "서다은", "Seo Da-eun"));
        organization.add(official("nam", GANGNAM, new UnitId("building"), Rank.OFFICER, "남주원", "Nam Ju-won"));
        organization.add(official("ahn", SEOUL, new UnitId("budget"), Rank.TEAM_LEADER, "안시우", "Ahn Si-woo"));
        organization.add(official("bae", SEOUL, new UnitId("budget"), Rank.OFFICER, "배서현", "Bae Seo-hyun"));
        organization.add(official("cho", SEOUL, new UnitId("budget"), Rank.DIVISION_HEAD, "조은우", "Cho Eun-woo"));
        organization.add(official("ku", SEOUL, new UnitId("budget"), Rank.OFFICER, "구예나", "Ku Ye-na"));
    }

    @Bean
    @Primary
    static Clock mondayAfternoon() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
    }

    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Seoul")).toInstant();
    }

    /** Lets everything happen once, however many tests ask. */
    public synchronized void settle() {
        if (!numbers.isEmpty()) {
            return;
        }
        account("han", Role.OFFICER);
        account("moon", Role.OFFICER);
        account("yoon", Role.OFFICER);
        account("jang", Role.APPROVER, Role.DIRECTOR);
        account("oh", Role.APPROVER, Role.EXECUTIVE);
        account("min", Role.APPROVER, Role.MAYOR);
        account("seo", Role.OFFICER);
        account("nam", Role.OFFICER);
        account("ahn", Role.AUDITOR);
        account("bae", Role.AUDITOR);
        account("cho", Role.HEAD_OF_AUDIT);
        account("ku", Role.ADMIN);

        var inspected = receive(TERMINAL, "상암 고속버스터미널 면허", "Express bus terminal, Sangam", "2026-11-02T09:40", "박민준");
        act(inspected, "2026-11-02T10:10", Act.assign(BUS, new OfficialId("han"), null));
        done(inspected, "2026-11-04T15:00", "completeness-check");
        act(
                inspected,
                "2026-11-05T09:00",
                Act.consult(
                        new StepId("consultation"),
                        new Text("교통시설과", "Traffic Facilities Division"),
                        SEOUL,
                        FACILITIES,
                        new Text("터미널 진출입로가 기존 정류소와 겹치는지", "Whether its access crosses existing bus stops"),
                        LocalDate.of(2026, 11, 25)));
        numbers.put("consulted", inspected);

        var late = receive(TERMINAL, "사당 시외버스터미널 면허", "Suburban bus terminal, Sadang", "2026-09-21T11:00", "이수민");
        act(late, "2026-09-21T13:00", Act.assign(BUS, new OfficialId("han"), null));
        done(late, "2026-09-28T10:00", "completeness-check");
        done(late, "2026-10-07T10:00", "consultation");
        numbers.put("late", late);

        var supplement = receive(ROUTE, "472번 노선 조정", "Route 472 adjusted", "2026-11-12T11:00", "최도현");
        act(supplement, "2026-11-12T11:30", Act.assign(BUS, new OfficialId("han"), null));
        act(
                supplement,
                "2026-11-16T11:00",
                Act.requestSupplement(new Text("운행 계통도", "Map of the route"), LocalDate.of(2026, 12, 3)));
        numbers.put("supplement", supplement);

        numbers.put("first", receive(ROUTE, "143번 노선 조정", "Route 143 adjusted", "2026-11-20T09:10", "정하윤"));
        numbers.put("second", receive(ROUTE, "273번 노선 조정", "Route 273 adjusted", "2026-11-20T16:45", "강유진"));
        for (int i = 1; i <= 3; i++) {
            var alike = receive(TERMINAL, "간이 터미널 면허 " + i, "Small terminal " + i, "2026-11-23T09:0" + i, "송지안");
            act(alike, "2026-11-23T09:3" + i, Act.assign(BUS, new OfficialId("moon"), null));
            numbers.put("alike" + i, alike);
        }
        awaitEntries(inspected, 4);
    }

    public PetitionNumber number(String which) {
        var number = numbers.get(which);
        if (number == null) {
            throw new IllegalArgumentException("no petition is called " + which);
        }
        return number;
    }

    public OfficialId id(String name) {
        return new OfficialId(name);
    }

    /** A terminal licence that has just come in. */
    PetitionNumber fresh(String ko, String en) {
        return fresh(ko, en, "2026-11-23T13:50");
    }

    /** The same that came in at another minute. */
    public PetitionNumber fresh(String ko, String en, String at) {
        var number = receive(TERMINAL, ko, en, at, "김서연");
        awaitEntries(number, 1);
        return number;
    }

    /** A purchase that has just come in, and that han has in hand. */
    PetitionNumber purchase(String ko, String en) {
        var number = receive(new ProcedureCode("AD-01"), ko, en, "2026-11-23T13:20", "김서연");
        act(number, "2026-11-23T13:25", Act.assign(BUS, new OfficialId("han"), null));
        awaitEntries(number, 2);
        return number;
    }

    /** A short-haul bus route, on which the city invites comments; han has it in hand. */
    PetitionNumber shuttle(String ko, String en, String day) {
        var number = receive(new ProcedureCode("TR-03"), ko, en, day + "T09:20", "김서연");
        act(number, day + "T09:25", Act.assign(BUS, new OfficialId("han"), null));
        awaitEntries(number, 2);
        return number;
    }

    /** The citizens' ombudsman takes office. */
    void ombudsman(String name) {
        if (accounts.login(name).isEmpty()) {
            organization.add(official(name, SEOUL, new UnitId("ombudsman"), Rank.OFFICER, "길다솜", "Gil Da-som"));
            account(name, Role.OMBUDSMAN);
        }
    }

    /** One of those who open together who a reporter is takes office. */
    void custodian(String name, String ko, String en) {
        if (accounts.login(name).isEmpty()) {
            organization.add(official(name, SEOUL, new UnitId("ombudsman"), Rank.OFFICER, ko, en));
            account(name, Role.CUSTODIAN);
        }
    }

    private void account(String name, Role... roles) {
        accounts.add(name, new OfficialId(name), Set.of(roles));
        database.jdbc()
                .sql("UPDATE office.account SET password = ? WHERE name = ?")
                .params(hash, name)
                .update();
    }

    private PetitionNumber receive(ProcedureCode procedure, String ko, String en, String at, String applicant) {
        return petitions
                .receive(
                        new Reception(
                                procedure,
                                null,
                                SEOUL,
                                BUS,
                                new Text(ko, en),
                                applicant,
                                "마포구 상암동 1600",
                                "online",
                                at(at),
                                null,
                                false),
                        han,
                        Moment.now(at(at)))
                .fact()
                .petition();
    }

    /** Where its public pages are, as letters say it. */
    @Bean
    static DynamicPropertyRegistrar site() {
        return properties -> properties.add("open.mail.site", () -> "https://open.city.example");
    }

    public void act(PetitionNumber number, String at, Act act) {
        petitions.record(number, act, han, Moment.now(at(at))).fact();
    }

    private void done(PetitionNumber number, String at, String step) {
        act(number, at, Act.completeStep(new StepId(step), new Text("적합", "conforms"), null, "내부 검토 메모", null));
    }

    public void awaitEntries(PetitionNumber number, int entries) {
        Patience.until(
                "%d entries of %s".formatted(entries, number),
                () -> record.find(number.value()).stream()
                        .flatMap(found -> found.entries().stream())
                        .map(Entry::kind)
                        .toList(),
                kinds -> kinds.size() >= entries);
    }

    private static Official official(String id, AgencyCode agency, UnitId unit, Rank rank, String ko, String en) {
        return new Official(
                new OfficialId(id),
                agency,
                unit,
                rank,
                new Text(ko, en),
                "K-" + id,
                "02-2133-2317",
                LocalDate.of(2020, 1, 1),
                null);
    }
}
