package city.open.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.petition.EventKinds;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyTest {

    /** A new part of a fact has to be thought about before it can be published, or kept. */
    @Test
    void every_part_of_every_kind_of_fact_has_a_rule() {
        var without = new TreeSet<String>();
        for (var kind : EventKinds.all()) {
            for (var part : kind.getRecordComponents()) {
                boolean envelope = Set.of("step", "procedure", "version").contains(part.getName());
                if (!envelope && Policy.first().treatment(EventKinds.named(kind), part.getName()) == null) {
                    without.add(EventKinds.named(kind) + "." + part.getName());
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void no_rule_names_a_part_that_does_not_exist() {
        var unknown = new TreeSet<String>();
        Policy.first()
                .rules()
                .forEach((kind, parts) -> parts.keySet().forEach(part -> {
                    boolean exists = Arrays.stream(EventKinds.type(kind).getRecordComponents())
                            .anyMatch(component -> component.getName().equals(part));
                    if (!exists) {
                        unknown.add(kind + "." + part);
                    }
                }));
        assertThat(unknown).isEmpty();
    }

    @Test
    void opinions_before_the_decision_wait_for_it() {
        assertThat(Policy.first().treatment("document.drafted", "opinion"))
                .isEqualTo(new Treatment(Treatment.Way.COMMITTED, "9-1-5", "decision"));
    }
}
