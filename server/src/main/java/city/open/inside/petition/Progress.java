package city.open.inside.petition;

import city.open.ground.calendar.Text;
import city.open.town.catalogue.StepId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a petition has come through its procedure.
 *
 * @param begun whether anything was done about it since it came in
 * @param steps those begun so far, in the order in which they were
 * @param expected by when steps were said to be done
 * @param departures where the procedure was left
 * @param sittings committees that were announced and have not sat
 */
public record Progress(
        boolean begun,
        Map<StepId, StepProgress> steps,
        Map<StepId, Expectation> expected,
        List<Departure> departures,
        List<Sitting> sittings)
        implements Standing.Part {

    public record StepProgress(
            @Nullable Instant startedAt, @Nullable Instant completedAt) {
        public boolean isDone() {
            return completedAt != null;
        }
    }

    public record Expectation(
            LocalDate on,
            @Nullable LocalDate before,
            @Nullable Text reason) {}

    public record Departure(StepId step, Text reason, Instant at) {}

    /** A committee that was announced for a day. */
    public record Sitting(@Nullable StepId step, Text committee, LocalDate on) {
        boolean is(@Nullable StepId other, Text name) {
            return (step != null && step.equals(other)) || committee.equals(name);
        }
    }

    /** @param received the step that reception completes, where the procedure has one */
    static Progress receivedAt(Instant at, @Nullable StepId received) {
        Map<StepId, StepProgress> steps = received == null ? Map.of() : Map.of(received, new StepProgress(at, at));
        return new Progress(false, steps, Map.of(), List.of(), List.of());
    }

    Progress underWay() {
        return new Progress(true, steps, expected, departures, sittings);
    }

    Progress started(@Nullable StepId step, Instant at) {
        return step == null || steps.containsKey(step)
                ? underWay()
                : with(Grown.map(steps, step, new StepProgress(at, null)));
    }

    Progress completed(@Nullable StepId step, Instant at) {
        if (step == null) {
            return this;
        }
        var before = steps.get(step);
        return with(Grown.map(steps, step, new StepProgress(before == null ? null : before.startedAt(), at)));
    }

    /** As if these had never begun: they are done anew. */
    Progress again(List<StepId> anew) {
        Map<StepId, StepProgress> left = new LinkedHashMap<>(steps);
        anew.forEach(left::remove);
        return with(Collections.unmodifiableMap(left));
    }

    private Progress with(Map<StepId, StepProgress> changed) {
        return new Progress(true, changed, expected, departures, sittings);
    }

    Progress expecting(StepId step, Expectation expectation) {
        return new Progress(begun, steps, Grown.map(expected, step, expectation), departures, sittings);
    }

    Progress departing(StepId step, @Nullable Text why, Instant at) {
        return why == null
                ? this
                : new Progress(begun, steps, expected, Grown.list(departures, new Departure(step, why, at)), sittings);
    }

    Progress announcing(Sitting sitting) {
        return new Progress(begun, steps, expected, departures, Grown.list(sittings, sitting));
    }

    Progress sat(@Nullable StepId step, Text committee) {
        return new Progress(
                begun,
                steps,
                expected,
                departures,
                sittings.stream().filter(one -> !one.is(step, committee)).toList());
    }
}
