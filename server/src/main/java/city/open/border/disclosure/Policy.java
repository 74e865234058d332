package city.open.border.disclosure;

import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.Text;
import city.open.inside.petition.EventKinds;
import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent;
import city.open.outside.record.Entry;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private static final Set<String> NEVER_WORDS = Set.of(
            "variant",
            "channel",
            "document",
            "registration",
            "sha256",
            "draw",
            "ground",
            "numbers",
            "delay",
            "again",
            "passedOver");

    /** Lists of officials, of whom the draw and the assignment tell. */
    private static final Set<String> BONES = Set.of("eligible", "excluded", "covered");

    /** What stands outside the parts, in the head of an entry. */
    static final Set<String> ENVELOPE = Set.of("step", "procedure", "version");

    private static final ClassValue<Map<String, RecordComponent>> PARTS = new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, part -> part));
        }
    };

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

    /**
     * One rule of the sheet.
     *
     * @param place null for all procedures
     */
    public record Cell(@Nullable Place place, String kind, String part) {}

    /** What this one says of a cell itself, or what holds there as nothing is said; null for what stays inside. */
    public @Nullable Treatment treatment(Cell cell) {
        var place = cell.place();
        return place == null
                ? treatment(cell.kind(), cell.part())
                : treatment(cell.kind(), cell.part(), new ProcedureCode(place.procedure()), place.step());
    }

    /** The next version: this sheet with these rules instead of its own. */
    public Policy with(int next, Map<Cell, Treatment> changes) {
        var general = new TreeMap<String, Map<String, Treatment>>();
        rules.forEach((kind, parts) -> general.put(kind, new LinkedHashMap<>(parts)));
        var places = new TreeMap<Place, Map<String, Map<String, Treatment>>>();
        special.forEach((place, kinds) -> places.put(place, copied(kinds)));
        changes.forEach((cell, treatment) -> {
            var kinds = cell.place() == null ? general : places.computeIfAbsent(cell.place(), _ -> new TreeMap<>());
            kinds.computeIfAbsent(cell.kind(), _ -> new LinkedHashMap<>()).put(cell.part(), treatment);
        });
        return new Policy(next, general, places);
    }

    private static Map<String, Map<String, Treatment>> copied(Map<String, Map<String, Treatment>> kinds) {
        var copy = new TreeMap<String, Map<String, Treatment>>();
        kinds.forEach((kind, parts) -> copy.put(kind, new LinkedHashMap<>(parts)));
        return copy;
    }

    /** In which cells the two differ, as they hold there. */
    public Set<Cell> differences(Policy other) {
        var cells = new LinkedHashSet<Cell>();
        addCells(cells, null, rules);
        addCells(cells, null, other.rules);
        special.forEach((place, kinds) -> addCells(cells, place, kinds));
        other.special.forEach((place, kinds) -> addCells(cells, place, kinds));
        cells.removeIf(cell -> Objects.equals(treatment(cell), other.treatment(cell)));
        return cells;
    }

    private static void addCells(Set<Cell> cells, @Nullable Place place, Map<String, Map<String, Treatment>> kinds) {
        kinds.forEach((kind, parts) -> parts.keySet().forEach(part -> cells.add(new Cell(place, kind, part))));
    }

    /**
     * The parts of such a fact that can be shown or not: what people wrote. Dates, figures and what is chosen from lists are the bones of the
     * procedure, from which the head of the page, lists and figures are made; they are always shown, as in an entry that is withheld.
     */
    public static List<String> turnable(String kind) {
        return Arrays.stream(EventKinds.type(kind).getRecordComponents())
                .filter(part -> isWords(part) && !ENVELOPE.contains(part.getName()))
                .filter(part -> !BONES.contains(part.getName()))
                .map(RecordComponent::getName)
                .toList();
    }

    /** What can become of such a part: a name or place is masked or withheld, anything else is open or withheld. */
    public static Set<Way> ways(String part) {
        return PolicySheets.MASKABLE.contains(part)
                ? EnumSet.of(Way.MASKED, Way.COMMITTED)
                : EnumSet.of(Way.OPEN, Way.COMMITTED);
    }

    /**
     * A rule for words.
     *
     * @param ground for what is withheld, such as {@code 9-1-5}; else null
     */
    public static Treatment ruled(Way way, @Nullable String ground, boolean untilDecision) {
        return way == Way.COMMITTED
                ? Treatment.withheld(String.valueOf(ground), untilDecision ? Treatment.DECISION : null)
                : new Treatment(way, null, null, true);
    }

    private static boolean isShown(@Nullable Treatment treatment) {
        return treatment != null && treatment.isShown();
    }

    /** The step that a fact is about; null where it is about none. */
    public static @Nullable String step(PetitionEvent event) {
        return value(event, "step") instanceof StepId step ? step.value() : null;
    }

    /** Whether there is something in this part of a fact. */
    public static boolean has(PetitionEvent event, String part) {
        return value(event, part) != null;
    }

    private static @Nullable Object value(PetitionEvent event, String part) {
        var component = PARTS.get(event.getClass()).get(part);
        return component == null ? null : Disclosing.value(component, event);
    }
}
