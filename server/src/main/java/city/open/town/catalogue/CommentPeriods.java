package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Which procedures invite comments of everybody, and for how long at least (의견 제출 기간): the sheets of {@code comments/}. They stand beside the
 * procedures and not in their versions, as what changes here changes no step (decision 70). A city without a sheet invites none.
 */
@Component
public final class CommentPeriods {
    private final Map<ProcedureCode, Invites> invited;

    public CommentPeriods() {
        var faults = new Faults();
        invited = read(CityFolder.here(), faults);
        faults.stop(SheetFault::new);
    }

    /**
     * Reads the sheets of a folder alone, and says what is wrong with them.
     *
     * @param known those that the folder's catalogue has
     */
    public static void check(CityFolder city, Predicate<ProcedureCode> known, Faults faults) {
        read(city, faults).forEach((code, _) -> {
            if (!known.test(code)) {
                faults.add("comments: no procedure has the code \"%s\"".formatted(code));
            }
        });
    }

    /** Empty where the procedure invites no comments. */
    public Optional<Invites> of(ProcedureCode procedure) {
        return Optional.ofNullable(invited.get(procedure));
    }

    /**
     * @param step with which the period begins
     * @param atLeast how long comments are taken at least, by the Civil Act's counting
     * @param answerWithin how long the office has for its answers once the period is over
     * @param basis what both rest on
     */
    public record Invites(ProcedureCode procedure, StepId step, Period atLeast, Period answerWithin, Basis basis) {}

    private static Map<ProcedureCode, Invites> read(CityFolder city, Faults faults) {
        Map<ProcedureCode, Invites> read = new LinkedHashMap<>();
        if (city.names("comments").isEmpty()) {
            return read;
        }
        for (var sheet : Sheets.folder(city.place(), "comments", faults)) {
            sheet.only("procedures");
            for (var entry : sheet.entries("procedures")) {
                var one = invites(entry.named(entry.maybe("code").orElse("procedure without a code")));
                if (read.put(one.procedure(), one) != null) {
                    entry.fault("the procedure stands here already");
                }
            }
        }
        return read;
    }

    private static Invites invites(Entry entry) {
        entry.only("code", "step", "at-least", "answer-within", "basis");
        return new Invites(
                entry.parsed("code", ProcedureCode::new, new ProcedureCode("UNKNOWN")),
                entry.parsed("step", StepId::new, new StepId("unknown")),
                days(entry, "at-least"),
                days(entry, "answer-within"),
                entry.entry("basis")
                        .map(basis -> {
                            basis.only("status", "ko", "en");
                            return new Basis(basis.choice("status", Basis.Status.class), basis.both());
                        })
                        .orElseGet(() -> {
                            entry.fault("`basis` is missing");
                            return new Basis(Basis.Status.DEFAULT, new Text("?", "?"));
                        }));
    }

    private static Period days(Entry entry, String key) {
        var period = entry.parsed(key, Period::parse, Period.days(1));
        if (period.unit() == Period.Unit.IMMEDIATE) {
            entry.fault("`%s` is a number of days, weeks or months".formatted(key));
            return Period.days(1);
        }
        return period;
    }
}
