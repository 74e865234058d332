package city.open.audit.orders;

import city.open.audit.orders.MatterAct.Published;
import city.open.audit.orders.MatterAct.What;
import city.open.ground.calendar.Text;
import city.open.outside.record.AuditResult;
import city.open.outside.record.AuditResult.Demand;
import city.open.outside.record.PolicySheet.Act;
import city.open.outside.record.PolicySheet.Hand;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everyone is told of an audit: its course and what it demanded, and not the petition, the people, or what they explained. */
record Result(Organization organization, Matter matter, List<MatterAct> acts) {
    AuditResult of(Published published, String words, String procedure, OfficialId by, Instant now) {
        var planned = last(What.AUDITED);
        var plan = planned.plan();
        var kind = plan == null ? AuditResult.Kind.SPECIAL : plan.kind();
        var ended = last(What.AUDIT_ENDED).day();
        return new AuditResult(
                published.number(),
                name(kind, ended),
                kind,
                matter.addressee().agency(),
                matter.addressee().division(),
                procedure,
                planned.day(),
                plan != null && plan.urgent(),
                ended,
                published.ground() == null ? words : null,
                published.ground(),
                demands(),
                earlier(),
                List.of(hand(Act.DRAFTED, new OfficialId(last(What.REPORTED).official())), hand(Act.REVIEWED, by)),
                now.truncatedTo(ChronoUnit.MICROS));
    }

    private Text name(AuditResult.Kind kind, LocalDate on) {
        var agency = organization.agency(new AgencyCode(matter.addressee().agency()));
        var unit = new UnitId(matter.addressee().division());
        var division = organization
                .unitOrLast(agency.code(), unit, on)
                .map(one -> one.name())
                .orElse(new Text(unit.value(), unit.value()));
        return switch (kind) {
            case SPECIAL ->
                new Text(
                        "%s %s 특정감사".formatted(agency.name().ko(), division.ko()),
                        "Special audit of %s, %s"
                                .formatted(division.en(), agency.name().en()));
            case CONDUCT ->
                new Text(
                        "%s %s 복무감사".formatted(agency.name().ko(), division.ko()),
                        "Conduct audit of %s, %s"
                                .formatted(division.en(), agency.name().en()));
        };
    }

    /** Each with the day on which it was carried out, as far as it is by now. */
    private List<Demand> demands() {
        var demands = new ArrayList<Demand>();
        for (var act : acts) {
            var decided = act.decided();
            if (decided != null && act.until() != null) {
                demands.add(new Demand(
                        decided.disposition().inPublic(),
                        AuditResult.Immunity.valueOf(decided.immunity().name()),
                        act.day(),
                        act.until(),
                        null,
                        null));
            } else if (act.what() == What.IMPLEMENTED) {
                var open = demands.removeLast();
                demands.add(new Demand(open.demanded(), open.immunity(), open.on(), open.until(), act.day(), null));
            } else if (act.verdict() == Verdict.GRANTED) {
                var open = demands.removeLast();
                demands.add(new Demand(
                        open.demanded(), open.immunity(), open.on(), open.until(), open.carriedOutOn(), act.day()));
            }
        }
        return demands;
    }

    private @Nullable Integer earlier() {
        return acts.stream()
                .map(MatterAct::published)
                .filter(one -> one != null)
                .map(Published::number)
                .reduce((_, last) -> last)
                .orElse(null);
    }

    private Hand hand(Act act, OfficialId id) {
        return Hand.of(act, organization.official(id).map(organization::inPublic));
    }

    private MatterAct last(What what) {
        return acts.stream()
                .filter(act -> act.what() == what)
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
