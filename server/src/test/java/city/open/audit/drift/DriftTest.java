package city.open.audit.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The vectors of the audit note, section 10. */
class DriftTest {
    private static final List<String> STANDARD = List.of("receive", "check", "consult", "review", "approve", "notify");

    @Test
    void another_step_in_the_place_of_one_is_six_apart() {
        var drift = Drift.ofPaths(STANDARD, List.of("receive", "check", "site", "review", "approve", "notify"));
        assertThat(drift.distance()).isEqualTo(6);
        assertThat(drift.similarity()).isEqualTo(.727, within(.0005));
    }

    @Test
    void shared_steps_differ_in_owner_period_or_disclosure_each_counted_once() {
        var standard = new LinkedHashMap<String, Attributes.Step>();
        STANDARD.forEach(id -> standard.put(id, new Attributes.Step("7", "3d", "open")));
        var district = new LinkedHashMap<>(standard);
        district.remove("consult");
        district.put("site", new Attributes.Step("7", "5d", "stub"));
        district.put("approve", new Attributes.Step("6", "1d", "open"));
        district.put("check", new Attributes.Step("7", "3d", "stub"));
        assertThat(Attributes.between(standard, district))
                .isEqualTo(new Attributes(5, .4, new Attributes.Other(1, 1, 1), List.of("check", "approve")));
        assertThat(Attributes.between(standard, standard))
                .isEqualTo(new Attributes(6, 0.0, new Attributes.Other(0, 0, 0), List.of()));
        assertThat(Attributes.between(standard, Map.of()).drift()).isNull();
    }

    @Test
    void two_steps_missing_cost_two() {
        assertThat(Alignment.ofPath(STANDARD, List.of("receive", "check", "approve", "notify")))
                .isEqualTo(new Alignment(2, .8));
    }

    @Test
    void two_steps_swapped_cost_two_of_a_longer_case() {
        var swapped = Alignment.ofPath(STANDARD, List.of("receive", "check", "review", "consult", "approve", "notify"));
        assertThat(swapped.alignmentCost()).isEqualTo(2);
        assertThat(swapped.alignmentFitness()).isEqualTo(.833, within(.0005));
    }

    @Test
    void a_case_without_steps_lacks_the_whole_model() {
        assertThat(Alignment.ofPath(STANDARD, List.of())).isEqualTo(new Alignment(6, 0));
    }

    @Property
    void a_path_costs_nothing_only_if_the_case_is_the_path_and_else_what_a_naive_count_says(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 3) Integer> model,
            @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> trace) {
        var aligned = Alignment.ofPath(words(model), words(trace));
        assertThat(aligned.alignmentCost() == 0).isEqualTo(model.equals(trace));
        assertThat(aligned.alignmentCost()).isEqualTo(model.size() + trace.size() - 2 * common(model, trace));
        assertThat(aligned.alignmentFitness()).isBetween(0.0, 1.0);
    }

    @Property
    void a_distance_is_the_same_from_either_side_and_none_to_itself(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> one,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> other) {
        assertThat(Drift.ofPaths(words(one), words(other))).isEqualTo(Drift.ofPaths(words(other), words(one)));
        assertThat(Drift.ofPaths(words(one), words(one))).isEqualTo(new Drift(0, 1));
    }

    private static List<String> words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    /** The longest common subsequence, by trying. */
    private static int common(List<Integer> one, List<Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        var restOfOne = new ArrayList<>(one.subList(1, one.size()));
        var restOfOther = new ArrayList<>(other.subList(1, other.size()));
        return one.getFirst().equals(other.getFirst())
                ? 1 + common(restOfOne, restOfOther)
                : Math.max(common(restOfOne, other), common(one, restOfOther));
    }
}
