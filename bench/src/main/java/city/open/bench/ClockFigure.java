package city.open.bench;

import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Suspension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The statutory clock by JMH: one due date with its explanation in both languages, one suspension, one extension. Public for JMH alone. */
public final class ClockFigure implements Measurement {

    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    // JMH makes a subclass of it.
    public static class Counting {
        private final StatutoryClock clock = new StatutoryClock(Holidays.builtIn());
        private final Instant received = LocalDate.of(2026, 2, 11)
                .atTime(14, 20)
                .atZone(ZoneId.of("Asia/Seoul"))
                .toInstant();
        private final List<Suspension> suspensions =
                List.of(new Suspension(LocalDate.of(2026, 2, 19), LocalDate.of(2026, 2, 26)));

        @Param({"immediate", "5d", "20d", "3m"})
        @SuppressWarnings("NullAway.Init")
        public String period;

        @Benchmark
        public Object dueDate() {
            return clock.reckon(received, Period.parse(period), suspensions, 1);
        }
    }

    ClockFigure() {}

    @Override
    public List<Figure> measure(Workshop workshop) {
        var options = new OptionsBuilder()
                .include(Counting.class.getName().replace('$', '.'))
                // The process is ours and has run nothing before.
                .forks(0)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500))
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options)
                    .run().stream()
                            .sorted(Comparator.comparing(result ->
                                    result.getParams().getParam("period").length()))
                            .map(result -> Figure.alone(
                                    "A due date counted and explained, period "
                                            + result.getParams().getParam("period"),
                                    Figure.number(result.getPrimaryResult().getScore()) + " µs"))
                            .toList();
        } catch (RunnerException e) {
            throw new BenchTrouble("The clock cannot be measured: %s".formatted(e.getMessage()), e);
        }
    }
}
