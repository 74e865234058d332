package city.open.outside.telling;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.Durations;
import city.open.town.catalogue.Procedure;
import org.jspecify.annotations.Nullable;

/** How long petitions of a procedure really took, in working days, beside what the law allows; empty where no law sets a period. */
public record Usual(int finished, String fast, String middle, String slow, String law) {
    private static final double WORKING_DAY = 8 * 60;

    public static @Nullable Usual of(Words words, Durations durations, @Nullable Procedure procedure) {
        var whole = durations.whole();
        if (whole == null) {
            return null;
        }
        return new Usual(
                durations.finished(),
                days(words, whole.p10()),
                days(words, whole.p50()),
                days(words, whole.p90()),
                procedure == null || !procedure.basis().binds()
                        ? ""
                        : words.of(procedure.period().inWords()));
    }

    public static String days(Words words, int minutes) {
        return minutes == 0
                ? words.say("span.same-day")
                : words.say("span.working", When.number(minutes / WORKING_DAY));
    }
}
