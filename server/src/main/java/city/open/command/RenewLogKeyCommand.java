package city.open.command;

import city.open.outside.log.LogWriter;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(
        name = "renew-log-key",
        description =
                "Makes a new key for the public log and hands over to it: the last tree is signed with the old key and"
                        + " the new one, from then on the new one signs alone. Works on a stopped data folder and beside a running server.")
final class RenewLogKeyCommand extends BesideCommand {

    RenewLogKeyCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        return inside(city -> {
            say("The log is signed from now on with "
                    + city.getBean(LogWriter.class).renewKey());
            return 0;
        });
    }
}
