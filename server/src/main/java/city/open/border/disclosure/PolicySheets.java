package city.open.border.disclosure;

import city.open.border.disclosure.Policy.Place;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import city.open.ground.vocabulary.Ground;
import city.open.inside.petition.EventKinds;
import city.open.inside.petition.PetitionEvent;
import city.open.outside.record.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a version of the policy is written down: one whole sheet, JSON that people can read, every fault of which is told with its place. */
final class PolicySheets {
    /** From this version on, what is shown of people's words stands in the leaf as a commitment. */
    static final int COMMITTED_FROM = city.open.outside.record.Entry.COMMITTED_FROM;

    /** Masks are made of names and places, and nothing but the mask of them is in the journal. */
    static final List<String> MASKABLE = List.of("applicant", "site");

    private PolicySheets() {}

    static String write(Policy policy) {
        Map<String, Object> sheet = new LinkedHashMap<>();
        sheet.put("version", policy.version());
        sheet.put("rules", policy.rules());
        sheet.put("special", specials(policy));
        return RecordJson.JSON.writeValueAsString(sheet);
    }

    /** The general rules alone, as the record keeps them. */
    static String rules(Policy policy) {
        return RecordJson.JSON.writeValueAsString(policy.rules());
    }

    /** The rules of single procedures, as the record keeps them. */
    static String special(Policy policy) {
        return RecordJson.JSON.writeValueAsString(specials(policy));
    }

    private static List<Map<String, Object>> specials(Policy policy) {
        var specials = new ArrayList<Map<String, Object>>();
        policy.special().forEach((place, kinds) -> {
            Map<String, Object> special = new LinkedHashMap<>();
            special.put("procedure", place.procedure());
            if (place.step() != null) {
                special.put("step", place.step());
            }
            special.put("rules", kinds);
            specials.add(special);
        });
        return specials;
    }

    /**
     * A sheet, which is YAML as all JSON is.
     *
     * @throws SheetFault with every fault and its place
     */
    static Policy read(String name, InputStream sheet, int version) {
        var faults = new Faults();
        var policy = Sheets.read(name, sheet, faults).map(entry -> policy(entry, version));
        faults.stop(SheetFault::new);
        return policy.orElseThrow();
    }

    static Policy read(String name, String sheet, int version) {
        return read(name, new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)), version);
    }

    private static Policy policy(Entry sheet, int version) {
        sheet.only("version", "rules", "special");
        if (sheet.number("version") != version) {
            sheet.fault("`version` should be %d".formatted(version));
        }
        Map<String, Map<String, Treatment>> rules = new TreeMap<>();
        sheet.entry("rules").ifPresentOrElse(kinds -> rules.putAll(kinds(kinds, version)), () -> {
            if (!sheet.has("rules")) {
                sheet.fault("`rules` is missing");
            }
        });
        Map<Place, Map<String, Map<String, Treatment>>> special = new TreeMap<>();
        for (var entry : sheet.entries("special")) {
            entry.only("procedure", "step", "rules");
            var place = new Place(entry.word("procedure"), entry.maybe("step").orElse(null));
            var there = entry.named("special for " + place.procedure());
            if (special.containsKey(place)) {
                there.fault("this place has rules already");
            }
            special.put(
                    place,
                    there.entry("rules").map(kinds -> kinds(kinds, version)).orElse(Map.of()));
        }
        return new Policy(version, rules, special);
    }

    private static Map<String, Map<String, Treatment>> kinds(Entry kinds, int version) {
        Map<String, Map<String, Treatment>> rules = new TreeMap<>();
        for (var kind : kinds.keys()) {
            kinds.entry(kind).ifPresent(parts -> rules.put(kind, parts(kind, parts, version)));
        }
        return rules;
    }

    private static Map<String, Treatment> parts(String kind, Entry parts, int version) {
        Map<String, Treatment> treatments = new LinkedHashMap<>();
        var type = type(kind);
        if (type == null) {
            parts.fault("there is no such kind of fact");
            return treatments;
        }
        for (var name : parts.keys()) {
            var part = part(type, name);
            if (part == null) {
                parts.fault("facts of this kind have no part `%s`".formatted(name));
                continue;
            }
            parts.entry(name).ifPresent(rule -> treatments.put(name, treatment(part, rule, version)));
        }
        return treatments;
    }

    private static Treatment treatment(RecordComponent part, Entry rule, int version) {
        rule.only("way", "ground", "until", "committed");
        var way = rule.choice("way", Way.class);
        var treatment = new Treatment(
                way,
                rule.maybe("ground").orElse(null),
                rule.maybe("until").orElse(null),
                rule.has("committed") ? rule.yes("committed", false) : null);
        for (var why : faults(part, treatment, version)) {
            rule.fault(why);
        }
        return treatment;
    }

    /** What cannot be ruled of such a part, in words for who edits the sheet. */
    static List<String> faults(RecordComponent part, Treatment treatment, int version) {
        var faults = new ArrayList<String>();
        boolean maskable = MASKABLE.contains(part.getName());
        if (maskable && treatment.way() == Way.OPEN) {
            faults.add("the journal holds no more than the mask of it: it is masked or committed");
        }
        if (!maskable && treatment.way() == Way.MASKED) {
            faults.add("no mask is known for it: it is open or committed");
        }
        boolean ground =
                treatment.ground() != null && Ground.find(treatment.ground()).isPresent();
        if (treatment.isShown() && (treatment.ground() != null || treatment.until() != null)) {
            faults.add("what is shown has no ground");
        }
        if (!treatment.isShown() && !ground) {
            faults.add("what is withheld has a `ground`, 9-1-1 to 9-1-8");
        }
        if (treatment.until() != null && !treatment.untilDecision()) {
            faults.add("`until` is `decision` or is left out");
        }
        boolean commits = version >= COMMITTED_FROM && treatment.isShown() && Policy.isWords(part);
        if (commits != (treatment.committed() != null)) {
            faults.add(
                    commits
                            ? "words that are shown are `committed`, so that they can be withheld later"
                            : "only words that are shown are `committed`, and only from version %d on"
                                    .formatted(COMMITTED_FROM));
        }
        return faults;
    }

    private static @Nullable Class<? extends PetitionEvent> type(String kind) {
        return EventKinds.all().stream()
                .filter(type -> EventKinds.named(type).equals(kind))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable RecordComponent part(Class<? extends PetitionEvent> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(part -> part.getName().equals(name) && !Policy.ENVELOPE.contains(name))
                .findFirst()
                .orElse(null);
    }
}
