package city.open.outside.portal;

import city.open.Patience;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
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
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A few people and petitions in every situation a page has to show, on the afternoon of Monday 23 November 2026. */
@TestConfiguration(proxyBeanMethods = false)
class SmallCity {
    static final AgencyCode SEOUL = new AgencyCode("6110000");
    static final AgencyCode GANGNAM = new AgencyCode("3220000");
    static final UnitId BUILDING = new UnitId("building");
    static final UnitId TAXI = new UnitId("taxi-policy");
    static final Instant NOON = at("2026-11-23T14:05");

    static final int ENTRIES_UNDER_REVIEW = 15;
    static final String SITE = "https://open.city.example";

    /** Where the mails of the city arrive. */
    static final GreenMail MAILBOXES = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private static final ProcedureCode CONSTRUCTION = new ProcedureCode("HC-02");
    private static final ProcedureCode TRANSFER = new ProcedureCode("TR-10");
    private static final Text FINE = new Text("적합", "conforms");

    private final Petitions petitions;
    private final PublicRecord record;
    private final LiveHub hub;

    private @Nullable PetitionNumber decided;
    private @Nullable PetitionNumber underReview;

    private final By kim = office(GANGNAM, BUILDING, "kim", Rank.OFFICER);
    private final By lee = office(GANGNAM, BUILDING, "lee", Rank.TEAM_LEADER);
    private final By park = office(GANGNAM, BUILDING, "park", Rank.DIVISION_HEAD);
    private final By choi = office(SEOUL, TAXI, "choi", Rank.OFFICER);
    private final By applicant = new By.OfApplicant(GANGNAM);

    SmallCity(Petitions petitions, PublicRecord record, Organization organization, LiveHub hub) {
        this.petitions = petitions;
        this.record = record;
        this.hub = hub;
        organization.add(official("kim", GANGNAM, BUILDING, Rank.OFFICER, "김민서", "Kim Min-seo", "02-2923-0291"));
        organization.add(official("lee", GANGNAM, BUILDING, Rank.TEAM_LEADER, "이도윤", "Lee Do-yun", "02-2923-0292"));
        organization.add(
                official("park", GANGNAM, BUILDING, Rank.DIVISION_HEAD, "박서연", "Park Seo-yeon", "02-2923-0293"));
        organization.add(official("choi", SEOUL, TAXI, Rank.OFFICER, "최지호", "Choi Ji-ho", "02-2133-2317"));
    }

