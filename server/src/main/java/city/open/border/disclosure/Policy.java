package city.open.border.disclosure;

import city.open.ground.calendar.Text;
import city.open.inside.petition.Fact;
import city.open.inside.petition.FactJson;
import city.open.inside.petition.PetitionEvent;
import city.open.outside.record.Entry;
import city.open.town.catalogue.ProcedureCode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of the disclosure policy: by kind of fact and part, what becomes of it for everyone. It is an allow-list; what it does not name stays
 * inside. A version is one whole sheet, and never changes.
 *
 * @param rules for all procedures
 * @param special what is otherwise in some procedure, or at some step of it; where two say something, the narrower place holds
 */
public record Policy(
        int version,
        Map<String, Map<String, Treatment>> rules,
        Map<Place, Map<String, Map<String, Treatment>>> special) {

    private static final int SPELT_FROM = 2;

    /** Text, but chosen from a list or made by the program: numbers of papers, hashes, grounds, steps. */
    private static final Set<String> NEVER_WORDS =
            Set.of("variant", "channel", "document", "registration", "sha256", "draw", "ground", "again", "passedOver");

    /** What stands outside the parts, in the head of an entry. */
    static final Set<String> ENVELOPE = Set.of("step", "procedure", "version");

    private static final Map<String, Map<String, Treatment>> NOTHING = Map.of();

    public Policy {
        rules = inOrder(rules);
        var places = new TreeMap<Place, Map<String, Map<String, Treatment>>>();
        special.forEach((place, kinds) -> places.put(place, inOrder(kinds)));
        special = places;
    }

    /** As the city's other things are ordered, so that a sheet is written in one way. */
    private static Map<String, Map<String, Treatment>> inOrder(Map<String, Map<String, Treatment>> kinds) {
        var ordered = new TreeMap<String, Map<String, Treatment>>();
        kinds.forEach((kind, parts) -> ordered.put(kind, new LinkedHashMap<>(parts)));
        return ordered;
    }

    /**
     * Where a special rule holds.
     *
     * @param step null for all of the procedure
     */
    public record Place(String procedure, @Nullable String step) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::procedure)
                .thenComparing(Place::step, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** What people write; all else in a fact is a date, a number, an id or chosen from a list. */
    public static boolean isWords(RecordComponent part) {
        return Set.of(Text.class, String.class, List.class).contains(part.getType())
                && !NEVER_WORDS.contains(part.getName());
    }

    /** Whether a part of such a fact is withheld until the petition is decided, anywhere. */
    boolean waits(String kind) {
        return waits(rules, kind) || special.values().stream().anyMatch(kinds -> waits(kinds, kind));
    }

    private static boolean waits(Map<String, Map<String, Treatment>> kinds, String kind) {
        return kinds.getOrDefault(kind, Map.of()).values().stream().anyMatch(Treatment::untilDecision);
    }

    /** Whether what people wrote stands in the leaf as commitments. */
    boolean commits() {
        return version >= Entry.COMMITTED_FROM;
    }

    /**
     * From version 2 on, what is chosen from a list appears as queries and tables write it. Version 1 shows the names of the program, and its
     * entries stay as they are.
     */
    boolean speltAsInQueries() {
        return version >= SPELT_FROM;
    }

    /** For all procedures; null for a part that no rule names. */
    public @Nullable Treatment treatment(String kind, String part) {
        return rules.getOrDefault(kind, Map.of()).get(part);
    }

    /** In this procedure, at this step if it is at one; null for a part that no rule names. */
    public @Nullable Treatment treatment(String kind, String part, ProcedureCode procedure, @Nullable String step) {
        if (!special.isEmpty()) {
            var there = step == null ? null : at(new Place(procedure.value(), step), kind, part);
            var treatment = there == null ? at(new Place(procedure.value(), null), kind, part) : there;
            if (treatment != null) {
                return treatment;
            }
        }
        return treatment(kind, part);
    }

    private @Nullable Treatment at(Place place, String kind, String part) {
        return special.getOrDefault(place, NOTHING).getOrDefault(kind, Map.of()).get(part);
    }

    /**
     * The fact without the words that every version up to now has shown and this one closes. Views are folded from facts, so that the head of the
     * page, lists and search know no more than the entries.
     */
    Fact shown(Fact fact, ProcedureCode procedure) {
        var was = ShippedPolicies.NEWEST;
        if (version <= was.version()) {
            return fact;
        }
        var step = step(fact.event());
        var closed = Arrays.stream(fact.event().getClass().getRecordComponents())
                .filter(Policy::isWords)
                .filter(part -> isShown(was.treatment(fact.kind(), part.getName()))
                        && !isShown(treatment(fact.kind(), part.getName(), procedure, step)))
                .toList();
        return WithheldFacts.without(fact, closed);
    }

    private static boolean isShown(@Nullable Treatment treatment) {
        return treatment != null && treatment.isShown();
    }

    /** The step that a fact is about; null where it is about none. */
    public static @Nullable String step(PetitionEvent event) {
        return (String) FactJson.parts(event).get("step");
    }
}
