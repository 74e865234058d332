package city.open.border.disclosure;

import city.open.inside.petition.Fact;
import city.open.inside.petition.FactJson;
import city.open.inside.petition.PetitionEvent.WithholdingDecided;
import city.open.outside.record.Disclosed;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of a petition are withheld since they were public. Views are folded from facts without their words, so that the head of the page,
 * lists and search know no more than the entries.
 */
record WithheldFacts(Set<Integer> seqs) {
    static WithheldFacts in(List<Fact> facts) {
        Set<Integer> seqs = new HashSet<>();
        for (var fact : facts) {
            if (fact.event() instanceof WithholdingDecided decided && decided.granted()) {
                seqs.add(decided.seq());
            }
        }
        return new WithheldFacts(seqs);
    }

    /** Without the words that people wrote; what is chosen from lists, dates and numbers stay, as in the leaf. */
    Fact shown(Fact fact) {
        if (!seqs.contains(fact.seq())) {
            return fact;
        }
        return without(
                fact,
                Arrays.stream(fact.event().getClass().getRecordComponents())
                        .filter(Policy::isWords)
                        .toList());
    }

    /** The fact with nothing but that there was something in these parts. */
    static Fact without(Fact fact, List<RecordComponent> parts) {
        if (parts.isEmpty()) {
            return fact;
        }
        var shown = new LinkedHashMap<>(FactJson.parts(fact.event()));
        for (var part : parts) {
            shown.computeIfPresent(part.getName(), (_, words) -> emptied(part, words));
        }
        return new Fact(
                fact.petition(),
                fact.seq(),
                fact.occurredAt(),
                fact.recordedAt(),
                fact.by(),
                FactJson.event(fact.kind(), shown));
    }

    /** That there was a text is said, as a departure counts without its reason; of a name or a place nothing is. */
    private static @Nullable Object emptied(RecordComponent part, Object words) {
        return switch (words) {
            case Map<?, ?> _ -> Map.of("ko", Disclosed.WITHHELD.ko(), "en", Disclosed.WITHHELD.en());
            case List<?> _ -> List.of();
            default -> part.getAnnotatedType().isAnnotationPresent(Nullable.class) ? null : Disclosed.WITHHELD.en();
        };
    }
}