    @Bean
    @Primary
    static Clock mondayAfternoon() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
    }

    @Bean
    static DynamicPropertyRegistrar mails() {
        MAILBOXES.start();
        return settings -> Map.of(
                        "open.mail.host",
                        "localhost",
                        "open.mail.port",
                        MAILBOXES.getSmtp().getPort(),
                        "open.mail.starttls",
                        false,
                        "open.mail.from",
                        "OPEN <open@city.example>",
                        "open.mail.site",
                        SITE,
                        "open.push.anywhere",
                        true,
                        "open.follow.gather",
                        "PT1S",
                        "open.security.contact",
                        "mailto:security@city.example,https://city.example/security")
                .forEach((name, value) -> settings.add(name, () -> value));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Seoul")).toInstant();
    }

    /** Lets everything happen once, however many tests ask. */
    synchronized void settle() {
        if (decided != null) {
            return;
        }
        finishedTransfers(40);
        decided = decided();
        late();
        waitingForPapers();
        extended();
        fresh();
        underReview = underReview();
        awaitEntries(shownUnderReview(), ENTRIES_UNDER_REVIEW);
    }

    PetitionNumber shownUnderReview() {
        return Objects.requireNonNull(underReview);
    }

    PetitionNumber decidedNumber() {
        return Objects.requireNonNull(decided);
    }

    /** A construction permit in the middle of its life, with a supplement, a late entry, a departure and a correction. */
    PetitionNumber underReview() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("역삼동 6층 복합건물 신축", "Six-storey mixed-use building, Yeoksam-dong"),
                "2026-10-26T10:20",
                kim);
        record(number, "2026-10-26T10:41", kim, Act.assign(BUILDING, new OfficialId("kim"), null));
        record(
                number,
                "2026-10-27T15:10",
                kim,
                Act.checkCompleteness(false, new Text("주차장 배치도 누락", "parking layout missing")));
        record(
                number,
                "2026-10-27T15:20",
                kim,
                Act.requestSupplement(
                        new Text("주차장 배치도를 내 주십시오.", "Please hand in the parking layout."), LocalDate.of(2026, 11, 6)));
        record(number, "2026-11-03T09:30", applicant, Act.answerSupplement(new Text("주차장 배치도", "parking layout")));
        record(
                number,
                "2026-11-04T11:00",
                kim,
                Act.completeStep(new StepId("completeness-check"), FINE, null, null, null));
        record(
                number,
                "2026-11-05T09:10",
                kim,
                Act.startStep(new StepId("consultation"), LocalDate.of(2026, 11, 13), null));
        var fire = new Text("강남소방서", "Gangnam Fire Station");
        record(
                number,
                "2026-11-05T09:15",
                kim,
                Act.askOffice(
                        new StepId("consultation"),
                        fire,
                        new Text("피난 계단과 소방차 진입로", "Escape stairs and access for fire engines"),
                        LocalDate.of(2026, 11, 12)));
        recordLate(
                number,
                "2026-11-12T13:40",
                "2026-11-16T09:05",
                kim,
                Act.officeAnswers(
                        new StepId("consultation"), fire, new Text("이견 없음, 조건 2건", "no objection, two conditions")));
        record(
                number,
                "2026-11-16T10:00",
                kim,
                Act.completeStep(
                        new StepId("consultation"), new Text("조건부 적합", "conforms with conditions"), null, null, null));
        record(
                number,
                "2026-11-16T10:12",
                kim,
                Act.completeStep(
                        new StepId("prior-visit"),
                        FINE,
                        null,
                        null,
                        new Text("인접 대지 민원으로 사전 방문", "visited first because a neighbour had complained")));
        record(
                number,
                "2026-11-17T10:12",
                kim,
                Act.startStep(new StepId("site-inspection"), LocalDate.of(2026, 11, 18), null));
        record(
                number,
                "2026-11-18T11:02",
                kim,
                Act.expect(
                        new StepId("site-inspection"),
                        LocalDate.of(2026, 11, 26),
                        new Text("신청인 요청", "the applicant asked for it")));
        record(
                number,
                "2026-11-20T16:30",
                kim,
                Act.correct(
                        9,
                        new Text("조건은 3건입니다.", "There are three conditions."),
                        new Text("회신 공문 재확인", "the reply was read again")));
        record(
                number,
                "2026-11-23T09:40",
                kim,
                Act.draft(
                        new Text("건축허가(안)", "Draft construction permit"),
                        new Text("공개되지 않는 의견", "an opinion that stays inside")));
        return number;
    }

    /** Granted with conditions in time, with the whole approval sheet. */
    PetitionNumber decided() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("논현동 근린생활시설 증축", "Extension of a neighbourhood facility, Nonhyeon-dong"),
                "2026-10-12T09:30",
                kim);
        record(number, "2026-10-12T10:00", kim, Act.assign(BUILDING, new OfficialId("kim"), null));
        step(number, "completeness-check", "2026-10-14T14:00");
        step(number, "committee", "2026-10-19T16:00");
        step(number, "consultation", "2026-10-22T11:00");
        step(number, "site-inspection", "2026-10-23T15:00");
        record(number, "2026-10-26T10:00", kim, Act.draft(new Text("건축허가(안)", "Draft construction permit"), null));
        record(
                number,
                "2026-10-26T14:12",
                lee,
                Act.review(new Text("보행로가 걱정됩니다.", "The footpath is a worry."), null, true));
        record(number, "2026-10-27T09:31", park, Act.approve(true, false));
        record(
                number,
                "2026-10-27T10:05",
                park,
                Act.decide(
                        Outcome.GRANTED_WITH_CONDITIONS,
                        new Text("건축법 제11조에 적합합니다.", "Conforms to article 11 of the Building Act."),
                        List.of(new Text("공사 중 보행로 확보", "Keep the footpath open during works")),
                        null,
                        null));
        record(number, "2026-10-27T10:20", kim, Act.notifyResult("text", null));
        return number;
    }

    /** Past its due date, with nobody at work on it. */
    PetitionNumber late() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("삼성동 다가구주택 신축", "Multi-family house, Samseong-dong"),
                "2026-10-15T11:00",
                kim);
        record(number, "2026-10-15T13:00", kim, Act.assign(BUILDING, new OfficialId("kim"), null));
        step(number, "completeness-check", "2026-10-20T10:00");
        return number;
    }

    /** Waits for the applicant; time stands still. */
    PetitionNumber waitingForPapers() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("청담동 업무시설 용도변경", "Change of use to offices, Cheongdam-dong"),
                "2026-11-16T11:00",
                kim);
        record(
                number,
                "2026-11-19T11:00",
                kim,
                Act.requestSupplement(new Text("구조 안전 확인서", "Structural safety statement"), LocalDate.of(2026, 12, 3)));
        return number;
    }

    /** Extended once for a reason the law allows. */
    PetitionNumber extended() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("대치동 학원 증축", "Extension of a private school, Daechi-dong"),
                "2026-11-09T11:00",
                kim);
        record(
                number,
                "2026-11-20T11:00",
                kim,
                Act.extend(
                        ExtensionReason.FACTS_TO_CHECK,
                        new Text("현장 지반 조사가 더 필요합니다.", "The ground has to be examined further."),
                        false));
        return number;
    }

    /** Waits for another office, for a committee and for the end of a notice. */
    PetitionNumber waitingForOthers() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("수서동 창고 신축", "Warehouse, Suseo-dong"),
                "2026-11-16T10:00",
                kim);
        var fire = new Text("강남소방서", "Gangnam Fire Station");
        var board = new Text("건축위원회", "Architecture Committee");
        var question = new Text("진입로", "Access road");
        record(number, "2026-11-17T10:00", kim, Act.askOffice(null, fire, question, LocalDate.of(2026, 11, 27)));
        record(number, "2026-11-17T11:00", kim, Act.extendConsultation(2, question, LocalDate.of(2026, 11, 30)));
        record(
                number,
                "2026-11-18T10:00",
                kim,
                Act.scheduleCommittee(null, board, question, LocalDate.of(2026, 11, 20)));
        record(number, "2026-11-20T17:00", kim, Act.committee(null, board, question, null, null));
        record(
                number,
                "2026-11-23T10:00",
                kim,
                Act.scheduleCommittee(null, board, question, LocalDate.of(2026, 12, 4)));
        record(
                number,
                "2026-11-23T10:10",
                kim,
                Act.publishNotice(null, new Text("시보", "City Gazette"), LocalDate.of(2026, 12, 7)));
        return number;
    }

    PetitionNumber refused() {
        var number = receive(
                CONSTRUCTION,
                GANGNAM,
                BUILDING,
                new Text("자곡동 주택 증축", "Extension of a house, Jagok-dong"),
                "2026-11-16T10:00",
                kim);
        record(number, "2026-11-18T10:00", kim, Act.decideElsewhere(Outcome.REFUSED, FINE, List.of(), null));
        record(number, "2026-11-18T10:20", kim, Act.notifyResult("text", LocalDate.of(2026, 12, 14)));
        return number;
    }

    void object(PetitionNumber number) {
        record(number, "2026-11-20T10:20", applicant, Act.object(null));
    }

    /** Just came in. */
    PetitionNumber fresh() {
        return receive(
                TRANSFER,
                SEOUL,
                TAXI,
                new Text("개인택시 양도·양수", "Transfer of a personal taxi licence"),
                "2026-11-23T13:50",
                choi);
    }

    /** So many finished transfers that durations mean something; every seventh was late. */
    void finishedTransfers(int count) {
        petitions.together(work -> {
            for (int i = 0; i < count; i++) {
                var day = LocalDate.of(2026, 9, 1).plusDays(i % 12);
                var number = work.receive(
                                reception(
                                        TRANSFER,
                                        SEOUL,
                                        TAXI,
                                        new Text("개인택시 양도·양수 " + (i + 1), "Transfer of taxi licence " + (i + 1)),
                                        day.atTime(10, 0).toString()),
                                choi,
                                Moment.now(at(day.atTime(10, 0).toString())))
                        .fact()
                        .petition();
                var steps = List.of("completeness-check", "consultation", "site-inspection", "approval", "issue");
                int pace = i % 7 == 0 ? 8 : 2 + i % 4;
                for (int s = 0; s < steps.size(); s++) {
                    var then = at(day.plusDays((long) pace * (s + 1))
                            .atTime(15, i % 60)
                            .toString());
                    work.record(
                                    number,
                                    Act.completeStep(new StepId(steps.get(s)), FINE, null, null, null),
                                    choi,
                                    Moment.now(then))
                            .fact();
                }
                var end = at(day.plusDays(pace * 5L).atTime(16, 0).toString());
                work.record(number, Act.decideElsewhere(Outcome.GRANTED, FINE, List.of(), null), choi, Moment.now(end))
                        .fact();
            }
            return count;
        });
    }

    void record(PetitionNumber number, String at, By by, Act act) {
        petitions.record(number, act, by, Moment.now(at(at))).fact();
    }

    /** What an official does while somebody watches. */
    void complete(PetitionNumber number, String step, Instant now) {
        petitions
                .record(number, Act.completeStep(new StepId(step), FINE, null, null, null), kim, Moment.now(now))
                .fact();
    }

    boolean someoneWatches() {
        return hub.watchers() > 0;
    }

    void awaitEntries(PetitionNumber number, int entries) {
        Patience.until(
                "%d entries of %s".formatted(entries, number),
                () -> record.find(number.value()).stream()
                        .flatMap(found -> found.entries().stream())
                        .map(Entry::kind)
                        .toList(),
                kinds -> kinds.size() >= entries);
    }

    private void step(PetitionNumber number, String step, String at) {
        record(number, at, kim, Act.completeStep(new StepId(step), FINE, null, null, null));
    }

    private void recordLate(PetitionNumber number, String occurred, String recorded, By by, Act act) {
        petitions
                .record(number, act, by, new Moment(at(occurred), at(recorded)))
                .fact();
    }

    private PetitionNumber receive(
            ProcedureCode procedure, AgencyCode agency, UnitId division, Text subject, String at, By by) {
        return petitions
                .receive(reception(procedure, agency, division, subject, at), by, Moment.now(at(at)))
                .fact()
                .petition();
    }

    private static Reception reception(
            ProcedureCode procedure, AgencyCode agency, UnitId division, Text subject, String at) {
        return new Reception(
                procedure, null, agency, division, subject, "홍길동", "강남구 역삼동 123-45", "online", at(at), null, false);
    }

    private static By office(AgencyCode agency, UnitId unit, String id, Rank rank) {
        return new By.OfOffice(agency, unit, new OfficialId(id), rank);
    }

    private static Official official(
            String id, AgencyCode agency, UnitId unit, Rank rank, String ko, String en, @Nullable String phone) {
        return new Official(
                new OfficialId(id),
                agency,
                unit,
                rank,
                new Text(ko, en),
                "K-" + id,
                phone == null ? "" : phone,
                LocalDate.of(2020, 1, 1),
                null);
    }
}
