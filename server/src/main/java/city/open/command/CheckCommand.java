package city.open.command;

import city.open.disclosure.Agreement;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description = "Checks that journal, projections and public record agree and that the indexes have no gap."
                + " Exit 0 only if they do. Works on a stopped data folder and beside a running server.")
final class CheckCommand extends BesideCommand {

    CheckCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        return inside(city -> {
            var report = city.getBean(Agreement.class).check();
            report.findings().forEach(this::say);
            say("%,d petitions, %,d facts, %,d entries, %,d facts not published yet: %s"
                    .formatted(
                            report.petitions(),
                            report.facts(),
                            report.entries(),
                            report.awaiting(),
                            report.agrees() ? "journal, projections and record agree" : "they do not agree"));
            return report.agrees() ? 0 : 1;
        });
    }
}
