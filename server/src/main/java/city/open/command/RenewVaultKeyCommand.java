package city.open.command;

import city.open.inside.vault.Vault;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "renew-vault-key",
        description =
                "Makes a new master key for the vault and wraps the key of every petition with it. Works on a stopped data folder and"
                        + " beside a running server, which takes the new key up by itself. Back up keys/vault.json afterwards.")
final class RenewVaultKeyCommand extends BesideCommand {

    @Option(
            names = "--wrap-only",
            description =
                    "Make no key: wrap with the primary key of the keyset as it is given, as after copying it to every machine.")
    private boolean wrapOnly;

    RenewVaultKeyCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        return inside(city -> {
            var vault = city.getBean(Vault.class);
            if (!wrapOnly) {
                vault.renewMasterKey();
            }
            say("Wrapped with the new master key: " + vault.wrapAnew() + " keys.");
            return 0;
        });
    }
}
