package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of a building division and their superiors, for stories about lines. */
final class Desk {
    static final AgencyCode SEOUL = new AgencyCode("6110000");
    static final UnitId BUILDING = new UnitId("building-policy");
    static final UnitId TRAFFIC = new UnitId("traffic-policy");
    static final UnitId FIRE = new UnitId("fire-prevention");
    static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    static final Instant MORNING = Instant.parse("2026-06-01T01:00:00Z");
    static final Text BECAUSE = new Text("출장 중", "on a business trip");

    static final Official KIM = official("kim", BUILDING, Rank.OFFICER);
    static final Official PARK = official("park", BUILDING, Rank.TEAM_LEADER);
    static final Official LEE = official("lee", BUILDING, Rank.DIVISION_HEAD);
    static final Official CHOI = official("choi", new UnitId("housing"), Rank.OFFICE_HEAD);
    static final Official YOON = official("yoon", new UnitId("mayors-office"), Rank.VICE_MAYOR);
    static final Official KANG = official("kang", new UnitId("mayors-office"), Rank.MAYOR);
    static final Official TRAFFIC_HEAD = official("jung", TRAFFIC, Rank.DIVISION_HEAD);
    static final Official FIRE_HEAD = official("han", FIRE, Rank.DIVISION_HEAD);

    static final List<Official> LADDER = List.of(KIM, PARK, LEE, CHOI, YOON, KANG);

    private Desk() {}

    static Official official(String id, UnitId unit, Rank rank) {
        return new Official(
                new OfficialId(id),
                SEOUL,
                unit,
                rank,
                new Text("아무개", "Somebody"),
                "K-1000",
                "02-2133-1210",
                LocalDate.of(2024, 1, 1),
                null);
    }

    static Delegation task(Rank approver, UnitId... concurring) {
        return new Delegation(
                "HC-02",
                new ProcedureCode("HC-02"),
                Agency.Level.CITY,
                new Text("건축허가", "Construction permission"),
                Delegation.Condition.none(),
                approver,
                List.of(concurring),
                LocalDate.of(2024, 1, 1),
                null,
                new Text("사무전결 처리 규칙", "Rule on delegated approval"));
    }

    static Optional<Official> headOf(UnitId unit) {
        return unit.equals(TRAFFIC)
                ? Optional.of(TRAFFIC_HEAD)
                : unit.equals(FIRE) ? Optional.of(FIRE_HEAD) : Optional.empty();
    }

    static Proposal propose(@Nullable Delegation rule, Set<OfficialId> conflicts, Proposal.Wish wish) {
        return LineRules.propose(KIM, LADDER, rule, Desk::headOf, conflicts, wish);
    }

    /** Kim drafted; Park reviews, traffic and fire concur side by side, Lee approves by delegation. */
    static Line drafted() {
        return Line.of(KIM, List.of(PARK), List.of(TRAFFIC_HEAD, FIRE_HEAD), LEE)
                .with(1, signature(KIM));
    }

    static Signature signature(Official signer) {
        return new Signature(Signature.Kind.SIGNED, signer.id(), signer.rank(), false, null, false, MORNING);
    }
}
