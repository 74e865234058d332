package city.open.outside.record;

import city.open.ground.statistics.LikeCases;
import city.open.ground.statistics.LikeCases.Course;
import city.open.ground.statistics.LikeCases.Passed;
import city.open.ground.statistics.Survival;
import city.open.ground.statistics.Survival.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long petitions of a procedure take, by those received last: in working minutes (480 a day) from reception, net of time that stood
 * still. Open ones count as far as they have come (Kaplan-Meier), or the slow ones would be left out. Bands need {@value #ENOUGH} petitions
 * that came so far, and are left out where too many are still open to say when nine in ten will have.
 *
 * @param finished how many of them are decided
 * @param whole from reception to decision
 * @param steps from reception to the end of each step, by step id
 * @param days the working days of each finished petition, sorted, for a histogram
 * @param like what they teach about one that is still open
 */
public record Durations(
        int finished, @Nullable Band whole, Map<String, Band> steps, List<Integer> days, LikeCases like) {
    public static final int ENOUGH = 30;
    public static final Durations NONE = of(List.of());

    private static final int WORKING_DAY = 8 * 60;

    public Durations {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
        days = List.copyOf(days);
    }

    /** One in ten was faster than {@code p10}, half than {@code p50}, nine in ten than {@code p90}; in working minutes. */
    public record Band(int p10, int p50, int p90) {}

    /** @param courses in the order in which the petitions were received, their steps in the order in which they ended */
    public static Durations of(List<Course> courses) {
        Map<String, List<Observation>> bySteps = new HashMap<>();
        var all = courses.stream()
                .flatMap(course -> course.passed().stream())
                .map(Passed::step)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.toSet());
        for (var course : courses) {
            for (var step : all) {
                var passed = course.passed().stream()
                        .filter(one -> one.step().equals(step))
                        .findFirst();
                if (passed.isPresent() || !course.ended()) {
                    bySteps.computeIfAbsent(step, _ -> new ArrayList<>())
                            .add(new Observation(passed.map(Passed::at).orElse(course.lasted()), passed.isPresent()));
                }
            }
        }
        Map<String, Band> bands = new HashMap<>();
        bySteps.forEach((step, observations) -> {
            var band = band(observations);
            if (band != null) {
                bands.put(step, band);
            }
        });
        var finished = courses.stream()
                .filter(Course::ended)
                .map(Course::lasted)
                .sorted()
                .toList();
        return new Durations(
                finished.size(),
                band(courses.stream()
                        .map(course -> new Observation(course.lasted(), course.ended()))
                        .toList()),
                bands,
                finished.stream()
                        .map(minutes -> Math.ceilDiv(minutes, WORKING_DAY))
                        .toList(),
                new LikeCases(courses));
    }

    private static @Nullable Band band(List<Observation> observations) {
        var survival = Survival.of(observations);
        var fast = survival.reached(0.1);
        var middle = survival.reached(0.5);
        var slow = survival.reached(0.9);
        return survival.events() < ENOUGH || fast == null || middle == null || slow == null
                ? null
                : new Band(fast.intValue(), middle.intValue(), slow.intValue());
    }
}
