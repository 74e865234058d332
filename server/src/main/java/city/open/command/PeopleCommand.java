package city.open.command;

import city.open.inside.identity.Accounts;
import city.open.inside.identity.PeopleList;
import city.open.inside.identity.PeopleList.Kind;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "people",
        description =
                "Takes a list of who serves where, since and until when, from a CSV file: all of it or nothing. The same"
                        + " list again changes nothing; who is not on it stays as they are. Works beside a running server too.")
final class PeopleCommand extends BesideCommand {
    private static final int MOST_TOLD = 100;

    @Parameters(
            paramLabel = "FILE",
            description = "The list, in UTF-8, with the columns id, agency, unit, rank, name_ko, name_en, since, and"
                    + " where wanted phone, until, roles.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--dry-run", description = "Says what would change, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--by",
            paramLabel = "ACCOUNT",
            description = "Who does it: an open account that may manage accounts. Needed unless it is a dry run.")
    private @Nullable String by;

    PeopleCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        if (!dryRun && by == null) {
            throw new ParameterException(spec().commandLine(), "--by is needed unless it is a --dry-run.");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec().commandLine(), "There is no file %s to read.".formatted(file));
        }
        String csv;
        try {
            csv = Files.readString(file);
        } catch (CharacterCodingException otherLetters) {
            throw new ParameterException(
                    spec().commandLine(), "%s is not written in UTF-8.".formatted(file), otherLetters);
        }
        return inside(city -> take(city, csv));
    }

    private int take(ApplicationContext city, String csv) {
        var people = city.getBean(PeopleList.class);
        var account = by;
        if (account != null
                && city.getBean(Accounts.class)
                        .login(account)
                        .filter(login -> city.getBean(Rights.class)
                                .may(login, Right.MANAGE_ACCOUNTS)
                                .isGranted())
                        .isEmpty()) {
            say(spec().commandLine().getErr(), "There is no open account %s that may do this.".formatted(account));
            return spec().exitCodeOnInvalidInput();
        }
        var plan = dryRun || account == null ? people.look(csv, account) : people.take(csv, account);
        if (!plan.faults().isEmpty()) {
            plan.faults().stream()
                    .limit(MOST_TOLD)
                    .forEach(one -> say(
                            spec().commandLine().getErr(),
                            one.line() == 0
                                    ? one.words().en()
                                    : "line %d: %s"
                                            .formatted(one.line(), one.words().en())));
            return spec().exitCodeOnInvalidInput();
        }
        plan.changes()
                .forEach(one -> say("%s %s%s"
                        .formatted(
                                one.id(),
                                one.kind().words().en(),
                                one.details().isEmpty()
                                        ? ""
                                        : ": "
                                                + String.join(
                                                        "; ",
                                                        one.details().stream()
                                                                .map(detail -> detail.en())
                                                                .toList()))));
        say("%d lines: %d arrive, %d change, %d leave.%s"
                .formatted(
                        plan.lines(),
                        plan.count(Kind.ARRIVES),
                        plan.count(Kind.CHANGES),
                        plan.count(Kind.LEAVES),
                        dryRun ? " Nothing was written." : ""));
        return 0;
    }
}
