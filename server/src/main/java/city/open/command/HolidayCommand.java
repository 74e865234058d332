package city.open.command;

import city.open.ground.calendar.Holiday;
import city.open.inside.dates.DaysOff;
import city.open.inside.dates.DaysOff.Proposal;
import city.open.inside.dates.DaysOff.Typed;
import city.open.inside.identity.Accounts;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "holiday",
        description =
                "Proposes a public holiday that was named while OPEN runs, or that one is taken back, and says which due dates"
                        + " would move. Another official agrees on the page 'Holidays' of the intranet. Without a day, lists what was"
                        + " announced and what waits. Works on a stopped data folder and beside a running server.")
final class HolidayCommand extends BesideCommand {

    @Parameters(arity = "0..1", paramLabel = "DAY", description = "The day, like 2027-05-04.")
    private @Nullable String day;

    @Option(names = "--withdraw", description = "Take the announced day back. Then --ko and --en say why.")
    private boolean withdraw;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "TEMPORARY",
            description = "TEMPORARY, ELECTION or SUBSTITUTE. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private Holiday.Kind kind;

    @Option(names = "--ko", paramLabel = "TEXT", description = "What it is called in Korean.")
    private @Nullable String ko;

    @Option(names = "--en", paramLabel = "TEXT", description = "The same in English.")
    private @Nullable String en;

    @Option(
            names = "--basis",
            paramLabel = "TEXT",
            description = "The legal ground: the article and the Cabinet's decision.")
    private @Nullable String basis;

    @Option(
            names = "--by",
            paramLabel = "ACCOUNT",
            description = "Whose proposal it is: an open account that may name holidays.")
    private @Nullable String by;

    HolidayCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        if (day == null) {
            return inside(city -> list(city.getBean(DaysOff.class)));
        }
        var typed = new Typed(
                day, withdraw ? "" : kind.name(), needed("--ko", ko), needed("--en", en), needed("--basis", basis));
        var account = needed("--by", by);
        return inside(city -> propose(city, account, typed));
    }

    private String needed(String option, @Nullable String given) {
        return Optional.ofNullable(given)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ParameterException(
                        spec().commandLine(), "%s is needed to propose a day.".formatted(option)));
    }

    private int propose(ApplicationContext city, String account, Typed typed) {
        var login = city.getBean(Accounts.class).login(account);
        if (login.isEmpty()) {
            say(
                    spec().commandLine().getErr(),
                    "No open account of somebody in office is called %s.".formatted(account));
            return spec().exitCodeOnInvalidInput();
        }
        var daysOff = city.getBean(DaysOff.class);
        var faults = daysOff.propose(login.get(), typed);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> say(
                    spec().commandLine().getErr(),
                    "%s: %s".formatted(fault.field(), fault.words().en())));
            return spec().exitCodeOnInvalidInput();
        }
        daysOff.waiting().stream()
                .filter(one -> one.day().toString().equals(typed.day()))
                .forEach(one -> tell(daysOff, one));
        return 0;
    }

    private int list(DaysOff daysOff) {
        daysOff.announced().forEach(one -> {
            var holiday = one.holiday();
            var withdrawal = one.withdrawal();
            say("%s %s / %s, announced %s%s"
                    .formatted(
                            holiday.date(),
                            holiday.name().ko(),
                            holiday.name().en(),
                            one.announcedAt(),
                            withdrawal == null ? "" : ", withdrawn " + withdrawal.at()));
        });
        daysOff.waiting().forEach(one -> tell(daysOff, one));
        if (daysOff.announced().isEmpty() && daysOff.waiting().isEmpty()) {
            say("No holiday was announced while OPEN ran, and none is proposed.");
        }
        return 0;
    }

    private void tell(DaysOff daysOff, Proposal proposal) {
        var effect = daysOff.effect(proposal);
        say("%s is proposed %s by %s: %s / %s. It waits for another official to agree on the page 'Holidays'."
                .formatted(
                        proposal.day(),
                        proposal.withdraws() ? "to be a working day again" : "as a public holiday",
                        proposal.by(),
                        proposal.words().ko(),
                        proposal.words().en()));
        say("Open petitions due on that day or later: %d; of the first %d, %d move."
                .formatted(effect.due(), effect.looked(), effect.moves().size()));
        effect.moves().stream()
                .limit(20)
                .forEach(move -> say("  %s %s -> %s".formatted(move.number(), move.before(), move.after())));
    }
}
