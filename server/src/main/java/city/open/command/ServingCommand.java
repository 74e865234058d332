package city.open.command;

import city.open.inside.identity.FirstAdministrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that starts a server, and returns when that has been stopped. */
@Command(mixinStandardHelpOptions = true, versionProvider = Commands.Version.class)
abstract class ServingCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CityOptions city = new CityOptions();

    @Mixin
    private final WebOptions web = new WebOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    ServingCommand(Class<?> application) {
        this.application = application;
    }

    /** What this command sets beyond where the server listens and where its data are. */
    abstract List<String> properties();

    final WebOptions web() {
        return web;
    }

    final CommandSpec spec() {
        return spec;
    }

    /** Says where the server can be reached once everything is loaded. */
    @Override
    public final Integer call() throws InterruptedException {
        city.settle();
        List<String> arguments = new ArrayList<>(properties());
        arguments.addAll(web.properties());
        arguments.addAll(database.properties());
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication program = new SpringApplicationBuilder(application).build();
        ConfigurableApplicationContext context = program.run(arguments.toArray(String[]::new));
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> {
            if (event.getApplicationContext() == context) {
                closed.countDown();
            }
        });
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        spec.commandLine().getOut().println("OPEN is ready at " + web.url(port));
        context.getBeanProvider(FirstAdministrator.class).stream()
                .flatMap(nobodyYet -> nobodyYet.link(web.url(port)).stream())
                .forEach(link -> spec.commandLine()
                        .getOut()
                        .println("Nobody can log in yet. Make the first administrator's account, once and within"
                                + " three days, at " + link));
        spec.commandLine().getOut().flush();
        closed.await();
        return 0;
    }
}
