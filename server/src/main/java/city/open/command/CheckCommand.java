package city.open.command;

import city.open.border.disclosure.Agreement;
import city.open.border.disclosure.LetterSigners;
import city.open.border.reports.Custody;
import city.open.inside.dates.Leftovers;
import city.open.inside.identity.Privileges;
import city.open.inside.vault.Vault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description =
                "Checks that journal, projections, public record and log agree, at one moment, and that the indexes have no gap."
                        + " Changes nothing. Exit 0 only if they agree. Works on a stopped data folder and beside a running server.")
final class CheckCommand extends BesideCommand {

    CheckCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        return inside(
                city -> {
                    var report = city.getBean(Agreement.class).check();
                    report.findings().forEach(this::say);
                    var leftovers = city.getBean(Leftovers.class).find();
                    leftovers.forEach(this::say);
                    var vault = city.getBean(Vault.class);
                    var letterBox = vault.hasKey() ? vault.letterBoxFault() : Optional.<String>empty();
                    letterBox.ifPresent(this::say);
                    var signers = city.getBean(LetterSigners.class).fault();
                    signers.ifPresent(this::say);
                    var accounts = city.getBean(Privileges.class).findings();
                    accounts.forEach(this::say);
                    // Whose keys names are sealed to; without the master key nobody here can tell.
                    var custodians =
                            vault.hasKey() ? city.getBean(Custody.class).findings() : List.<String>of();
                    custodians.forEach(this::say);
                    boolean agree = report.agrees()
                            && leftovers.isEmpty()
                            && letterBox.isEmpty()
                            && signers.isEmpty()
                            && accounts.isEmpty()
                            && custodians.isEmpty();
                    if (report.unbound() > 0) {
                        say(
                                "%,d petitions were published before their heads were bound to the log, and did not change since: these heads cannot be checked"
                                        .formatted(report.unbound()));
                    }
                    say(
                            "%,d petitions, %,d facts, %,d entries and %,d of the city itself, %,d facts not published yet: %s"
                                    .formatted(
                                            report.petitions(),
                                            report.facts(),
                                            report.entries(),
                                            report.ofCity(),
                                            report.awaiting(),
                                            agree
                                                    ? "journal, projections, record and log agree"
                                                    : "they do not agree"));
                    return agree ? 0 : 1;
                },
                "--open.read-only=true");
    }
}
