package city.open.inside.vault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A machine that runs the office puts its public key into the letter box when it starts: before anybody can file, and before the publisher tells who signs. */
@Component
class LetterBoxStart implements SmartLifecycle {
    private final Vault vault;
    private final boolean officeHere;
    private volatile boolean running;

    LetterBoxStart(Vault vault, @Value("${open.role:all}") String role) {
        this.vault = vault;
        this.officeHere = role.equals("all") || role.equals("office");
    }

    @Override
    public void start() {
        if (vault.hasKey()) {
            vault.prepareLetterBox();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return officeHere;
    }

    /** Ahead of web server and publisher, which come last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
