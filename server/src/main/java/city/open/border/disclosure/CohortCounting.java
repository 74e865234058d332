package city.open.border.disclosure;

import city.open.ground.calendar.CityTime;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.OrderAnswered;
import city.open.inside.petition.PetitionEvent.OrderIssued;
import city.open.inside.petition.PetitionEvent.SupplementRequested;
import city.open.outside.record.Cohort;
import city.open.outside.record.CohortCount;
import city.open.outside.record.RecordWriter.Tally;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one fact adds to the figures of the petitions that came in together with its own: once when it is published, and again by whoever checks
 * them. How petitions stand is counted as the difference that the fact makes, so one that is opened again, or moves to another agency, is
 * counted where it is. What is counted, and how, is told to everyone at {@code /{lang}/statistics}.
 */
final class CohortCounting {
    private static final int WORKING_DAY = 8 * 60;

    private CohortCounting() {}

    /** How a petition stands. */
    private record Standing(Cohort of, boolean decided, boolean late) {
        static Standing of(Petition petition, String sector) {
            return new Standing(cohort(petition, sector), petition.isDecided(), petition.late());
        }

        void count(Tally tally, long more) {
            tally.count(line(of, CohortCount.RECEIVED), more);
            if (decided) {
                tally.count(line(of, CohortCount.DECIDED), more);
                if (!late) {
                    tally.count(line(of, CohortCount.ON_TIME), more);
                }
            }
        }
    }

    /**
     * @param before the petition before the fact; null where the fact begins it
     * @param after the petition after it
     * @param grounds on which parts of the entry were withheld when it was published
     */
    static void count(
            Tally tally,
            Fact fact,
            @Nullable Petition before,
            Petition after,
            String sector,
            Set<String> grounds,
            KnownDays days) {
        var stands = Standing.of(after, sector);
        var stood = before == null ? null : Standing.of(before, sector);
        if (!stands.equals(stood)) {
            if (stood != null) {
                stood.count(tally, -1);
            }
            stands.count(tally, 1);
        }
        if (!after.imported()) {
            ordered(tally, fact, cohort(after, sector));
        }
        if (!isCounted(fact, after)) {
            return;
        }
        var of = cohort(before == null ? after : before, sector);
        tally.count(line(of, CohortCount.ENTERED), 1);
        var lag = DivisionCounting.lag(fact, days);
        if (lag != null) {
            tally.count(line(of, CohortCount.valueOf(lag.name())), 1);
        }
        marks(fact, after, grounds).forEach(mark -> tally.count(line(of, mark), 1));
        grounds.forEach(ground -> tally.count(new Cohort.Line(of, CohortCount.GROUND, ground), 1));
    }

    private static void ordered(Tally tally, Fact fact, Cohort of) {
        if (fact.event() instanceof OrderIssued) {
            tally.count(line(of, CohortCount.ORDERS), 1);
        } else if (fact.event() instanceof OrderAnswered answered && DivisionCounting.isInTime(fact, answered)) {
            tally.count(line(of, CohortCount.ORDERS_IN_TIME), 1);
        }
    }

    /** What the entry of this fact marks its petition with, so that the petitions behind a count can be found. */
    static Set<CohortCount> marks(Fact fact, Petition after, Set<String> grounds) {
        var marks = EnumSet.noneOf(CohortCount.class);
        if (!isCounted(fact, after)) {
            return marks;
        }
        if (DivisionCounting.departs(fact.event())) {
            marks.add(CohortCount.DEPARTURES);
        }
        if (fact.event() instanceof SupplementRequested) {
            marks.add(CohortCount.SUPPLEMENTS);
        }
        if (!grounds.isEmpty()) {
            marks.add(CohortCount.WITHHELD);
        }
        return marks;
    }

    private static boolean isCounted(Fact fact, Petition after) {
        return !after.imported() && !DivisionCounting.isByItself(fact);
    }

    /** Whether it is decided by this fact, and never was before. */
    static boolean isFirstDecision(@Nullable Petition before, Petition after) {
        return after.isDecided() && after.earlierEndings().isEmpty() && (before == null || !before.isDecided());
    }

    /** @param decided as it stood after its first decision */
    static void took(Tally tally, Petition decided, String sector, int minutes) {
        var days = Integer.toString(Math.ceilDiv(minutes, WORKING_DAY));
        tally.count(new Cohort.Line(cohort(decided, sector), CohortCount.TOOK, days), 1);
    }

    private static Cohort.Line line(Cohort of, CohortCount what) {
        return new Cohort.Line(of, what, "");
    }

    private static Cohort cohort(Petition petition, String sector) {
        return new Cohort(
                YearMonth.from(LocalDate.ofInstant(petition.receivedAt(), CityTime.ZONE)),
                sector,
                petition.procedure().value(),
                petition.agency().value());
    }
}
