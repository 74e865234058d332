package city.open.disclosure;

import city.open.calendar.Text;
import city.open.catalogue.Procedure;
import city.open.catalogue.Step;
import city.open.catalogue.StepId;
import city.open.organization.Agency;
import city.open.organization.Official;
import city.open.organization.OfficialId;
import city.open.organization.Organization;
import city.open.petition.By;
import city.open.petition.Fact;
import city.open.petition.FactJson;
import city.open.petition.PetitionEvent.Received;
import city.open.record.Entry;
import city.open.record.Entry.ProcedureRef;
import city.open.record.Entry.Withheld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a fact into its public entry under a policy. Pure but for looking up who an official is. */
final class Disclosing {
    private static final Set<String> ENVELOPE = Set.of("step", "procedure", "version");
    /** What an internal step reveals is its place and its dates; the rest is a decision under way. */
    private static final Set<String> HIDDEN_IN_INTERNAL_STEPS =
            Set.of("result", "summary", "question", "reply", "findings");

    private final Organization organization;

    Disclosing(Organization organization) {
        this.organization = organization;
    }

    Entry entry(Fact fact, long index, Policy policy, Procedure procedure, Salt salt) {
        var parts = FactJson.parts(fact.event());
        var step = (String) parts.get("step");
        boolean internal = isInternal(procedure, step);
        Map<String, Object> open = new HashMap<>();
        Map<String, String> masked = new HashMap<>();
        Map<String, String> commitments = new HashMap<>();
        List<Withheld> withheld = new ArrayList<>();
        parts.forEach((part, value) -> {
            var treatment = policy.treatment(fact.kind(), part);
            if (ENVELOPE.contains(part) || treatment == null) {
                return;
            }
            if (internal && HIDDEN_IN_INTERNAL_STEPS.contains(part)) {
                treatment = Treatment.withheld("9-1-5", null);
            }
            switch (treatment.way()) {
                case OPEN -> open.put(part, publicPart(part, value));
                case MASKED -> masked.put(part, value.toString());
                case COMMITTED -> {
                    commitments.put(part, salt.commit(fact.seq(), part, value));
                    withheld.add(new Withheld(part, String.valueOf(treatment.ground()), treatment.until()));
                }
            }
        });
        if (fact.event() instanceof Received) {
            procedure
                    .disclosure()
                    .withheld()
                    .forEach(field -> withheld.add(
                            new Withheld(field.id(), field.ground() == null ? "9-1-6" : field.ground(), null)));
        }
        return new Entry(
                index,
                fact.petition().value(),
                fact.seq(),
                fact.kind(),
                fact.occurredAt(),
                fact.recordedAt(),
                new ProcedureRef(procedure.code().value(), procedure.version()),
                step,
                by(fact.by()),
                open,
                masked,
                commitments,
                withheld,
                policy.version());
    }

    private static boolean isInternal(Procedure procedure, @Nullable String step) {
        return step != null
                && procedure.find(new StepId(step)).map(Step::disclosed).orElse(true) == Boolean.FALSE;
    }

    private Entry.By by(By by) {
        var agency = by.agency().value();
        return switch (by) {
            case By.OfOffice office -> {
                var label = organization
                        .official(office.official())
                        .map(this::label)
                        .orElse(null);
                yield new Entry.By(
                        agency,
                        office.division().value(),
                        label == null ? null : label.ko(),
                        label == null || label.ko().equals(label.en()) ? null : label.en(),
                        rank(office.rank()));
            }
            case By.OfApplicant _ -> new Entry.By(agency, null, null, null, "applicant");
            case By.OfOthers others ->
                new Entry.By(
                        agency,
                        others.division() == null ? null : others.division().value(),
                        null,
                        null,
                        others.role());
            case By.OfSystem system -> new Entry.By(agency, null, null, null, "system:" + system.name());
        };
    }

    /** The rank as entries write it: {@code division-head}. */
    static String rank(Enum<?> rank) {
        return rank.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name, or the stable alias where the agency publishes no names. */
    Text label(Official official) {
        return organization.agency(official.agency()).identity() == Agency.IdentityPolicy.NAME
                ? official.name()
                : new Text(official.alias(), official.alias());
    }

    private Object publicPart(String part, Object value) {
        return switch (part) {
            case "official" -> publicOfficial((String) value);
            case "eligible" ->
                ((List<?>) value)
                        .stream().map(id -> publicOfficial((String) id)).toList();
            default -> value;
        };
    }

    /** An assigned official appears as the agency's identity policy has it, never under the inside id. */
    private Object publicOfficial(String id) {
        return organization
                .official(new OfficialId(id))
                .map(official ->
                        Map.of("ko", label(official).ko(), "en", label(official).en(), "rank", rank(official.rank())))
                .orElse(Map.of());
    }
}
