package city.open.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that does one thing inside and ends: on a stopped data folder or beside a running server. It serves nothing, publishes nothing and
 * runs no part of OPEN: no round begins, no held act is shown, no letter is emptied, no mail leaves. A server does that, now or when it is
 * started next.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Commands.Version.class)
abstract class BesideCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CityOptions city = new CityOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    BesideCommand(Class<?> application) {
        this.application = application;
    }

    final CommandSpec spec() {
        return spec;
    }

    final void say(String line) {
        say(spec.commandLine().getOut(), line);
    }

    static void say(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }

    /** What is done inside, and the exit code it comes to. */
    interface Work {
        int with(ApplicationContext city) throws IOException;
    }

    /**
     * Does it inside.
     *
     * @param more settings of the program
     * @return the exit code
     */
    final int inside(Work work, String... more) throws IOException {
        city.settle();
        var properties = database.properties();
        properties.addAll(List.of("--open.role=beside", "--open.beside=true"));
        properties.addAll(List.of(more));
        try (var program = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(properties.toArray(String[]::new))) {
            return work.with(program);
        }
    }
}
