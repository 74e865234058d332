package city.open.border.disclosure;

import static city.open.outside.record.DivisionCount.AFTER_DUE;
import static city.open.outside.record.DivisionCount.DEPARTURES;
import static city.open.outside.record.DivisionCount.ENTERED;
import static city.open.outside.record.DivisionCount.LAG_A;
import static city.open.outside.record.DivisionCount.LAG_B;
import static city.open.outside.record.DivisionCount.LAG_C;
import static city.open.outside.record.DivisionCount.LAG_D;
import static city.open.outside.record.DivisionCount.ORDERS;
import static city.open.outside.record.DivisionCount.ORDERS_ANSWERED;
import static city.open.outside.record.DivisionCount.ORDERS_IN_TIME;
import static city.open.outside.record.DivisionCount.PASSED;
import static city.open.outside.record.DivisionCount.WITHHELD;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Lag;
import city.open.ground.vocabulary.FactKind;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.Assigned;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.OrderAnswered;
import city.open.inside.petition.PetitionEvent.OrderIssued;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.StepStarted;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.RecordWriter.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one fact adds to the figures of the division that has the petition: once when it is published, and again by whoever checks them. Cases that
 * were imported are left out, as nobody here entered them when they happened. What is counted, and how, is told to everyone at
 * {@code /{lang}/disclosure} and in docs/audit.md.
 */
final class DivisionCounting {
    /** Longer ago than a week of working time in any calendar, and perhaps than the calendar knows. */
    private static final Duration SURELY_LATE = Duration.ofDays(366);

    private DivisionCounting() {}

    /**
     * @param before the petition before the fact; null where the fact begins it
     * @param after the petition after it
     * @param withheld whether a part of the entry was withheld when it was published
     */
    static void count(
            Tally tally, Fact fact, @Nullable Petition before, Petition after, boolean withheld, KnownDays days) {
        if (after.imported()) {
            return;
        }
        passed(fact, before, after).ifPresent(of -> tally.count(of, PASSED));
        ordered(tally, fact, after);
        if (isByItself(fact)) {
            return;
        }
        var of = of(before == null ? after : before, day(fact.recordedAt()));
        tally.count(of, ENTERED);
        var lag = lag(fact, days);
        if (lag != null) {
            tally.count(of, lag);
        }
        if (before != null && looksTimely(fact, before)) {
            tally.count(of, AFTER_DUE);
        }
        if (departs(fact.event())) {
            tally.count(of, DEPARTURES);
        }
        if (withheld) {
            tally.count(of, WITHHELD);
        }
    }

    /** An order counts in the month in which it was given, and so do its answers: of one month's orders, so many were answered. */
    private static void ordered(Tally tally, Fact fact, Petition petition) {
        switch (fact.event()) {
            case OrderIssued _ -> tally.count(of(petition, day(fact.occurredAt())), ORDERS);
            case OrderAnswered answered -> {
                var of = of(petition, answered.orderedOn());
                tally.count(of, ORDERS_ANSWERED);
                if (isInTime(fact, answered)) {
                    tally.count(of, ORDERS_IN_TIME);
                }
            }
            default -> {}
        }
    }

    static boolean isInTime(Fact fact, OrderAnswered answered) {
        return !day(fact.occurredAt()).isAfter(answered.answerBy());
    }

    /** What comes of a date or of a lot says nothing of how soon an official enters things. */
    static boolean isByItself(Fact fact) {
        return FactKind.named(fact.kind()).filter(FactKind::isByItself).isPresent()
                || (fact.event() instanceof Assigned assigned && assigned.draw() != null);
    }

    /** None for an entry of the future, which no door lets in. */
    static @Nullable DivisionCount lag(Fact fact, KnownDays days) {
        if (isSurelyLate(fact)) {
            return LAG_D;
        }
        return switch (Lag.between(fact.occurredAt(), fact.recordedAt(), days.at(fact.recordedAt()))
                .cls()) {
            case A -> LAG_A;
            case B -> LAG_B;
            case C -> LAG_C;
            case D -> LAG_D;
            case F -> null;
        };
    }

    /** So long ago that no calendar need be asked. */
    static boolean isSurelyLate(Fact fact) {
        return fact.occurredAt().isBefore(fact.recordedAt().minus(SURELY_LATE));
    }

    /** BD4: judged against the date as it was before the fact, which may itself move it. */
    static boolean looksTimely(Fact fact, Petition before) {
        var due = before.due();
        return due != null
                && !before.isDecided()
                && !before.timeStands()
                && !due.passedAt(fact.occurredAt())
                && due.passedAt(fact.recordedAt());
    }

    static boolean departs(PetitionEvent event) {
        return switch (event) {
            case StepStarted started -> started.departure() != null;
            case StepCompleted completed -> completed.departure() != null;
            case Decided decided ->
                decided.departure() != null
                        || (decided.passedOver() != null
                                && !decided.passedOver().isEmpty());
            default -> false;
        };
    }

    /**
     * Where a due date had passed by the time this fact was entered, and not by the time of the one before: so each date counts once, however
     * many facts come after it. One that a fact sets when it has passed already counts with that fact.
     */
    static Optional<DivisionMonth> passed(Fact fact, @Nullable Petition before, Petition after) {
        if (before != null && before.isLateAt(before.updatedAt())) {
            return Optional.empty();
        }
        var late = before != null && before.isLateAt(fact.recordedAt()) ? before : after;
        var due = late.due();
        return due != null && late.isLateAt(fact.recordedAt()) ? Optional.of(of(late, due.date())) : Optional.empty();
    }

    private static DivisionMonth of(Petition petition, LocalDate day) {
        return new DivisionMonth(
                YearMonth.from(day),
                petition.agency().value(),
                petition.division().value());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }
}
