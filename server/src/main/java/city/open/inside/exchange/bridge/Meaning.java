package city.open.inside.exchange.bridge;

import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.guard.Screening;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.exchange.bridge.EventData.Unfit;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Agency;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an event says, in the words of the journal ({@code docs/exchange.md} has each type with an example). */
sealed interface Meaning {
    /**
     * A case that begins: a petition is received.
     *
     * @param applicant for the vault; none where the sender names nobody, or only by a mask
     * @param site as it was sent, for the guard; none where it was masked already
     */
    record Opens(
            Reception reception,
            @Nullable Person applicant,
            @Nullable String site,
            By by) implements Meaning {}

    /**
     * @param about the case a paper belongs to, where the event names it
     * @param closes how the case ends, where it does
     * @param papers which papers have to be signed before it ends, where the event names them
     */
    record Tells(
            Act act,
            By by,
            @Nullable String about,
            @Nullable Outcome closes,
            List<String> papers) implements Meaning {}

    /** It cannot be used as it is. */
    record Unusable(Text reason) implements Meaning {}

    String CASE_CLOSED = "city.open.case.closed";
    String APPROVAL_SIGNED = "city.open.approval.signed";

    /** What silence means by law is for OPEN to find. */
    Set<Outcome> OUTCOMES =
            EnumSet.complementOf(EnumSet.of(Outcome.DEEMED_ACCEPTED, Outcome.DEEMED_APPROVED, Outcome.REVOKED));

    /** @param document what the event is about, as the sender numbers it */
    static Meaning of(BridgeLog.Waiting told, String document, OtherSystem system, Organization organization) {
        try {
            var event = JsonMapper.shared().readTree(told.body());
            var data = new EventData(
                    event.path("data"),
                    new Screening(organization.agencies().stream()
                            .map(Agency::phonePrefix)
                            .toList()));
            if (!data.isPresent()) {
                return new Unusable(new Text("data가 JSON 객체가 아닙니다.", "The event's data has to be a JSON object."));
            }
            var by = by(data.part("by"), system, organization);
            var paper = PetitionNumber.isWellFormed(document) ? null : document;
            return told.type().equals("city.open.case.received")
                    ? new Opens(reception(data, told.occurredAt(), system), applicant(data), site(data), by)
                    : new Tells(
                            act(told.type(), data, paper),
                            by,
                            data.word("case"),
                            told.type().equals(CASE_CLOSED) ? outcome(data) : null,
                            told.type().equals(CASE_CLOSED) ? data.words("papers") : List.of());
        } catch (Unfit fault) {
            return new Unusable(fault.reason());
        } catch (JacksonException broken) {
            return new Unusable(new Text("읽을 수 없는 JSON입니다.", "It is not well-formed JSON."));
        }
    }

    private static Act act(String type, EventData data, @Nullable String paper) {
        return switch (type) {
            case CASE_CLOSED ->
                Act.decideElsewhere(
                        outcome(data),
                        data.needed("reason", data.text("reason")),
                        data.texts("conditions"),
                        data.text("remedies"));
            case "city.open.step.started" -> Act.startStep(step(data), data.date("expectedBy"), data.text("departure"));
            case "city.open.step.completed" ->
                Act.completeStep(
                        step(data),
                        data.needed("result", data.text("result")),
                        data.text("summary"),
                        null,
                        data.text("departure"));
            case "city.open.approval.drafted" ->
                Act.draft(data.needed("title", data.text("title")), data.text("opinion"), paper);
            case "city.open.approval.reviewed" ->
                Act.review(data.text("opinion"), data.text("skipped"), data.flag("dissent"), paper);
            case "city.open.approval.concurred" -> Act.concur(data.text("opinion"), data.flag("dissent"), paper);
            case APPROVAL_SIGNED ->
                Act.approve(
                        data.flag("delegated"),
                        data.flag("acting"),
                        paper,
                        data.word("registration"),
                        null,
                        rank(data, "actingFor"));
            case "city.open.approval.returned" -> Act.returnDraft(data.needed("reason", data.text("reason")), paper);
            default ->
                throw new Unfit("알 수 없는 종류의 사건입니다: " + type, "OPEN knows no events of the type %s.".formatted(type));
        };
    }

    private static Reception reception(EventData data, Instant occurredAt, OtherSystem system) {
        var submittedAt = data.instant("submittedAt");
        return new Reception(
                data.needed(
                        "procedure", data.value("procedure", ProcedureCode::new, "HC-02와 같은 코드", "a code like HC-02")),
                data.word("variant"),
                system.agency(),
                data.needed("division", unit(data)),
                data.needed("subject", data.text("subject")),
                data.word("applicant"),
                data.word("site"),
                channel(data),
                submittedAt == null ? occurredAt : submittedAt,
                null,
                false);
    }

    private static @Nullable Person applicant(EventData data) {
        var name = data.word("applicant");
        return name == null || name.isBlank() || name.contains("*")
                ? null
                : new Person(name, null, null, null, null, null);
    }

    private static @Nullable String site(EventData data) {
        var site = data.word("site");
        return site == null || site.contains("*") ? null : site;
    }

    private static String channel(EventData data) {
        var channel = data.value("channel", Meaning::known, "counter, online, post", "counter, online or post");
        return channel == null ? "counter" : channel;
    }

    private static String known(String channel) {
        if (Set.of("counter", "online", "post").contains(channel)) {
            return channel;
        }
        throw new IllegalArgumentException(channel);
    }

    private static Outcome outcome(EventData data) {
        return data.needed(
                "outcome", data.value("outcome", Meaning::outcome, OUTCOMES + " 가운데 하나", "one of " + OUTCOMES));
    }

    private static Outcome outcome(String slug) {
        var outcome = Outcome.valueOf(constant(slug));
        if (!OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException(slug);
        }
        return outcome;
    }

    private static StepId step(EventData data) {
        return data.needed(
                "step", data.value("step", StepId::new, "site-inspection과 같은 단계", "a step like site-inspection"));
    }

    private static @Nullable UnitId unit(EventData data) {
        return data.value("division", UnitId::new, "building-policy와 같은 부서", "a division like building-policy");
    }

    /** The official where we know one of this id, else the rank or the system itself; an unknown id stays here. */
    private static By by(EventData by, OtherSystem system, Organization organization) {
        var rank = by.value(
                "rank", text -> Rank.valueOf(constant(text)), "division-head와 같은 직위", "a rank like division-head");
        var division = unit(by);
        var id = by.value("official", OfficialId::new, "공무원 번호", "an official's id");
        var official = id == null
                ? null
                : organization
                        .official(id)
                        .filter(one -> one.agency().equals(system.agency()))
                        .orElse(null);
        if (official != null) {
            return new By.OfOffice(
                    official.agency(), official.unit(), official.id(), rank == null ? official.rank() : rank);
        }
        return rank == null
                ? new By.OfSystem(system.agency(), system.name())
                : new By.OfOthers(
                        system.agency(),
                        division,
                        rank.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static @Nullable Rank rank(EventData data, String field) {
        return data.value(
                field, text -> Rank.valueOf(constant(text)), "division-head와 같은 직위", "a rank like division-head");
    }

    private static String constant(String slug) {
        return slug.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
