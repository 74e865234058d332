package city.open.command;

import city.open.vault.Vault;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "renew-vault-key",
        description =
                "Makes a new master key for the vault and wraps the key of every petition with it. Works on a stopped data folder and"
                        + " beside a running server, which takes the new key up by itself. Back up keys/vault.json afterwards.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class RenewVaultKeyCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--wrap-only",
            description =
                    "Make no key: wrap with the primary key of the keyset as it is given, as after copying it to every machine.")
    private boolean wrapOnly;

    RenewVaultKeyCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var properties = database.properties();
        properties.add("--open.role=office");
        properties.add("--open.beside=true");
        try (var context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(properties.toArray(String[]::new))) {
            var vault = context.getBean(Vault.class);
            if (!wrapOnly) {
                vault.renewMasterKey();
            }
            spec.commandLine().getOut().println("Wrapped with the new master key: " + vault.wrapAnew() + " keys.");
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
