package city.open.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.statistics.LikeCases.Band;
import city.open.ground.statistics.LikeCases.Course;
import city.open.ground.statistics.LikeCases.Passed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LikeCasesTest {
    private static final int DAY = 480;

    @Test
    void a_case_that_has_waited_is_forecast_by_those_that_waited_as_long() {
        // Half are decided the day after the inspection, half thirty days after.
        var like = new LikeCases(IntStream.range(0, 200)
                .mapToObj(
                        i -> new Course(List.of(new Passed("inspect", DAY)), DAY + (i % 2 == 0 ? DAY : 30 * DAY), true))
                .toList());
        var inspected = new Passed("inspect", DAY);

        assertThat(like.untilEnd(inspected, 0)).isEqualTo(new Band(DAY, (DAY + 30 * DAY) / 2, 30 * DAY));
        assertThat(like.untilEnd(inspected, 2 * DAY)).isEqualTo(new Band(28 * DAY, 28 * DAY, 28 * DAY));
        assertThat(like.untilEnd(Passed.NOTHING, 0)).isEqualTo(new Band(2 * DAY, (2 * DAY + 31 * DAY) / 2, 31 * DAY));
        assertThat(like.usuallyNext("")).isEqualTo("inspect");
        assertThat(like.untilStep(Passed.NOTHING, "inspect", 0)).isEqualTo(new Band(DAY, DAY, DAY));
    }

    @Test
    void nothing_is_said_of_what_too_few_have_done_and_of_what_too_many_still_wait_for() {
        var done = new Course(List.of(new Passed("inspect", DAY)), 2 * DAY, true);
        var open = new Course(List.of(new Passed("inspect", DAY)), 40 * DAY, false);
        var inspected = new Passed("inspect", DAY);

        assertThat(new LikeCases(List.of()).untilEnd(Passed.NOTHING, 0)).isNull();
        assertThat(new LikeCases(times(19, done)).untilEnd(inspected, 0)).isNull();
        assertThat(new LikeCases(times(20, done)).untilEnd(inspected, 0)).isNotNull();
        assertThat(new LikeCases(times(20, done)).untilEnd(inspected, 3 * DAY)).isNull();
        assertThat(new LikeCases(times(20, done)).untilEnd(new Passed("consult", DAY), 0))
                .isNull();

        var mostWait = new ArrayList<>(times(20, done));
        mostWait.addAll(times(60, open));
        assertThat(new LikeCases(mostWait).untilEnd(inspected, 0)).isNull();
        // Nobody was ever consulted: a step that does not come is not forecast.
        assertThat(new LikeCases(mostWait).untilStep(inspected, "consult", 0)).isNull();
    }

    @Test
    void open_cases_count_as_far_as_they_have_come() {
        var quick = new Course(List.of(), 2 * DAY, true);
        var slow = new Course(List.of(), 50 * DAY, true);
        var waits = new Course(List.of(), 30 * DAY, false);
        var finishedOnly = new ArrayList<>(times(90, quick));
        finishedOnly.addAll(times(6, slow));
        var all = new ArrayList<>(finishedOnly);
        all.addAll(times(30, waits));

        assertThat(Objects.requireNonNull(new LikeCases(finishedOnly).untilEnd(Passed.NOTHING, 0))
                        .late())
                .isEqualTo(2 * DAY);
        assertThat(Objects.requireNonNull(new LikeCases(all).untilEnd(Passed.NOTHING, 0))
                        .late())
                .isEqualTo(50 * DAY);
    }

    /** Steps of random length, some of them left out, and cases that grow slower with the years. */
    @Property(tries = 20)
    void four_in_five_cases_end_within_what_was_forecast_of_them(@ForAll @IntRange(max = 1_000_000) int seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var past = IntStream.range(0, 800)
                .mapToObj(i -> course(random, 1 + i / 1_600.0))
                .toList();
        var like = new LikeCases(past);

        int held = 0;
        int asked = 0;
        for (int i = 0; i < 400; i++) {
            var one = course(random, 1.5);
            for (var last : one.passed()) {
                var band = Objects.requireNonNull(like.untilEnd(last, 0));
                int came = one.lasted() - last.at();
                assertThat(band.early()).isLessThanOrEqualTo(band.middle());
                assertThat(band.middle()).isLessThanOrEqualTo(band.late());
                asked++;
                held += came >= band.early() && came <= band.late() ? 1 : 0;
            }
        }
        assertThat((double) held / asked).isBetween(0.70, 0.90);
    }

    private static Course course(RandomGenerator random, double slower) {
        List<Passed> passed = new ArrayList<>();
        int at = 0;
        for (var step : List.of("check", "inspect", "consult", "review")) {
            if (random.nextInt(4) > 0) {
                at += took(random, slower);
                passed.add(new Passed(step, at));
            }
        }
        return new Course(passed, at + took(random, slower), true);
    }

    private static int took(RandomGenerator random, double slower) {
        return (int) (slower * DAY * Math.exp(random.nextGaussian()));
    }

    private static List<Course> times(int count, Course course) {
        return Collections.nCopies(count, course);
    }
}
