package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.StepStarted;
import city.open.town.catalogue.StepId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing a story lets happen.
 *
 * @param said the words of a paper, which is written in the intranet where the city is live: title and grounds, or why it goes back
 * @param act what is recorded when it happens on that day in the city: dates inside follow the day on which it really happens
 */
record Beat(
        Instant occurredAt,
        Instant recordedAt,
        By by,
        Class<? extends PetitionEvent> kind,
        @Nullable StepId step,
        List<Text> said,
        Function<LocalDate, Act> act) {

    /** Whether this fact is what the beat was to bring about. */
    boolean tells(Fact fact) {
        return switch (fact.event()) {
            case StepStarted started ->
                kind == StepStarted.class && started.step().equals(step);
            case StepCompleted completed ->
                kind == StepCompleted.class && completed.step().equals(step);
            default -> kind == fact.event().getClass();
        };
    }

    Beat recorded(Instant at) {
        return new Beat(occurredAt, at, by, kind, step, said, act);
    }
}
