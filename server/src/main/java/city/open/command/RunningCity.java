package city.open.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Model.CommandSpec;

/** A server from its start to its end. */
final class RunningCity {

    private RunningCity() {}

    /** Says where it can be reached once everything is loaded, and returns when it has been stopped. */
    static int serve(Class<?> application, CommandSpec spec, WebOptions web, List<String> properties)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(web.properties());
        arguments.addAll(properties);
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication city = new SpringApplicationBuilder(application).build();
        ConfigurableApplicationContext context = city.run(arguments.toArray(String[]::new));
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> {
            if (event.getApplicationContext() == context) {
                closed.countDown();
            }
        });
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        spec.commandLine().getOut().println("OPEN is ready at " + web.url(port));
        spec.commandLine().getOut().flush();
        closed.await();
        return 0;
    }
}
