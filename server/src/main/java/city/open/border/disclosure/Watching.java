package city.open.border.disclosure;

import city.open.border.disclosure.WatchNotes.Of;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.vocabulary.Watched;
import city.open.inside.petition.Authority;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Approved;
import city.open.inside.petition.PetitionEvent.CommentsAnswered;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.QuestionAnswered;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.inside.petition.PetitionEvent.StepStarted;
import city.open.inside.petition.PetitionEvent.Suspended;
import city.open.outside.record.DivisionMonth;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What one fact gives the auditors to look at, beside what everyone sees of its division: who entered it, whether its minute can be, whether the clock was
 * stopped backwards, whether the line was kept. Pure, as {@link DivisionCounting}, whose rules it shares.
 */
final class Watching {
    /** A minute that differs by less was not typed. */
    private static final Duration TYPED = Duration.ofMinutes(5);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Watching() {}

    /** @param before the petition before the fact; null where the fact begins it */
    static void note(
            WatchNotes notes,
            Fact fact,
            @Nullable Petition before,
            Petition after,
            Procedure procedure,
            KnownDays days) {
        if (after.imported()) {
            return;
        }
        DivisionCounting.passed(fact, before, after)
                .ifPresent(when -> notes.note(
                        fact, of(when, (before == null ? after : before).official(), after), Watched.PASSED));
        if (DivisionCounting.isByItself(fact)) {
            return;
        }
        var holder = before == null ? after : before;
        var of = of(
                new DivisionMonth(
                        YearMonth.from(day(fact.recordedAt())),
                        holder.agency().value(),
                        holder.division().value()),
                fact.by() instanceof By.OfOffice office ? office.official() : null,
                after);
        note(notes, fact, of, Watched.ENTERED, true);
        var lag = DivisionCounting.lag(fact, days);
        if (lag != null) {
            note(notes, fact, of, Watched.valueOf(lag.name()), true);
        }
        note(notes, fact, of, Watched.OUT_OF_ORDER, before != null && isOutOfOrder(fact, before, procedure));
        note(notes, fact, of, Watched.OUT_OF_HOURS, isOutOfHours(fact, days));
        note(notes, fact, of, Watched.AFTER_DUE, before != null && DivisionCounting.looksTimely(fact, before));
        note(notes, fact, of, Watched.DEPARTURE, DivisionCounting.departs(fact.event()));
        note(
                notes,
                fact,
                of,
                Watched.SUSPENDED_BACK,
                fact.event() instanceof Suspended suspended && suspended.from().isBefore(day(fact.recordedAt())));
        note(
                notes,
                fact,
                of,
                Watched.BESIDE_PAPER,
                fact.event() instanceof Decided decided && decided.departure() != null);
        note(
                notes,
                fact,
                of,
                Watched.BELOW_LINE,
                fact.event() instanceof Approved approved && approved.authority() == Authority.BELOW);
        note(notes, fact, of, Watched.ANSWERED_LATE, isAnsweredLate(fact));
    }

    /** When it was entered counts, as the public sees it from then on. */
    private static boolean isAnsweredLate(Fact fact) {
        var by = switch (fact.event()) {
            case QuestionAnswered answered -> answered.replyDue();
            case CommentsAnswered answered -> answered.answerBy();
            default -> null;
        };
        return by != null && day(fact.recordedAt()).isAfter(by);
    }

    private static void note(WatchNotes notes, Fact fact, Of of, Watched what, boolean is) {
        if (is) {
            notes.note(fact, of, what);
        }
    }

    /** BD2, where the main line orders the two. */
    private static boolean isOutOfOrder(Fact fact, Petition before, Procedure procedure) {
        var step = step(fact);
        if (step == null) {
            return false;
        }
        StepId earlier = null;
        for (var one : procedure.mainLine()) {
            if (one.id().equals(step)) {
                break;
            }
            if (!one.optional()) {
                earlier = one.id();
            }
        }
        boolean onTheLine = procedure.mainLine().stream().map(Step::id).anyMatch(step::equals);
        var ended =
                earlier == null || !onTheLine ? null : before.progress().steps().get(earlier);
        var at = ended == null ? null : ended.completedAt();
        return at != null && fact.occurredAt().isBefore(at.minus(MINUTE));
    }

    private static @Nullable StepId step(Fact fact) {
        return switch (fact.event()) {
            case StepStarted started -> started.step();
            case StepCompleted completed -> completed.step();
            case Approved approved -> approved.step();
            default -> null;
        };
    }

    /** BD3, of what officials typed: applicants and other systems are free to act at night. */
    private static boolean isOutOfHours(Fact fact, KnownDays days) {
        if (!(fact.by() instanceof By.OfOffice)
                || !fact.occurredAt().isBefore(fact.recordedAt().minus(TYPED))
                || DivisionCounting.isSurelyLate(fact)) {
            return false;
        }
        var clock = days.at(fact.recordedAt());
        return !isWorkingTime(fact.occurredAt(), clock) && isWorkingTime(fact.recordedAt(), clock);
    }

    private static boolean isWorkingTime(Instant at, StatutoryClock clock) {
        return clock.workingMinutesBetween(at, at.plus(MINUTE)) > 0;
    }

    private static Of of(DivisionMonth of, @Nullable OfficialId official, Petition petition) {
        return new Of(
                of.month(),
                of.agency(),
                of.division(),
                official == null ? "" : official.value(),
                petition.procedure().value());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }
}
