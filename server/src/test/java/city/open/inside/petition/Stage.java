package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.Basis;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Disclosure;
import city.open.town.catalogue.Level;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Sector;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** People, a procedure and a petition for stories about the rules. */
final class Stage {
    static final AgencyCode SEOUL = new AgencyCode("6110000");
    static final UnitId BUILDING = new UnitId("building-policy");
    static final UnitId HOUSING = new UnitId("housing-policy");
    static final By KIM = official("kim", Rank.OFFICER);
    static final By LEE = official("lee", Rank.DIVISION_HEAD);
    static final By APPLICANT = new By.OfApplicant(SEOUL);
    static final StepId CHECK = new StepId("check");
    static final StepId CONSULT = new StepId("consult");
    static final StepId SITE = new StepId("site-inspection");
    static final StepId APPROVAL = new StepId("approval");
    static final StepId NOTICE = new StepId("notice");
    static final Text REASON = new Text("이유", "a reason");
    static final PetitionNumber NUMBER = PetitionNumber.of(2026, SEOUL.value(), 1);

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final StatutoryClock CLOCK = new StatutoryClock(Holidays.builtIn());

    private Stage() {}

    /** Ten working days from Monday 1 June 2026: due at the end of Monday 15 June. */
    static Petition received() {
        return received(Period.days(10), Deemed.NONE);
    }

    static Petition received(Period period, Deemed deemed) {
        var at = at("2026-06-01T10:00");
        var reckoning = CLOCK.reckon(at, period, List.of(), 0);
        return Petition.of(List.of(new Fact(
                NUMBER,
                1,
                at,
                at,
                KIM,
                new PetitionEvent.Received(
                        new StepId("reception"),
                        new ProcedureCode("HC-02"),
                        1,
                        null,
                        BUILDING,
                        new Text("6층 건물 신축", "A six-storey building"),
                        "김*수",
                        "강남구 역삼동 ***",
                        "counter",
                        at,
                        period,
                        reckoning.due(),
                        deemed == Deemed.NONE ? null : reckoning.deemedOn(),
                        false))));
    }

    /** The petition after an act that must be accepted. */
    static Petition after(Petition petition, Act act, By by, String when) {
        return switch (ruling(petition, act, by, when)) {
            case Ruling.Happens(var event) ->
                petition.after(new Fact(NUMBER, petition.seq() + 1, at(when), at(when), by, event));
            case Ruling.Refused(var rule) -> throw new AssertionError("refused: " + rule);
        };
    }

    static Ruling ruling(Petition petition, Act act, By by, String when) {
        return ruling(petition, act, by, when, Deemed.NONE);
    }

    static Ruling ruling(Petition petition, Act act, By by, String when, Deemed deemed) {
        return act.judge(petition, new Circumstances(by, Moment.now(at(when)), CLOCK, procedure(deemed)));
    }

    static Procedure procedure(Deemed deemed) {
        List<Step> steps = List.of(
                step("reception", Step.Kind.RECEIVE),
                step("check", Step.Kind.COMPLETE_CHECK),
                step("consult", Step.Kind.CONSULT),
                step("site-inspection", Step.Kind.SITE),
                step("approval", Step.Kind.APPROVE),
                step("notice", Step.Kind.NOTIFY));
        List<Link> links = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            links.add(new Link(steps.get(i - 1).id(), steps.get(i).id(), Link.Kind.NEXT));
        }
        return new Procedure(
                new ProcedureCode("HC-02"),
                1,
                new Sector("housing_construction", new Text("주택·건축", "Housing and construction")),
                new Text("건축허가", "Construction permission"),
                Nature.values()[0],
                false,
                Level.values()[0],
                List.of(),
                Period.days(10),
                new Basis(Basis.Status.values()[0], new Text("", "")),
                deemed,
                new Text("", ""),
                List.of(),
                List.of(),
                steps,
                links,
                List.of(),
                List.of(),
                new Disclosure(List.of(), List.of(), List.of()),
                List.of(),
                null);
    }

    static Due due(String text) {
        return Due.parse(text);
    }

    static Instant at(String seoulTime) {
        return LocalDateTime.parse(seoulTime).atZone(ZONE).toInstant();
    }

    private static Step step(String id, Step.Kind kind) {
        return new Step(
                new StepId(id), kind, kind.text(), Actor.OFFICER, 1.0 / 6, true, id.equals("consult"), null, null);
    }

    private static By official(String id, Rank rank) {
        return new By.OfOffice(SEOUL, BUILDING, new OfficialId(id), rank);
    }
}
