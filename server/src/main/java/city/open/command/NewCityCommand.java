package city.open.command;

import city.open.ground.folder.CityFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new-city",
        description =
                "Writes the folder of a city to begin with: a small invented one that can be served as it is, with what"
                        + " each line means. The folder must be new or empty.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class NewCityCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder)) {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "%s is a file: name a folder.".formatted(folder));
            }
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "%s is not empty, and nothing in it is written over: name a new folder.".formatted(folder));
                }
            }
        }
        CityFolder.writeStart(folder);
        BesideCommand.say(
                spec.commandLine().getOut(),
                "A city to begin with is in %1$s. Change it, ask ./open check-city %1$s, and start it with ./open serve --city %1$s"
                        .formatted(folder));
        return 0;
    }
}
