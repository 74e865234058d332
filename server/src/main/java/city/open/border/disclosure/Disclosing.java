package city.open.border.disclosure;

import city.open.ground.calendar.Text;
import city.open.ground.guard.Mask;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.FactJson;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.outside.record.Entry;
import city.open.outside.record.Entry.ProcedureRef;
import city.open.outside.record.Entry.Withheld;
import city.open.outside.record.RecordJson;
import city.open.outside.record.Twofold;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a fact into its public entry under a policy. Pure but for looking up who an official is. */
final class Disclosing {
    /** What an internal step reveals is its place and its dates; the rest is a decision under way. */
    static final Set<String> HIDDEN_IN_INTERNAL_STEPS = Set.of("result", "summary", "question", "reply", "findings");

    /** The parts of a deciding entry that open what waited for it, and say how much found no room. */
    static final List<String> OPENINGS = List.of("opened", "notOpened");

    /** What an entry may take up in opinions that it opens; the log's bundles carry 65,535 bytes an entry. */
    private static final int MOST_OPENED = 40_000;

    private static final ClassValue<List<RecordComponent>> CHOSEN_FROM_LISTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType().isEnum())
                    .toList();
        }
    };

    private final Organization organization;

    Disclosing(Organization organization) {
        this.organization = organization;
    }

    /**
     * @param waiting the earlier facts of this petition of which a part waits for the decision
     * @param stops what the guard has stopped of this petition
     */
    Twofold entry(
            Fact fact, List<Waiting> waiting, long index, Policy policy, Procedure procedure, Salt salt, Stops stops) {
        var parts = parts(fact.event(), policy);
        var step = (String) parts.get("step");
        Map<String, Object> open = new HashMap<>();
        Map<String, String> masked = new HashMap<>();
        Map<String, String> commitments = new HashMap<>();
        // Shown, but in the leaf a commitment.
        Map<String, Committed> committed = new HashMap<>();
        List<Withheld> withheld = new ArrayList<>();
        parts.forEach((part, value) -> {
            var treatment = treatment(fact, part, step, policy, procedure, stops);
            if (treatment == null) {
                return;
            }
            switch (treatment.way()) {
                case OPEN -> open.put(part, publicPart(part, value, fact.recordedAt()));
                case MASKED -> masked.put(part, mask(part, value.toString()));
                case COMMITTED -> {
                    commitments.put(part, salt.commit(fact, part, value));
                    withheld.add(new Withheld(part, String.valueOf(treatment.ground()), treatment.until()));
                }
            }
            if (Boolean.TRUE.equals(treatment.committed())) {
                var shown = treatment.way() == Treatment.Way.OPEN ? open.get(part) : masked.get(part);
                committed.put(
                        part,
                        new Committed(
                                salt.of(fact.seq(), part), salt.commit(fact, part, Objects.requireNonNull(shown))));
            }
        });
        if (fact.event() instanceof Received) {
            procedure
                    .disclosure()
                    .withheld()
                    .forEach(field -> withheld.add(
                            new Withheld(field.id(), field.ground() == null ? "9-1-6" : field.ground(), null)));
        }
        if (Waiting.decides(fact) && salt.opens()) {
            open(fact, waiting, policy, procedure, salt, stops, open, committed);
        }
        var shown = new Entry(
                index,
                fact.petition().value(),
                fact.seq(),
                fact.kind(),
                fact.occurredAt(),
                fact.recordedAt(),
                new ProcedureRef(procedure.code().value(), procedure.version()),
                stops.stop(fact.seq(), "step") ? null : step,
                by(fact.by(), fact.recordedAt()),
                open,
                masked,
                commitments,
                salts(committed),
                withheld,
                policy.version(),
                null);
        return committed.isEmpty() ? new Twofold(shown, shown) : new Twofold(leaf(shown, committed), shown);
    }

    /** How a part that is shown stands in the leaf. */
    private record Committed(byte[] salt, String commitment) {}

    private static Map<String, String> salts(Map<String, Committed> committed) {
        Map<String, String> salts = new HashMap<>();
        committed.forEach((part, one) -> salts.put(part, HexFormat.of().formatHex(one.salt())));
        return salts;
    }

    private static Entry leaf(Entry shown, Map<String, Committed> committed) {
        Map<String, Object> open = new HashMap<>(shown.open());
        Map<String, String> masked = new HashMap<>(shown.masked());
        Map<String, String> commitments = new HashMap<>(shown.commitments());
        committed.forEach((part, one) -> {
            open.remove(part);
            masked.remove(part);
            commitments.put(part, one.commitment());
        });
        if (committed.keySet().stream().anyMatch(part -> part.startsWith("opened."))) {
            open.remove("opened");
        }
        return shown.leaf(open, masked, commitments);
    }

    /** Salt and value of each part that waited, for anyone to check against the commitment in the old entry. */
    private static void open(
            Fact deciding,
            List<Waiting> waiting,
            Policy policy,
            Procedure procedure,
            Salt salt,
            Stops stops,
            Map<String, Object> open,
            Map<String, Committed> committed) {
        List<Map<String, Object>> opened = new ArrayList<>();
        int room = MOST_OPENED;
        int without = 0;
        for (var one : waiting) {
            var fact = one.fact();
            var parts = parts(fact.event(), policy);
            var step = (String) parts.get("step");
            for (var part : parts.entrySet()) {
                var treatment = treatment(fact, part.getKey(), step, one.policy(), procedure, stops);
                if (treatment == null
                        || !treatment.untilDecision()
                        || !one.opens(part.getKey(), policy, procedure.code())) {
                    continue;
                }
                if (stops.stop(deciding.seq(), Stops.opening(fact.seq(), part.getKey()))) {
                    without++;
                    continue;
                }
                var itsSalt = salt.of(fact.seq(), part.getKey());
                Map<String, Object> opening = Map.of(
                        "seq",
                        fact.seq(),
                        "field",
                        part.getKey(),
                        "value",
                        part.getValue(),
                        "salt",
                        HexFormat.of().formatHex(itsSalt));
                room -= RecordJson.canonical(opening).getBytes(StandardCharsets.UTF_8).length;
                if (room < 0) {
                    without++;
                } else {
                    opened.add(opening);
                    if (policy.commits()) {
                        committed.put(
                                Stops.opening(fact.seq(), part.getKey()),
                                new Committed(itsSalt, salt.commit(fact, part.getKey(), part.getValue())));
                    }
                }
            }
        }
        if (!opened.isEmpty()) {
            open.put("opened", opened);
        }
        if (without > 0) {
            open.put("notOpened", without);
        }
    }

    /** By name and as plain values; what is chosen from a list in the spelling of the policy. */
    private static Map<String, Object> parts(PetitionEvent event, Policy policy) {
        var parts = FactJson.parts(event);
        if (policy.speltAsInQueries()) {
            for (var component : CHOSEN_FROM_LISTS.get(event.getClass())) {
                parts.computeIfPresent(
                        component.getName(), (_, _) -> RecordJson.spelt((Enum<?>) value(component, event)));
            }
        }
        return parts;
    }

    static Object value(RecordComponent component, PetitionEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("the parts of a fact are public", hidden);
        }
    }

    /** What the guard has stopped is withheld. Null for what stays inside, and for what stands outside the parts: the step and the procedure. */
    private static @Nullable Treatment treatment(
            Fact fact, String part, @Nullable String step, Policy policy, Procedure procedure, Stops stops) {
        if (stops.stop(fact.seq(), part)) {
            return Treatment.STOPPED;
        }
        var treatment = policy.treatment(fact.kind(), part, procedure.code(), step);
        if (Policy.ENVELOPE.contains(part) || treatment == null) {
            return null;
        }
        return HIDDEN_IN_INTERNAL_STEPS.contains(part) && isInternal(procedure, step)
                ? Treatment.withheld("9-1-5", null)
                : treatment;
    }

    static boolean isInternal(Procedure procedure, @Nullable String step) {
        return step != null
                && procedure.find(new StepId(step)).map(Step::disclosed).orElse(true) == Boolean.FALSE;
    }

    private Entry.By by(By by, Instant at) {
        var agency = by.agency().value();
        return switch (by) {
            case By.OfOffice office -> {
                var label = organization
                        .official(office.official(), at)
                        .map(this::label)
                        .orElse(null);
                yield new Entry.By(
                        agency,
                        office.division().value(),
                        label == null ? null : label.ko(),
                        label == null || label.ko().equals(label.en()) ? null : label.en(),
                        RecordJson.spelt(office.rank()));
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

    /** The name, or the stable alias where the agency publishes no names. */
    Text label(Official official) {
        return organization.inPublic(official);
    }

    /** The journal holds the mask already; masked again it is the same. */
    private static String mask(String part, String value) {
        return switch (part) {
            case "applicant" -> Mask.person(value);
            case "site" -> Mask.place(value);
            default -> throw new IllegalStateException("no mask is known for " + part);
        };
    }

    private Object publicPart(String part, Object value, Instant at) {
        return switch (part) {
            case "official", "redactedBy" -> publicOfficial((String) value, at);
            case "eligible" ->
                ((List<?>) value)
                        .stream().map(id -> publicOfficial((String) id, at)).toList();
            default -> value;
        };
    }

    /** An assigned official appears as the agency's identity policy has it, never under the inside id. */
    private Object publicOfficial(String id, Instant at) {
        return organization
                .official(new OfficialId(id), at)
                .map(official -> Map.of(
                        "ko",
                        label(official).ko(),
                        "en",
                        label(official).en(),
                        "rank",
                        RecordJson.spelt(official.rank())))
                .orElse(Map.of());
    }
}
