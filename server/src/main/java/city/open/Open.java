package city.open;

import city.open.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one entry point: {@code ./open COMMAND}. */
@SpringBootApplication(proxyBeanMethods = false)
public final class Open {

    private Open() {}

    public static void main(String[] args) {
        System.exit(Commands.run(Open.class, args));
    }
}
